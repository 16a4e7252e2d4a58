import { storageKey } from '../embed/memory.ts';

/** Tells what other tabs of this browser do with what is stored. Returns what ends it. */
export function watchTabs(
  site: string,
  on: {
    stored(key: string): void;
    visitorChanged(): void;
    drafted(text: string): void;
    soundChanged(): void;
  },
): () => void {
  const prefix = storageKey(site, '');
  const handle = ({ key, newValue }: StorageEvent) => {
    if (!key?.startsWith(prefix)) return;
    const name = key.slice(prefix.length);
    if (name === 'visitor') on.visitorChanged();
    else if (name === 'draft') on.drafted(newValue ?? '');
    else if (name === 'quiet') on.soundChanged();
    else on.stored(name);
  };
  window.addEventListener('storage', handle);
  return () => window.removeEventListener('storage', handle);
}
