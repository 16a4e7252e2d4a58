import { actionsOf, BULK_ACTIONS, selectedOf } from '../../actions/actions.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';

/** What can be done with the chosen conversations, all at once. */
export function BulkBar() {
  const console = useConsole();
  const workspace = useWorkspace();
  const { texts } = console;
  const { selection } = workspace;
  const count = selection.ids.value.size;
  if (count === 0) return null;
  const actions = actionsOf(console, workspace, selectedOf(workspace));
  return (
    <div class="bulk" role="toolbar" aria-label={texts.bulk.label}>
      <span class="bulk__count" role="status">
        {texts.bulk.count(count)}
      </span>
      {[...BULK_ACTIONS].map((name) => {
        const action = actions.find((one) => one.name === name);
        return (
          action !== undefined && (
            <button
              type="button"
              class="icon-button icon-button--small"
              key={name}
              aria-label={texts.actions[name]}
              title={texts.actions[name]}
              onClick={action.run}
            >
              <Icon name={action.icon} size={16} />
            </button>
          )
        );
      })}
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={texts.bulk.all}
        title={texts.bulk.all}
        onClick={selection.toggleAll}
      >
        <Icon name="checks" size={16} />
      </button>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={texts.bulk.clear}
        title={texts.bulk.clear}
        onClick={selection.clear}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
