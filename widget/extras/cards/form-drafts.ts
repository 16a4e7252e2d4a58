import { effect } from '@preact/signals';
import type { FormValues } from '../../../server/contract/cards/form-values.ts';
import type { Chat } from '../../stores/chat.ts';
import type { WidgetDeps } from '../../stores/deps.ts';

/** JSON: the values of each form by the id of its message, the one that was written in last at the end. */
const FORMS = 'forms';
/** Of more, the oldest is let go: forms may be left half filled in for ever. */
const MOST_KEPT = 5;

/** What is filled in of forms in the chat and not sent yet: kept for a reload, and gone with whoever filled it in. */
export function createFormDrafts({ storage }: Pick<WidgetDeps, 'storage'>, chat: Pick<Chat, 'changes'>) {
  const stop = effect(() => {
    if (chat.changes.value > 0) storage.write(FORMS, null);
  });
  return {
    /** @param id of the message */
    read: (id: string): FormValues => valuesIn(all()[id]),
    /** @param values null: sent, or not wanted any more */
    write(id: string, values: FormValues | null): void {
      const { [id]: _before, ...others } = all();
      const kept = [...Object.entries(others), ...(values === null ? [] : [[id, values]])].slice(-MOST_KEPT);
      storage.write(FORMS, kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept)));
    },
    stop,
  };

  function all(): Record<string, unknown> {
    try {
      return Object(JSON.parse(storage.read(FORMS) ?? '{}'));
    } catch {
      // Something else wrote there.
      return {};
    }
  }
}
export type FormDrafts = ReturnType<typeof createFormDrafts>;

function valuesIn(kept: unknown): FormValues {
  const entries = Object.entries(Object(kept));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | boolean] =>
      ['string', 'boolean'].includes(typeof entry[1]),
    ),
  );
}
