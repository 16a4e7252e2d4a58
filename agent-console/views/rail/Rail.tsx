import { useRef } from 'preact/hooks';
import type { Route } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Brand } from '../elements/Brand.tsx';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { AccountMenu } from './AccountMenu.tsx';

const MOST_COUNTED = 99;

type Place = {
  name: 'inbox' | 'mentions' | 'visitors' | 'rooms' | 'contacts' | 'reports' | 'settings';
  icon: IconName;
  to: Route;
  /** What the link is called where its words do not say everything. */
  label?: string;
  /** How much waits there. */
  count?: number;
  /** There is no room for it in the bar of a phone, where the menu of the account leads to it. */
  wideOnly?: boolean;
};

/** The places of the console and the agent's own menu: a rail on the left, on a phone a bar at the bottom. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  const { texts, router } = useConsole();
  const { agent, inbox, mentions, rooms } = useWorkspace();
  const route = router.route.value;
  const current = placeOf(route);
  // The inbox is found again as it was left.
  const left = useRef<Route | null>(null);
  if (current === 'inbox') left.current = route;
  const queue: Route = { page: 'queue', queue: inbox.queue.value };
  const unseen = mentions.unseen.value.length;
  const waiting = inbox.counts.value?.waiting ?? 0;
  const places: Place[] = [
    {
      name: 'inbox',
      icon: 'inbox',
      to: current === 'inbox' ? queue : (left.current ?? queue),
      label: texts.rail.waiting(waiting),
      count: waiting,
    },
    {
      name: 'mentions',
      icon: 'at',
      to: { page: 'mentions' },
      label: texts.mentions.open(unseen),
      count: unseen,
    },
    { name: 'visitors', icon: 'globe', to: { page: 'visitors' }, label: texts.visitorsHere.title },
    {
      name: 'rooms',
      icon: 'hash',
      to: { page: 'rooms' },
      label: texts.rooms.open(rooms.unread.value),
      count: rooms.unread.value,
    },
    { name: 'contacts', icon: 'contacts', to: { page: 'contacts' } },
    ...(agent.role === 'admin'
      ? [
          {
            name: 'reports' as const,
            icon: 'chart' as const,
            to: { page: 'reports', part: '', search: '' } as const,
            wideOnly: true,
          },
        ]
      : []),
    { name: 'settings', icon: 'gear', to: { page: 'settings', section: '' }, wideOnly: true },
  ];
  return (
    <nav class="rail" aria-label={texts.rail.label}>
      <Brand />
      <ul class="rail__places">
        {places.map(({ name, icon, to, label, count = 0, wideOnly = false }) => (
          <li key={name} class={wideOnly ? 'rail__wide-only' : undefined}>
            <Link
              to={to}
              class="rail__place"
              aria-label={label ?? texts.rail[name]}
              aria-current={current === name ? 'page' : undefined}
            >
              <span class="rail__icon">
                <Icon name={icon} size={20} />
                {count > 0 && <span class="badge">{count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}</span>}
              </span>
              <span class="rail__name">{texts.rail[name]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <AccountMenu onHelp={onHelp} />
    </nav>
  );
}

/** Which place of the rail a route belongs to; null where it is none of them. */
function placeOf({ page }: Route): Place['name'] | null {
  if (page === 'queue' || page === 'find' || page === 'conversation') return 'inbox';
  return page === 'install' || page === 'setup' || page === 'join' ? null : page;
}
