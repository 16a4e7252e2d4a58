import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';
import { AvailabilityChoices } from './AvailabilityChoices.tsx';
import { ThemeChoices } from './ThemeChoices.tsx';

/** Who is signed in, and what is set rather than done. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { texts, session } = useConsole();
  const { agent, notices, availability } = useWorkspace();
  const t = texts.account;
  const state = texts.availability.states[availability.state.value];
  const signOut = async () => {
    const answer = await session.signOut();
    if (!answer.ok)
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
  };
  return (
    <Popover
      label={t.open(agent.name, state)}
      class="account__menu"
      side="above"
      button={
        <>
          <Avatar id={agent.id} name={agent.name} size="small" />
          <span class="account__role" data-availability={availability.state.value}>
            {state}
          </span>
        </>
      }
    >
      {(close) => (
        <>
          <p class="popover__title">
            {agent.name}
            <span>{agent.email}</span>
          </p>
          <AvailabilityChoices />
          <ThemeChoices />
          <div class="menu">
            <Link to={{ page: 'settings', section: '' }} class="menu__item" onFollow={close}>
              <Icon name="gear" /> {texts.settings.title}
            </Link>
            {agent.role === 'admin' && (
              <>
                <Link
                  to={{ page: 'reports', part: '', search: '' }}
                  class="menu__item rail__narrow-only"
                  onFollow={close}
                >
                  <Icon name="chart" /> {t.reports}
                </Link>
                <Link to={{ page: 'install' }} class="menu__item" onFollow={close}>
                  <Icon name="code" /> {t.install}
                </Link>
              </>
            )}
            <button
              type="button"
              class="menu__item for-keys"
              onClick={() => {
                close();
                onHelp();
              }}
            >
              <Icon name="keyboard" /> {t.shortcuts}
            </button>
            <button type="button" class="menu__item" onClick={() => void signOut()}>
              <Icon name="leave" /> {t.signOut}
            </button>
          </div>
        </>
      )}
    </Popover>
  );
}
