import { createStoredOutbox, type StoredOutbox } from '../../server/contract/client/stored-outbox.ts';
import { storageKey } from '../embed/memory.ts';
import type { TextStorage } from '../stores/deps.ts';

/** localStorage under `frontdesk:<site>:`; memory in its place where the browser refuses it (then `write` is false). */
export function createBrowserStorage(site: string): TextStorage {
  const prefix = storageKey(site, '');
  const memory = new Map<string, string>();
  const store = usable();
  return {
    read(name) {
      return memory.get(name) ?? store?.getItem(prefix + name) ?? null;
    },
    write(name, text) {
      try {
        if (store !== null) {
          store.setItem(prefix + name, text);
          memory.delete(name);
          return true;
        }
      } catch {
        // Full, or refused since: kept for as long as the page is open.
      }
      memory.set(name, text);
      return false;
    },
    remove(name) {
      memory.delete(name);
      store?.removeItem(prefix + name);
    },
    names() {
      const stored = store === null ? [] : Object.keys(store).filter((key) => key.startsWith(prefix));
      return [...new Set([...stored.map((key) => key.slice(prefix.length)), ...memory.keys()])];
    },
    keeps: () => memory.size === 0,
  };
}

const ENTRY = 'outbox:';

/** The outbox of this site's visitor. */
export function createOutboxStorage(storage: TextStorage): StoredOutbox {
  return createStoredOutbox({
    ids: () =>
      storage
        .names()
        .filter((name) => name.startsWith(ENTRY))
        .map((name) => name.slice(ENTRY.length)),
    read: (id) => storage.read(ENTRY + id),
    write: (id, text) => storage.write(ENTRY + id, text),
    remove: (id) => storage.remove(ENTRY + id),
  });
}

/** Which entry of the outbox a stored key is about; null when it is about something else. */
export function outboxIdOf(site: string, key: string | null): string | null {
  const prefix = storageKey(site, ENTRY);
  return key?.startsWith(prefix) ? key.slice(prefix.length) : null;
}

function usable(): Storage | null {
  try {
    const probe = 'frontdesk:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
