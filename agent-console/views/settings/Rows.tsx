import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { useTexts } from '../context.ts';

/** A form of the settings: says what went wrong where it went wrong, and closes once the server has it. */
export function SettingsForm({
  label,
  save,
  onDone,
  onDelete,
  deleting,
  children,
}: {
  label: string;
  save: () => Promise<Answer<unknown>>;
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
  const run = async (act: () => Promise<Answer<unknown>>) => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = '';
    const answer = await act();
    busy.value = false;
    if (answer.ok) onDone();
    else trouble.value = answer.status === 0 ? notice.away : answer.message;
  };
  return (
    <form
      class="settings__form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
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
          {t.save}
        </button>
        <button type="button" class="button button--quiet" onClick={onDone}>
          {t.cancel}
        </button>
        {onDelete !== undefined && (
          <button
            type="button"
            class="button button--danger"
            onClick={() => {
              if (sure.value) void run(onDelete);
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

/** A list of things to change, one of which may be open, with a button for a new one. */
export function SettingsList<T extends { id: string }>({
  things,
  empty,
  addLabel,
  newId,
  row,
  form,
}: {
  things: readonly T[];
  empty: string;
  addLabel: string;
  newId: () => string;
  row: (thing: T) => ComponentChildren;
  form: (id: string, thing: T | null, done: () => void) => ComponentChildren;
}) {
  const { settings: t } = useTexts();
  const open = useSignal<string | null>(null);
  const done = () => {
    open.value = null;
  };
  const added = open.value !== null && !things.some((thing) => thing.id === open.value);
  return (
    <>
      {things.length === 0 && !added && <p class="settings__empty">{empty}</p>}
      <ul class="settings__list">
        {things.map((thing) => (
          <li key={thing.id} class="settings__row">
            {open.value === thing.id ? (
              form(thing.id, thing, done)
            ) : (
              <>
                <span class="settings__what">{row(thing)}</span>
                <button
                  type="button"
                  class="button button--quiet"
                  onClick={() => {
                    open.value = thing.id;
                  }}
                >
                  {t.change}
                </button>
              </>
            )}
          </li>
        ))}
        {added && open.value !== null && (
          <li class="settings__row" key={open.value}>
            {form(open.value, null, done)}
          </li>
        )}
      </ul>
      {!added && (
        <button
          type="button"
          class="button"
          onClick={() => {
            open.value = newId();
          }}
        >
          {addLabel}
        </button>
      )}
    </>
  );
}
