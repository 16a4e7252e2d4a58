import { useConsole, useWorkspace } from '../context.ts';
import { Avatar } from '../elements/Avatar.tsx';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';
import { AvailabilityChoices } from './AvailabilityChoices.tsx';
import { ThemeChoices } from './ThemeChoices.tsx';

const REPORTS = { page: 'reports', part: '', search: '' } as const;

/** Who is signed in, and what is set rather than done. */
export function AccountBar({ onHelp }: { onHelp: () => void }) {
  const { texts, session } = useConsole();
  const { agent, notices, availability } = useWorkspace();
  const t = texts.account;
  const signOut = async () => {
    const answer = await session.signOut();
    if (!answer.ok)
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
  };
  return (
    <footer class="account">
      <Popover
        label={t.open(agent.name, texts.availability.states[availability.state.value])}
        class="account__menu"
        side="above"
        button={
          <>
            <Avatar id={agent.id} name={agent.name} size="small" />
            <span class="account__name">
              {agent.name}
              <span class="account__role" data-availability={availability.state.value}>
                {texts.availability.states[availability.state.value]}
              </span>
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
              <Link to={{ page: 'visitors' }} class="menu__item" onFollow={close}>
                <Icon name="globe" /> {texts.visitorsHere.title}
              </Link>
              {agent.role === 'admin' && (
                <>
                  <Link to={REPORTS} class="menu__item" onFollow={close}>
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
      {agent.role === 'admin' && (
        <Link to={REPORTS} class="icon-button" aria-label={t.reports} title={t.reports}>
          <Icon name="chart" />
        </Link>
      )}
      <Link
        to={{ page: 'visitors' }}
        class="icon-button"
        aria-label={texts.visitorsHere.title}
        title={texts.visitorsHere.title}
      >
        <Icon name="globe" />
      </Link>
      <Link
        to={{ page: 'settings', section: '' }}
        class="icon-button"
        aria-label={texts.settings.title}
        title={texts.settings.title}
      >
        <Icon name="gear" />
      </Link>
      <button
        type="button"
        class="icon-button for-keys"
        aria-label={t.shortcuts}
        title={t.shortcuts}
        onClick={onHelp}
      >
        <Icon name="keyboard" />
      </button>
    </footer>
  );
}
