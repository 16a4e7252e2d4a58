import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { Asked } from '../Asked.tsx';

/**
 * What programs are let in by, or told by: a list, and a form for one more. What is issued with it, such as a secret, is
 * shown once, above the list.
 */
export function IssuedList<All, Made>({
  ask,
  rows,
  none,
  add,
  form,
  once,
}: {
  ask: () => Promise<Answer<All>>;
  /** One for each there is; `show` is for one that was issued anew. */
  rows: (all: All, refresh: () => Promise<void>, show: (made: Made) => void) => ComponentChildren[];
  /** Said where there is none. */
  none: string;
  /** On the button. */
  add: string;
  form: (made: (made: Made) => void, cancel: () => void) => ComponentChildren;
  once: (made: Made) => ComponentChildren;
}) {
  const adding = useSignal(false);
  const made = useSignal<Made | null>(null);
  const show = (one: Made) => {
    made.value = one;
  };
  const close = () => {
    adding.value = false;
  };
  return (
    <Asked ask={ask}>
      {(all, refresh) => {
        const shown = rows(all, refresh, show);
        return (
          <>
            <div role="status">{made.value !== null && once(made.value)}</div>
            {shown.length === 0 && !adding.value && <p class="settings__empty">{none}</p>}
            <ul class="settings__list">{shown}</ul>
            {adding.value ? (
              form((one) => {
                show(one);
                close();
                void refresh();
              }, close)
            ) : (
              <button
                type="button"
                class="button"
                onClick={() => {
                  adding.value = true;
                }}
              >
                {add}
              </button>
            )}
          </>
        );
      }}
    </Asked>
  );
}
