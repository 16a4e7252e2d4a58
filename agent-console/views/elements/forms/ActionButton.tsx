import { useSignal } from '@preact/signals';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { useTexts } from '../../context.ts';

/** A button that does one thing at the server, asks first where `sure` is given, and says what went wrong. */
export function ActionButton<T>({
  label,
  sure,
  class: kind = '',
  action,
  onDone,
}: {
  label: string;
  sure?: string;
  class?: string;
  action: () => Promise<Answer<T>>;
  onDone: (value: T) => void;
}) {
  const { notice } = useTexts();
  const busy = useSignal(false);
  const asked = useSignal(false);
  const trouble = useSignal('');
  const press = async () => {
    if (sure !== undefined && !asked.value) {
      asked.value = true;
      return;
    }
    if (busy.value) return;
    busy.value = true;
    trouble.value = '';
    const answer = await action();
    busy.value = false;
    asked.value = false;
    if (answer.ok) onDone(answer.value);
    // Who would rather not prove who they are has not met with any trouble.
    else if (answer.code !== 'confirmation_required')
      trouble.value = answer.status === 0 ? notice.away : answer.message;
  };
  return (
    <span class="action">
      <button
        type="button"
        class={`button ${kind}`}
        aria-disabled={busy.value}
        aria-busy={busy.value}
        onClick={() => void press()}
        onBlur={() => {
          asked.value = false;
        }}
      >
        {asked.value ? sure : label}
      </button>
      <span class="settings__trouble" role="alert">
        {trouble.value}
      </span>
    </span>
  );
}
