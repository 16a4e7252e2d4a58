import { useConsole, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';

const MOST_SHOWN = 99;

/** The way to the team's rooms, with what is unread there. */
export function RoomsButton() {
  const { texts, router } = useConsole();
  const { rooms } = useWorkspace();
  const unread = rooms.unread.value;
  const label = texts.rooms.open(unread);
  return (
    <Link
      to={{ page: 'rooms' }}
      class="icon-button rooms-button"
      aria-label={label}
      title={label}
      aria-current={router.route.value.page === 'rooms' ? 'page' : undefined}
    >
      <Icon name="hash" />
      {unread > 0 && (
        <span class="badge" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </Link>
  );
}
