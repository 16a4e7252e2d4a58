import { useSignal } from '@preact/signals';
import type { RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import type { SupportTeam } from '../../../server/contract/schemas/teams.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { teams as en } from '../../locales/pages/en/teams.ts';
import { teams as zh } from '../../locales/pages/zh/teams.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { NameField } from '../elements/forms/NameField.tsx';
import { SettingsForm } from '../elements/forms/SettingsForm.tsx';
import { RoutingFields } from './RoutingFields.tsx';
import { SettingsList } from './SettingsList.tsx';
import { Tick } from './sites/fields.tsx';

/** Teams: agents who answer for something together, and have a line of their own. */
export function Teams() {
  const texts = useTexts();
  const { directory, newId, team } = useWorkspace();
  const t = pageTexts(texts, 'teams', { en, zh });
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
const FIRST_RULE: RoutingRule = { mode: 'round_robin', cap: 5, acceptSeconds: null, sticky: false };

function TeamForm({ id, of, done }: { id: string; of: SupportTeam | null; done: () => void }) {
  const texts = useTexts();
  const { directory, team } = useWorkspace();
  const t = pageTexts(texts, 'teams', { en, zh });
  const name = useSignal(of?.name ?? '');
  const routing = useSignal<RoutingRule | null>(of?.routing ?? null);
  const members = useSignal<ReadonlySet<string>>(new Set(of?.memberIds ?? []));
  return (
    <SettingsForm
      label={of?.name ?? t.add}
      save={() =>
        directory.putTeam(id, {
          name: name.value,
          memberIds: [...members.value],
          routing: routing.value,
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
        value={routing.value !== null}
        set={(own) => {
          routing.value = own ? FIRST_RULE : null;
        }}
      />
      {routing.value !== null && (
        <RoutingFields
          value={routing.value}
          set={(next) => {
            routing.value = next;
          }}
        />
      )}
    </SettingsForm>
  );
}
