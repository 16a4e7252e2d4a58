import { storageKey } from '../embed/memory.ts';
import { outboxIdOf } from '../transport/browser-storage.ts';

/** Tells what other tabs of this browser do with what is stored. Returns what ends it. */
export function watchTabs(
  site: string,
  on: {
    outbox(entryId: string): void;
    visitorChanged(): void;
    drafted(text: string): void;
    soundChanged(): void;
  },
): () => void {
  const handle = (event: StorageEvent) => {
    const entryId = outboxIdOf(site, event.key);
    if (entryId !== null) on.outbox(entryId);
    else if (event.key === storageKey(site, 'visitor')) on.visitorChanged();
    else if (event.key === storageKey(site, 'draft')) on.drafted(event.newValue ?? '');
    else if (event.key === storageKey(site, 'quiet')) on.soundChanged();
  };
  window.addEventListener('storage', handle);
  return () => window.removeEventListener('storage', handle);
}
