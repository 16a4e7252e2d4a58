import { type ReadonlySignal, signal } from '@preact/signals';

export type Selection = {
  ids: ReadonlySignal<ReadonlySet<string>>;
  toggle(id: string): void;
  /** All of these, or none where all are chosen already. */
  toggleAll(ids: readonly string[]): void;
  clear(): void;
};

/** The conversations chosen in the list, for an act on all of them. */
export function createSelection(): Selection {
  const ids = signal<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle(id) {
      const next = new Set(ids.peek());
      if (!next.delete(id)) next.add(id);
      ids.value = next;
    },
    toggleAll(all) {
      ids.value = all.every((id) => ids.peek().has(id)) ? new Set() : new Set([...ids.peek(), ...all]);
    },
    clear() {
      if (ids.peek().size > 0) ids.value = new Set();
    },
  };
}
