import { useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { useTexts } from '../context.ts';

/** A list of things to change, one of which may be open, with a button for a new one. */
export function SettingsList<T extends { id: string }>({
  things,
  empty,
  addLabel,
  newId,
  row,
  form,
  group = () => '',
  fixed = false,
}: {
  things: readonly T[];
  empty: string;
  addLabel: string;
  newId: () => string;
  row: (thing: T) => ComponentChildren;
  form: (id: string, thing: T | null, done: () => void) => ComponentChildren;
  /** Under which name it is listed with those that follow; empty: under none. */
  group?: (thing: T) => string;
  /** It can be read only. */
  fixed?: boolean;
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
        {things.map((thing, index) => {
          const before = things[index - 1];
          const name = group(thing);
          return (
            <Fragment key={thing.id}>
              {name !== '' && (before === undefined || group(before) !== name) && (
                <li class="settings__subtitle">{name}</li>
              )}
              <li class="settings__row">
                {open.value === thing.id ? (
                  form(thing.id, thing, done)
                ) : (
                  <>
                    <span class="settings__what">{row(thing)}</span>
                    {!fixed && (
                      <button
                        type="button"
                        class="button button--quiet"
                        onClick={() => {
                          open.value = thing.id;
                        }}
                      >
                        {t.change}
                      </button>
                    )}
                  </>
                )}
              </li>
            </Fragment>
          );
        })}
        {added && open.value !== null && (
          <li class="settings__row" key={open.value}>
            {form(open.value, null, done)}
          </li>
        )}
      </ul>
      {!added && !fixed && (
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
