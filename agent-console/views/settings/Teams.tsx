import { useSignal } from '@preact/signals';
import type { SupportTeam } from '../../../server/contract/schemas/desk-api.ts';
import type { Fairness } from '../../../server/contract/schemas/site-settings.ts';
import { useDesk, useTexts } from '../context.ts';
import { NameField } from '../elements/NameField.tsx';
import { FairnessFields } from './FairnessFields.tsx';
import { SettingsForm, SettingsList } from './Rows.tsx';
import { Tick } from './sites/fields.tsx';

/** Teams: agents who answer for something together, and have a line of their own. */
export function Teams() {
  const { settings } = useTexts();
  const { directory, newId, team } = useDesk();
  const t = settings.teams;
  const names = (of: SupportTeam) =>
    team.people.value
      .filter((person) => of.memberIds.includes(person.id))
      .map((person) => person.name)
      .join(', ');
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <SettingsList
        things={directory.teams.value}
        empty={t.none}
        addLabel={t.add}
        newId={newId}
        row={(one) => (
          <>
            <strong>{one.name}</strong> <span class="settings__aside">{names(one) || t.nobody}</span>
          </>
        )}
        form={(id, one, done) => <TeamForm id={id} of={one} done={done} />}
      />
    </>
  );
}

/** What a rule of a team's own begins as. */
const FIRST_RULE: Fairness = { mode: 'robin', cap: 5, acceptSeconds: null, sticky: false };

function TeamForm({ id, of, done }: { id: string; of: SupportTeam | null; done: () => void }) {
  const { settings } = useTexts();
  const { directory, team } = useDesk();
  const t = settings.teams;
  const name = useSignal(of?.name ?? '');
  const fairness = useSignal<Fairness | null>(of?.fairness ?? null);
  const members = useSignal<ReadonlySet<string>>(new Set(of?.memberIds ?? []));
  return (
    <SettingsForm
      label={of?.name ?? t.add}
      save={() =>
        directory.putTeam(id, {
          name: name.value,
          memberIds: [...members.value],
          fairness: fairness.value,
        })
      }
      {...(of === null ? {} : { onDelete: () => directory.deleteTeam(id) })}
      onDone={done}
    >
      <NameField label={t.name} name={name} />
      <fieldset class="settings__members">
        <legend class="field__label">{t.members}</legend>
        {team.people.value.map((person) => (
          <label class="settings__member" key={person.id}>
            <input
              type="checkbox"
              checked={members.value.has(person.id)}
              onChange={({ currentTarget }) => {
                const next = new Set(members.value);
                if (currentTarget.checked) next.add(person.id);
                else next.delete(person.id);
                members.value = next;
              }}
            />
            {person.name}
          </label>
        ))}
      </fieldset>
      <Tick
        label={t.ownRule}
        value={fairness.value !== null}
        set={(own) => {
          fairness.value = own ? FIRST_RULE : null;
        }}
      />
      {fairness.value !== null && (
        <FairnessFields
          value={fairness.value}
          set={(next) => {
            fairness.value = next;
          }}
        />
      )}
    </SettingsForm>
  );
}
