import type { Signal } from '@preact/signals';

/** What the server takes of a name. */
const MAX_LENGTH = 60;

/** The name of something that is being made or changed. */
export function NameField({ label, name }: { label: string; name: Signal<string> }) {
  return (
    <label class="field">
      <span class="field__label">{label}</span>
      <input
        class="field__input"
        required
        maxLength={MAX_LENGTH}
        value={name.value}
        onInput={({ currentTarget }) => {
          name.value = currentTarget.value;
        }}
      />
    </label>
  );
}
