import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { useTexts } from '../../context.ts';

/** The form of an {@link IssuedList}: stays open with what is wrong, and closes with what the server answered. */
export function IssuedForm<T>({
  label,
  submit,
  check,
  save,
  onSaved,
  onCancel,
  children,
}: {
  label: string;
  /** On the button. */
  submit: string;
  /** What is wrong before anything is sent; empty: nothing. */
  check?: () => string;
  save: () => Promise<Answer<T>>;
  onSaved: (answer: T) => void;
  onCancel: () => void;
  children: ComponentChildren;
}) {
  const { settings, notice } = useTexts();
  const busy = useSignal(false);
  const trouble = useSignal('');
  const run = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    trouble.value = check?.() ?? '';
    if (trouble.value !== '') return;
    busy.value = true;
    const answer = await save();
    busy.value = false;
    if (answer.ok) onSaved(answer.value);
    // Whoever was asked for their password, and gave none, has changed their mind.
    else if (answer.code !== 'confirmation_required')
      trouble.value = answer.status === 0 ? notice.away : answer.message;
  };
  return (
    <form class="settings__form" aria-label={label} onSubmit={run}>
      {children}
      <p class="settings__trouble" role="alert">
        {trouble.value}
      </p>
      <div class="settings__acts">
        <button
          type="submit"
          class="button button--primary"
          aria-disabled={busy.value}
          aria-busy={busy.value}
        >
          {submit}
        </button>
        <button type="button" class="button button--quiet" onClick={onCancel}>
          {settings.cancel}
        </button>
      </div>
    </form>
  );
}
