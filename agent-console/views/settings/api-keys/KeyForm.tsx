import { type Signal, useSignal } from '@preact/signals';
import { API_SCOPES } from '../../../../server/contract/api-scopes.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { ApiScope, NewApiKey } from '../../../../server/contract/schemas/api-keys.ts';
import type { Service } from '../../../../server/contract/schemas/developers/services.ts';
import { useConsole } from '../../context.ts';
import { CopyText } from '../../elements/CopyText.tsx';
import { FormTrouble } from '../../elements/forms/FormTrouble.tsx';
import { NameField } from '../../elements/forms/NameField.tsx';
import { useKeyTexts } from './key-texts.ts';
import { SpeakerField } from './SpeakerField.tsx';

const DAY_MS = 86_400_000;
const LIFETIMES_DAYS = [30, 90, 365] as const;

/** For whom a key speaks: an id of a service, or one of these. */
export type Speaker = 'myself' | 'new' | (string & {});

/** Makes a key; its token is shown once, to be copied. */
export function KeyForm({ services, onMade }: { services: readonly Service[]; onMade: () => void }) {
  const { accounts, texts } = useConsole();
  const t = useKeyTexts();
  const name = useSignal('');
  const speaker = useSignal<Speaker>('myself');
  const serviceName = useSignal('');
  const scopes = useSignal<readonly ApiScope[]>(['read']);
  const days = useSignal<number | null>(LIFETIMES_DAYS[1]);
  const busy = useSignal(false);
  const token = useSignal<string | null>(null);
  const wrong = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    wrong.value = missing();
    if (wrong.value !== '' || busy.value) return;
    busy.value = true;
    const answer = await make();
    busy.value = false;
    if (!answer.ok) {
      if (answer.code !== 'confirmation_required')
        wrong.value = answer.status === 0 ? texts.notice.away : answer.message;
      return;
    }
    token.value = answer.value.token;
    name.value = '';
    onMade();
  };
  const missing = (): string => {
    if (name.value.trim() === '') return t.nameMissing;
    if (speaker.value === 'new' && serviceName.value.trim() === '') return t.serviceNameMissing;
    return scopes.value.length === 0 ? t.scopeMissing : '';
  };
  /** A new service first. It is there from then on, also where the key is refused. */
  const make = async (): Promise<Answer<NewApiKey>> => {
    if (speaker.value === 'new') {
      const made = await accounts.putService(crypto.randomUUID(), { name: serviceName.value });
      if (!made.ok) return made;
      speaker.value = made.value.id;
      onMade();
    }
    return accounts.createApiKey({
      id: crypto.randomUUID(),
      name: name.value,
      scopes: [...scopes.value],
      expiresAt: days.value === null ? null : Date.now() + days.value * DAY_MS,
      ...(speaker.value === 'myself' ? {} : { serviceId: speaker.value }),
    });
  };
  return (
    <form class="settings__form settings__part" onSubmit={submit} noValidate aria-label={t.make}>
      <h3 class="settings__heading">{t.make}</h3>
      <FormTrouble text={wrong.value === '' ? undefined : wrong.value} />
      <NameField label={t.name} name={name} />
      <SpeakerField services={services} speaker={speaker} serviceName={serviceName} />
      <ScopesField scopes={scopes} />
      <LifetimeField days={days} />
      <div class="settings__acts">
        <button type="submit" class="button button--primary" aria-disabled={busy.value}>
          {t.make}
        </button>
      </div>
      <div role="status">
        {token.value !== null && (
          <>
            <p>{t.once}</p>
            <CopyText text={token.value} />
          </>
        )}
      </div>
    </form>
  );
}

function ScopesField({ scopes }: { scopes: Signal<readonly ApiScope[]> }) {
  const t = useKeyTexts();
  return (
    <fieldset class="settings__members">
      <legend class="field__label">{t.may}</legend>
      {API_SCOPES.map((scope) => (
        <label class="settings__member" key={scope}>
          <input
            type="checkbox"
            checked={scopes.value.includes(scope)}
            onChange={() => {
              scopes.value = API_SCOPES.filter((one) => (one === scope) !== scopes.value.includes(one));
            }}
          />
          {t.scopes[scope]}
        </label>
      ))}
    </fieldset>
  );
}

function LifetimeField({ days }: { days: Signal<number | null> }) {
  const t = useKeyTexts();
  return (
    <fieldset class="settings__members">
      <legend class="field__label">{t.ends}</legend>
      {[...LIFETIMES_DAYS, null].map((one) => (
        <label class="settings__member" key={one}>
          <input
            type="radio"
            name="lifetime"
            checked={days.value === one}
            onChange={() => {
              days.value = one;
            }}
          />
          {one === null ? t.never : t.days(one)}
        </label>
      ))}
    </fieldset>
  );
}
