import type { OutboxEntry } from '../../server/contract/sync/send-queue.ts';
import { storageKey } from '../embed/memory.ts';
import { outboxChange } from '../transport/browser-storage.ts';

/** Tells what other tabs of this browser do with what is stored. Returns what ends it. */
export function watchTabs(
  site: string,
  on: {
    written(entry: OutboxEntry): void;
    removed(entryId: string): void;
    visitorChanged(): void;
    drafted(text: string): void;
  },
): () => void {
  const handle = (event: StorageEvent) => {
    const change = outboxChange(site, event);
    if (change !== null) 'removed' in change ? on.removed(change.removed) : on.written(change.written);
    else if (event.key === storageKey(site, 'visitor')) on.visitorChanged();
    else if (event.key === storageKey(site, 'draft')) on.drafted(event.newValue ?? '');
  };
  window.addEventListener('storage', handle);
  return () => window.removeEventListener('storage', handle);
}
