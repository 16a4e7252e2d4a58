import { type ReadonlySignal, signal } from '@preact/signals';

/** One's own messages that are being edited, and what is written for them so far. */
export type Edits = {
  /** By the id of the message. */
  all: ReadonlySignal<ReadonlyMap<string, string>>;
  write(messageId: string, text: string): void;
  /** It is saved, or given up. */
  end(messageId: string): void;
};

/** They last as long as the workspace: a message that is scrolled out of sight leaves the page, its edit does not. */
export function createEdits(): Edits {
  const all = signal<ReadonlyMap<string, string>>(new Map());
  return {
    all,
    write(messageId, text) {
      all.value = new Map(all.peek()).set(messageId, text);
    },
    end(messageId) {
      const next = new Map(all.peek());
      next.delete(messageId);
      all.value = next;
    },
  };
}
