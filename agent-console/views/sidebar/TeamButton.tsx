import type { Colleague } from '../../stores/people/team.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';

const FACES = 3;

/** Who is on duty, and on a click the whole team. */
export function TeamButton({ people, onDuty }: { people: Colleague[]; onDuty: Colleague[] }) {
  const { team: t } = useTexts();
  return (
    <Popover
      label={`${t.label}: ${t.onDuty(onDuty.length)}`}
      class="team"
      side="below"
      button={
        <span class="faces">
          {onDuty.slice(0, FACES).map((person) => (
            <Avatar id={person.id} name={person.name} size="small" key={person.id} />
          ))}
          {onDuty.length === 0 && <Icon name="users" />}
          <span class="faces__more">{onDuty.length}</span>
        </span>
      }
    >
      {() => (
        <>
          <p class="popover__title">
            {t.label}
            <span>{t.onDuty(onDuty.length)}</span>
          </p>
          <ul class="team__list">
            {people.map((person) => (
              <Person person={person} key={person.id} />
            ))}
          </ul>
        </>
      )}
    </Popover>
  );
}

function Person({ person }: { person: Colleague }) {
  const { team: t, availability } = useTexts();
  const { agent } = useWorkspace();
  return (
    <li class="team__person" data-on={person.onDuty}>
      <Avatar id={person.id} name={person.name} size="small" here={person.onDuty} />
      <span class="team__name">
        {person.name} {person.id === agent.id && <span class="team__you">{t.you}</span>}
      </span>
      <span class="team__state">{person.here ? availability.states[person.state] : t.off}</span>
    </li>
  );
}
