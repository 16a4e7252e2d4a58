import { useSignal } from '@preact/signals';
import { useExtras } from './context.ts';

/** Ends the chat, after a second thought. */
export function End() {
  const { store, extra } = useExtras();
  const state = useSignal<'idle' | 'busy' | 'failed'>('idle');
  const end = async () => {
    if (state.value === 'busy') return;
    state.value = 'busy';
    const answer = await store.end();
    state.value = answer.ok ? 'idle' : 'failed';
    if (answer.ok) store.page.value = null;
  };
  return (
    <>
      <p>{extra.endSure}</p>
      {state.value === 'failed' && <p role="alert">{extra.failed}</p>}
      <div class="action-row">
        <button
          type="button"
          class="action main"
          aria-disabled={state.value === 'busy'}
          onClick={() => void end()}
        >
          {extra.end}
        </button>
        <button
          type="button"
          class="action"
          onClick={() => {
            store.page.value = null;
          }}
        >
          {extra.cancel}
        </button>
      </div>
    </>
  );
}
