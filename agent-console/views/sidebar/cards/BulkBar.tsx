import { actionsOf, BULK_ACTIONS, selectedOf } from '../../actions/actions.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Icon, type IconName } from '../../elements/Icon.tsx';

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
        if (action === undefined) return null;
        return <BulkButton key={name} label={texts.actions[name]} icon={action.icon} run={action.run} />;
      })}
      <BulkButton label={texts.bulk.all} icon="checks" run={selection.toggleAll} />
      <BulkButton label={texts.bulk.clear} icon="close" run={selection.clear} />
    </div>
  );
}

function BulkButton({ label, icon, run }: { label: string; icon: IconName; run: () => void }) {
  return (
    <button
      type="button"
      class="icon-button icon-button--small"
      aria-label={label}
      title={label}
      onClick={run}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}
