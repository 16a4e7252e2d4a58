import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { View } from '../../../server/contract/schemas/find-api.ts';
import { type Finding, listOf } from '../../stores/shell/router.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../elements/Link.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';

type EditorProps = { view: View | null; onClose: () => void };
type Tab = { find: Extract<Finding, { id: string }>; name: string };

/** As many as have room in one line; the rest are in a menu. */
const MOST_SHOWN = 2;

/** The agent's teams and saved views, and a button to create one. The editor is loaded when it is first opened. */
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
      .filter((team) => team.memberIds.includes(agent.id))
      .map(({ id, name }): Tab => ({ find: { kind: 'team', id }, name })),
    ...search.views.value.map(({ id, name }): Tab => ({ find: { kind: 'view', id }, name })),
  ];
  const shown = shownOf(tabs, open);
  const rest = tabs.filter((tab) => !shown.includes(tab));
  const current = search.views.value.find((view) => view.id === open);
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
        <TabLink tab={tab} class="view" open={open} key={tab.find.id} />
      ))}
      {current !== undefined && (
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
      {rest.length === 0 ? (
        <button type="button" class="view view--add" onClick={() => edit(null)}>
          {t.add}
        </button>
      ) : (
        <Popover
          label={t.more(rest.length)}
          class="views__more"
          side="below"
          button={
            <>
              +{rest.length} <Icon name="down" size={14} />
            </>
          }
        >
          {(close) => (
            <div class="menu menu--plain">
              <button
                type="button"
                class="menu__item"
                onClick={() => {
                  close();
                  edit(null);
                }}
              >
                <Icon name="plus" size={16} /> {t.add}
              </button>
              {rest.map((tab) => (
                <TabLink tab={tab} class="menu__item" open={open} onFollow={close} key={tab.find.id} />
              ))}
            </div>
          )}
        </Popover>
      )}
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
  // A menu for one more would take the room that this one needs.
  if (tabs.length <= MOST_SHOWN) return tabs;
  const first = tabs.slice(0, MOST_SHOWN);
  const current = tabs.find((tab) => tab.find.id === open);
  return current === undefined || first.includes(current)
    ? first
    : [...first.slice(0, MOST_SHOWN - 1), current];
}

function TabLink({
  tab: { find, name },
  class: look,
  open,
  onFollow,
}: {
  tab: Tab;
  class: string;
  open: string | null;
  onFollow?: () => void;
}) {
  return (
    <Link
      to={{ page: 'find', find }}
      class={look}
      title={name}
      aria-current={find.id === open ? 'page' : undefined}
      {...(onFollow === undefined ? {} : { onFollow })}
    >
      {find.kind === 'team' && <Icon name="users" size={14} />}
      <span class="menu__name">{name}</span>
    </Link>
  );
}
