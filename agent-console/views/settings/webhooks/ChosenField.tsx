import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';

/** All of something, or those that are ticked. Where there is only one to choose, nothing is asked. */
export function ChosenField({
  label,
  all,
  some,
  offered,
  chosen,
}: {
  label: string;
  all: string;
  some: string;
  offered: readonly { id: string; name: string }[];
  /** Null: all of them. */
  chosen: Signal<readonly string[] | null>;
}) {
  const group = useId();
  const { value } = chosen;
  if (offered.length === 0 || (offered.length === 1 && value === null)) return null;
  return (
    <fieldset class="webhook__choice">
      <legend class="field__label">{label}</legend>
      <label class="settings__member">
        <input
          type="radio"
          name={group}
          checked={value === null}
          onChange={() => {
            chosen.value = null;
          }}
        />
        {all}
      </label>
      <label class="settings__member">
        <input
          type="radio"
          name={group}
          checked={value !== null}
          onChange={() => {
            chosen.value = [];
          }}
        />
        {some}
      </label>
      {value !== null && (
        <div class="webhook__offered">
          {offered.map(({ id, name }) => (
            <label class="settings__member" key={id}>
              <input
                type="checkbox"
                checked={value.includes(id)}
                onChange={({ currentTarget }) => {
                  chosen.value = currentTarget.checked ? [...value, id] : value.filter((one) => one !== id);
                }}
              />
              <span dir="auto">{name}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** As the server takes it. */
export function chosenIds({ value }: Signal<readonly string[] | null>): string[] | null {
  return value === null ? null : [...value];
}
