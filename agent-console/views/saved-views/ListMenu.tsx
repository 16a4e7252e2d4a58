import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ListCounts, View } from '../../../server/contract/schemas/find-api.ts';
import { listOf, type Route } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { adoptStyle } from '../elements/adopt-style.ts';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { foldersOf, shownQueues } from './list-groups.ts';
import style from './list-menu.css';
import { viewTexts } from './view-texts.ts';

adoptStyle(style);

/** The server counts a queue up to a thousand, other lists up to a hundred. */
const MAX_QUEUE_COUNT = 1_000;
const MAX_LIST_COUNT = 100;

type MenuProps = { close: () => void; add: () => void };

/** Every list of conversations with what is in it: queues, teams, saved views by folder. Arrow keys go from one to the next. */
export function ListMenu({ close, add }: MenuProps) {
  const { texts } = useConsole();
  const { inbox, search, directory, agent } = useWorkspace();
  const t = viewTexts(texts);
  const counts = useCounts();
  const queues = inbox.counts.value;
  const views = search.views.value;
  const teams = directory.teams.value.toSorted(
    (a, b) => Number(b.memberIds.includes(agent.id)) - Number(a.memberIds.includes(agent.id)),
  );
  const viewItem = (view: View) => (
    <Item
      key={view.id}
      icon="list"
      name={view.name}
      to={{ page: 'find', find: { kind: 'view', id: view.id } }}
      count={counts.get(view.id)}
      close={close}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows only add to Tab, which reaches every link and button in it
    <div class="list-menu" onKeyDown={moveWithArrows}>
      <button
        type="button"
        class="menu__item"
        onClick={() => {
          close();
          add();
        }}
      >
        <Icon name="plus" size={16} /> {texts.views.add}
      </button>
      <Group name={t.queues}>
        {shownQueues(queues).map((queue) => (
          <Item
            key={queue}
            icon="inbox"
            name={texts.queues[queue]}
            to={{ page: 'queue', queue }}
            count={queues === null ? undefined : countText(queues[queue], MAX_QUEUE_COUNT)}
            close={close}
          />
        ))}
      </Group>
      {teams.length > 0 && (
        <Group name={t.teams}>
          {teams.map(({ id, name }) => (
            <Item
              key={id}
              icon="team"
              name={name}
              to={{ page: 'find', find: { kind: 'team', id } }}
              count={counts.get(id)}
              close={close}
            />
          ))}
        </Group>
      )}
      {[
        { name: t.own, views: views.filter(({ shared }) => !shared) },
        { name: t.shared, views: views.filter(({ shared }) => shared) },
      ].map((kind) =>
        foldersOf(kind.views).map((folder) => (
          <Group
            name={folder.name ?? kind.name}
            about={folder.name === null ? '' : kind.name}
            key={`${kind.name} ${folder.name ?? ''}`}
          >
            {folder.views.map(viewItem)}
          </Group>
        )),
      )}
      <p class="list-menu__hint">{t.counts}</p>
    </div>
  );
}

/** @param about what the name is a part of; empty: of nothing */
function Group({
  name,
  about = '',
  children,
}: {
  name: string;
  about?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="list-menu__group" aria-label={about === '' ? name : `${about}: ${name}`}>
      <h3 class="list-menu__title">
        {about !== '' && <span>{about} / </span>}
        {name}
      </h3>
      {children}
    </section>
  );
}

function Item({
  icon,
  name,
  to,
  count,
  close,
}: {
  icon: IconName;
  name: string;
  to: Route;
  count: string | undefined;
  close: () => void;
}) {
  const { router } = useConsole();
  const isOpen = JSON.stringify(listOf(router.route.value)) === JSON.stringify(listOf(to));
  return (
    <Link to={to} class="menu__item" title={name} aria-current={isOpen ? 'page' : undefined} onFollow={close}>
      <Icon name={icon} size={15} />
      <span class="menu__name">{name}</span>
      {count !== undefined && <span class="list-menu__count">{count}</span>}
    </Link>
  );
}

/** What is in teams and views, by id, as words; asked for when the menu is opened. Where it is not known, nothing is said. */
function useCounts(): ReadonlyMap<string, string> {
  const { readListCounts } = useWorkspace();
  const counts = useSignal<ListCounts['counts']>([]);
  useEffect(() => {
    let gone = false;
    void readListCounts().then((answer) => {
      if (answer.ok && !gone) counts.value = answer.value.counts;
    });
    return () => {
      gone = true;
    };
  }, [readListCounts]);
  return new Map(counts.value.map(({ id, count }) => [id, countText(count, MAX_LIST_COUNT)]));
}

function countText(count: number, max: number): string {
  return count >= max ? `${max - 1}+` : String(count);
}

function moveWithArrows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const menu = event.currentTarget as HTMLElement;
  const items = [...menu.querySelectorAll<HTMLElement>('.menu__item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length];
  event.preventDefault();
  next?.focus();
}
