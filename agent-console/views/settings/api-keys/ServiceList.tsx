import { useSignal } from '@preact/signals';
import type { Service } from '../../../../server/contract/schemas/developers/services.ts';
import { useConsole } from '../../context.ts';
import { NameField } from '../../elements/forms/NameField.tsx';
import { SettingsForm } from '../../elements/forms/SettingsForm.tsx';
import { SettingsList } from '../SettingsList.tsx';
import { useKeyTexts } from './key-texts.ts';

/** The services: names under which programs write. */
export function ServiceList({
  services,
  onChanged,
}: {
  services: readonly Service[];
  onChanged: () => Promise<void>;
}) {
  const t = useKeyTexts();
  return (
    <section class="settings__part">
      <h3 class="settings__heading">{t.services}</h3>
      <p class="settings__lead">{t.servicesLead}</p>
      <SettingsList
        things={services}
        empty={t.noServices}
        addLabel={t.addService}
        newId={() => crypto.randomUUID()}
        row={({ name }) => <span dir="auto">{name}</span>}
        form={(id, service, done) => (
          <ServiceForm
            id={id}
            service={service}
            done={() => {
              done();
              void onChanged();
            }}
          />
        )}
      />
    </section>
  );
}

function ServiceForm({ id, service, done }: { id: string; service: Service | null; done: () => void }) {
  const { accounts } = useConsole();
  const t = useKeyTexts();
  const name = useSignal(service?.name ?? '');
  return (
    <SettingsForm
      label={service?.name ?? t.addService}
      save={() => accounts.putService(id, { name: name.value })}
      {...(service === null
        ? {}
        : {
            onDelete: () => accounts.deleteService(id),
            deleting: { label: t.remove, sure: t.removeServiceSure },
          })}
      onDone={done}
    >
      <NameField label={t.serviceName} name={name} />
    </SettingsForm>
  );
}
