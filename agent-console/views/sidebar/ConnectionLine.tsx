import { useTexts, useWorkspace } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';

/** Says quietly when events do not come by themselves, and what that means. Silent when all is well. */
export function ConnectionLine() {
  const { connection } = useWorkspace();
  const texts = useTexts();
  const state = connection.state.value;
  const troubled = state !== 'live' && state !== 'connecting';
  return (
    <div role="status" class="connection" data-state={state}>
      {troubled && (
        <p class={`connection__line connection__line--${state}`}>
          <Icon name={state === 'polling' ? 'waves' : 'alert'} size={16} />
          <span>{texts.connection[state]}</span>
          {state === 'outdated' && (
            <button type="button" class="text-button" onClick={() => location.reload()}>
              {texts.connection.reload}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
