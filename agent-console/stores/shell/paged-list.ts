import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Failure } from '../../../server/contract/client/ports.ts';

/** A list that is read page after page. */
export type PagedList<Item> = {
  /** Null until the first page is there. */
  items: ReadonlySignal<readonly Item[] | null>;
  /** Whether there are more of them. */
  more: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Failure | null>;
  /** Asks for the next page, the first one to begin with; once at a time. */
  load(): Promise<void>;
};

/**
 * Lists what comes page after page; what a later page brings again is left out.
 * @param read one page, from where the one before ended; null: the first
 * @param keyOf by what one of them is known
 */
export function createPagedList<Item>(
  read: (cursor: string | null) => Promise<Answer<{ items: readonly Item[]; next: string | null }>>,
  keyOf: (item: Item) => string,
): PagedList<Item> {
  const items = signal<readonly Item[] | null>(null);
  const next = signal<string | null>(null);
  const more = signal(false);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  return {
    items,
    more,
    busy,
    failure,
    async load() {
      if (busy.peek()) return;
      busy.value = true;
      // Whoever asks may have code to fetch first, and it may not come.
      const answer = await read(next.peek()).catch(
        (error): Failure => ({ ok: false, status: 0, message: String(error) }),
      );
      batch(() => {
        busy.value = false;
        failure.value = answer.ok ? null : answer;
        if (!answer.ok) return;
        const known = items.peek() ?? [];
        const keys = new Set(known.map(keyOf));
        items.value = [...known, ...answer.value.items.filter((one) => !keys.has(keyOf(one)))];
        next.value = answer.value.next;
        more.value = answer.value.next !== null;
      });
    },
  };
}
