import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { View } from '../../../server/contract/schemas/find-api.ts';
import { listOf } from '../../stores/router.ts';
import { useConsole, useDesk } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';
import { Link } from '../Link.tsx';

type EditorProps = { view: View | null; onClose: () => void };

/** The saved views, and a button to make one. The editor is loaded when it is first opened. */
export function ViewTabs() {
  const { texts, router } = useConsole();
  const { finder, notices, connection, directory, agent } = useDesk();
  const t = texts.views;
  const Editor = useSignal<ComponentType<EditorProps> | null>(null);
  const edited = useSignal<{ view: View | null } | null>(null);
  const list = listOf(router.route.value);
  const shown = list !== null && 'find' in list && list.find.kind !== 'search' ? list.find.id : null;
  const teams = directory.teams.value.filter((team) => team.memberIds.includes(agent.id));
  const current = finder.views.value.find((view) => view.id === shown);
  useEffect(() => void finder.readViews(), [finder]);
  const edit = (view: View | null) => {
    edited.value = { view };
    import('../picker/ViewEditor.tsx').then(
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
      {teams.map((team) => (
        <Link
          key={team.id}
          to={{ page: 'find', find: { kind: 'team', id: team.id } }}
          class="view"
          aria-current={team.id === shown ? 'page' : undefined}
        >
          <Icon name="users" size={14} /> {team.name}
        </Link>
      ))}
      {finder.views.value.map((view) => (
        <Link
          key={view.id}
          to={{ page: 'find', find: { kind: 'view', id: view.id } }}
          class="view"
          aria-current={view.id === shown ? 'page' : undefined}
        >
          {view.name}
        </Link>
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
      <button type="button" class="view view--add" onClick={() => edit(null)}>
        {t.add}
      </button>
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
