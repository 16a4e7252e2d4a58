import type { Signal } from '@preact/signals';

/** What the server takes of an address. */
const MAX_LENGTH = 2048;
const SHOWN = { type: 'url' } as const;
const HIDDEN = { type: 'password', autocomplete: 'off' } as const;

/** The address of something that requests are sent to. */
export function AddressField({
  label,
  hint,
  url,
  required = true,
  secret = false,
}: {
  label: string;
  hint: string;
  url: Signal<string>;
  required?: boolean;
  /** Who knows it may post there: it is not shown while it is typed. */
  secret?: boolean;
}) {
  return (
    <label class="field">
      <span class="field__label">{label}</span>
      <input
        class="field__input"
        {...(secret ? HIDDEN : SHOWN)}
        required={required}
        maxLength={MAX_LENGTH}
        placeholder="https://"
        spellcheck={false}
        value={url.value}
        onInput={({ currentTarget }) => {
          url.value = currentTarget.value;
        }}
      />
      <span class="field__hint">{hint}</span>
    </label>
  );
}
