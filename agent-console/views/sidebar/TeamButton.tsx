import { useEffect } from 'preact/hooks';
import type { Colleague } from '../../stores/people/team.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';

const FACES = 3;
/** The server counts no further. */
const MAX_COUNT = 100;

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
          <People people={people} />
        </>
      )}
    </Popover>
  );
}

/** The team, with what each of them has; asked for anew whenever the list is opened, because no event tells of it. */
function People({ people }: { people: Colleague[] }) {
  const { team } = useWorkspace();
  useEffect(() => void team.refresh(), [team]);
  return (
    <ul class="team__list">
      {people.map((person) => (
        <Person person={person} key={person.id} />
      ))}
    </ul>
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
      {person.open !== undefined && <span class="team__load">{t.load(countText(person.open))}</span>}
      <span class="team__state">{person.here ? availability.states[person.state] : t.off}</span>
    </li>
  );
}

function countText(count: number): string {
  return count >= MAX_COUNT ? `${MAX_COUNT - 1}+` : String(count);
}
