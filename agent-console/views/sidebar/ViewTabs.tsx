import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { View } from '../../../server/contract/schemas/find-api.ts';
import { type Finding, listOf } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { LazyPage } from '../elements/LazyPage.tsx';
import { Link } from '../elements/Link.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';

type EditorProps = { view: View | null; onClose: () => void };
type Tab = { find: Extract<Finding, { id: string }>; name: string };

/** As many as have room in one line; all of them are in the menu. */
const MOST_SHOWN = 2;

const loadMenu = async () => (await import('../saved-views/ListMenu.tsx')).ListMenu;

/** The agent's teams and views, and the menu of all lists. The menu and the editor are loaded when they are first opened. */
export function ViewTabs() {
  const { texts, router } = useConsole();
  const { search, notices, connection, directory, agent } = useWorkspace();
  const t = texts.views;
  const Editor = useSignal<ComponentType<EditorProps> | null>(null);
  const edited = useSignal<{ view: View | null } | null>(null);
  const list = listOf(router.route.value);
  const open = list !== null && 'find' in list && list.find.kind !== 'search' ? list.find.id : null;
  const tabs: Tab[] = [
    ...directory.teams.value
      .filter((team) => team.memberIds.includes(agent.id) || team.id === open)
      .map(({ id, name }): Tab => ({ find: { kind: 'team', id }, name })),
    ...search.views.value.map(({ id, name }): Tab => ({ find: { kind: 'view', id }, name })),
  ];
  const shown = shownOf(tabs, open);
  const current = search.views.value.find((view) => view.id === open);
  const mayEdit = current !== undefined && (current.mine || agent.role === 'admin');
  useEffect(() => void search.readViews(), [search]);
  const edit = (view: View | null) => {
    edited.value = { view };
    import('../saved-views/ViewEditor.tsx').then(
      (loaded) => {
        Editor.value = loaded.ViewEditor;
      },
      async () => {
        edited.value = null;
        if (!(await connection.partMissing())) notices.say({ kind: 'away' });
      },
    );
  };
  return (
    <nav class="views" aria-label={t.label}>
      {shown.map((tab) => (
        <TabLink tab={tab} open={open} key={tab.find.id} />
      ))}
      {mayEdit && (
        <button
          type="button"
          class="icon-button icon-button--small"
          aria-label={t.edit(current.name)}
          title={t.edit(current.name)}
          onClick={() => edit(current)}
        >
          <Icon name="gear" size={15} />
        </button>
      )}
      {tabs.length < MOST_SHOWN && (
        <button type="button" class="view view--add" onClick={() => edit(null)}>
          {t.add}
        </button>
      )}
      <Popover label={t.menu} class="views__more" side="below" button={<Icon name="list" size={16} />}>
        {(close) => <LazyPage load={loadMenu} close={close} add={() => edit(null)} />}
      </Popover>
      {edited.value !== null && Editor.value !== null && (
        <Editor.value
          view={edited.value.view}
          onClose={() => {
            edited.value = null;
          }}
        />
      )}
    </nav>
  );
}

/** The first ones; the one that is open is always among them. */
function shownOf(tabs: readonly Tab[], open: string | null): readonly Tab[] {
  const first = tabs.slice(0, MOST_SHOWN);
  const current = tabs.find((tab) => tab.find.id === open);
  return current === undefined || first.includes(current)
    ? first
    : [...first.slice(0, MOST_SHOWN - 1), current];
}

function TabLink({ tab: { find, name }, open }: { tab: Tab; open: string | null }) {
  return (
    <Link
      to={{ page: 'find', find }}
      class="view"
      title={name}
      aria-current={find.id === open ? 'page' : undefined}
    >
      {find.kind === 'team' && <Icon name="team" size={14} />}
      <span class="menu__name">{name}</span>
    </Link>
  );
}
