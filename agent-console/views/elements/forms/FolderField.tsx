import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';

/** What the server takes of a folder's name. */
const MAX_LENGTH = 40;

/**
 * The folder under which something is listed: a new one, or one that there is.
 * @param used what is in folders already
 */
export function FolderField({
  label,
  folder,
  used,
}: {
  label: string;
  folder: Signal<string>;
  used: readonly { folder?: string | null }[];
}) {
  const list = useId();
  const names = new Set(used.flatMap((one) => one.folder ?? []));
  return (
    <label class="field">
      <span class="field__label">{label}</span>
      <input
        class="field__input"
        type="text"
        list={list}
        autocomplete="off"
        maxLength={MAX_LENGTH}
        value={folder.value}
        onInput={({ currentTarget }) => {
          folder.value = currentTarget.value;
        }}
      />
      <datalist id={list}>
        {[...names].map((name) => (
          <option value={name} key={name} />
        ))}
      </datalist>
    </label>
  );
}
