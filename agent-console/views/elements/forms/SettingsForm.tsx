import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { useTexts } from '../../context.ts';

/** A form of the settings: says what went wrong where it went wrong, and closes once the server has it. */
export function SettingsForm<T>({
  label,
  submit,
  destroys = false,
  check,
  save,
  onSaved,
  onDone,
  onDelete,
  deleting,
  children,
}: {
  label: string;
  /** On the button; "Save" without it. */
  submit?: string;
  /** What is submitted cannot be undone: the button says so by its colour. */
  destroys?: boolean;
  /** What is wrong before anything is sent; empty: nothing. */
  check?: () => string;
  save: () => Promise<Answer<T>>;
  /** Takes what the server answered to `save`, and closes the form. Without it, `onDone` does. */
  onSaved?: (answer: T) => void;
  /** The form is not needed any more. */
  onDone: () => void;
  onDelete?: () => Promise<Answer<unknown>>;
  /** What deleting is called, and then asked. */
  deleting?: { label: string; sure: string };
  children: ComponentChildren;
}) {
  const { settings: t, notice } = useTexts();
  const busy = useSignal(false);
  const trouble = useSignal('');
  const sure = useSignal(false);
  const run = async <A,>(action: () => Promise<Answer<A>>, done: (answer: A) => void) => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = '';
    const answer = await action();
    busy.value = false;
    if (answer.ok) done(answer.value);
    // Whoever was asked for their password, and gave none, has changed their mind.
    else if (answer.code !== 'confirmation_required')
      trouble.value = answer.status === 0 ? notice.away : answer.message;
  };
  const submitted = (event: Event) => {
    event.preventDefault();
    const wrong = check?.() ?? '';
    if (wrong === '') void run(save, onSaved ?? onDone);
    else trouble.value = wrong;
  };
  return (
    <form class="settings__form" aria-label={label} onSubmit={submitted}>
      {children}
      <p class="settings__trouble" role="alert">
        {trouble.value}
      </p>
      <div class="settings__acts">
        <button
          type="submit"
          class={destroys ? 'button button--destroy' : 'button button--primary'}
          aria-disabled={busy.value}
          aria-busy={busy.value}
        >
          {submit ?? t.save}
        </button>
        <button type="button" class="button button--quiet" onClick={onDone}>
          {t.cancel}
        </button>
        {onDelete !== undefined && (
          <button
            type="button"
            class="button button--danger"
            onClick={() => {
              if (sure.value) void run(onDelete, onDone);
              else sure.value = true;
            }}
          >
            {sure.value ? (deleting?.sure ?? t.deleteSure) : (deleting?.label ?? t.delete)}
          </button>
        )}
      </div>
    </form>
  );
}
