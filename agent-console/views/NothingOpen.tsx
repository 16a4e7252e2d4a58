import type { Route } from '../stores/shell/router.ts';
import { useConsole } from './context.ts';
import { Empty } from './elements/Empty.tsx';
import { Icon, type IconName } from './elements/Icon.tsx';
import { Link } from './elements/Link.tsx';
import { useIsNew } from './elements/use-is-new.ts';

/** Beside the list while no conversation is open; where there never was one, the way to the first. */
export function NothingOpen() {
  const { texts } = useConsole();
  if (useIsNew()) return <FirstSteps />;
  return <Empty icon="speech" title={texts.chooseConversation} hint={texts.chooseHint} />;
}

const STEPS: readonly { name: 'install' | 'invite' | 'alerts'; icon: IconName; to: Route }[] = [
  { name: 'install', icon: 'code', to: { page: 'install' } },
  { name: 'invite', icon: 'users', to: { page: 'settings', section: 'agents' } },
  { name: 'alerts', icon: 'bell', to: { page: 'settings', section: 'alerts' } },
];

function FirstSteps() {
  const { firstSteps: t } = useConsole().texts;
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 class="first-steps__title" id="first-steps">
        {t.title}
      </h2>
      <p class="first-steps__lead">{t.lead}</p>
      <ol class="first-steps__list">
        {STEPS.map(({ name, icon, to }) => (
          <li key={name}>
            <Link to={to} class="first-steps__one">
              <span class="first-steps__icon">
                <Icon name={icon} size={20} />
              </span>
              <span class="first-steps__what">
                <strong>{t[name].title}</strong>
                <span>{t[name].hint}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
