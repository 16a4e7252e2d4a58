import { useSignal } from '@preact/signals';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import {
  PUBLIC_EVENT_TYPES,
  type PublicEventType,
} from '../../../../server/contract/routes/public-event-types.ts';
import type { PutWebhook, WebhookEndpoint } from '../../../../server/contract/schemas/webhooks-api.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { AddressField } from '../../elements/forms/AddressField.tsx';
import { NameField } from '../../elements/forms/NameField.tsx';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { ChosenField, chosenIds } from './ChosenField.tsx';
import { webhookTexts } from './webhook-texts.ts';

type Entered = Omit<PutWebhook, 'on'>;

/** Adds an endpoint, or changes what is sent to it and where. */
export function EndpointForm<T>({
  endpoint,
  save,
  onSaved,
  onCancel,
}: {
  endpoint: WebhookEndpoint | null;
  save: (what: Entered) => Promise<Answer<T>>;
  onSaved: (answer: T) => void;
  onCancel: () => void;
}) {
  const texts = useTexts();
  const t = webhookTexts(texts);
  const { directory, sites } = useWorkspace();
  const name = useSignal(endpoint?.name ?? '');
  const url = useSignal(endpoint?.url ?? '');
  const types = useSignal<readonly string[] | null>(endpoint?.types ?? null);
  const siteIds = useSignal<readonly string[] | null>(endpoint?.siteIds ?? null);
  const teamIds = useSignal<readonly string[] | null>(endpoint?.teamIds ?? null);
  const check = () =>
    [types, siteIds, teamIds].some(({ value }) => value?.length === 0) ? t.noneSelected : '';
  const entered = (): Entered => ({
    name: name.value,
    url: url.value.trim(),
    types: chosenIds(types) as PublicEventType[] | null,
    siteIds: chosenIds(siteIds),
    teamIds: chosenIds(teamIds),
  });
  return (
    <SettingsForm
      label={endpoint?.name ?? t.add}
      submit={endpoint === null ? t.add : texts.settings.save}
      check={check}
      save={() => save(entered())}
      onSaved={onSaved}
      onDone={onCancel}
    >
      <NameField label={t.name} name={name} />
      <AddressField label={t.url} hint={t.urlHint} url={url} />
      <ChosenField
        label={t.events}
        all={t.allEvents}
        some={t.someEvents}
        offered={PUBLIC_EVENT_TYPES.map((type) => ({ id: type, name: type }))}
        chosen={types}
      />
      <ChosenField
        label={t.sites}
        all={t.allSites}
        some={t.someSites}
        offered={sites.sites.value ?? []}
        chosen={siteIds}
      />
      <ChosenField
        label={t.teams}
        all={t.allTeams}
        some={t.someTeams}
        offered={directory.teams.value}
        chosen={teamIds}
      />
    </SettingsForm>
  );
}
