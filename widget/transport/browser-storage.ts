import type { OutboxEntry } from '../../server/contract/sync/send-queue.ts';
import { storageKey } from '../embed/memory.ts';
import type { TextStorage, WidgetWorld } from '../stores/world.ts';

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

/**
 * The outbox, one stored item per message, so that two tabs that write at once cannot overwrite each other. What this
 * tab did not put there it does not remove either.
 */
export function createOutboxStorage(storage: TextStorage): WidgetWorld['outbox'] {
  const known = new Map<string, string>();
  return {
    load() {
      const entries = storage
        .names()
        .filter((name) => name.startsWith(ENTRY))
        .flatMap((name) => entryFrom(storage.read(name)) ?? []);
      for (const entry of entries) known.set(entry.id, textOf(entry));
      return entries.sort((a, b) => a.writtenAt - b.writtenAt);
    },
    save(entries) {
      const ids = new Set(entries.map((entry) => entry.id));
      for (const id of [...known.keys()].filter((one) => !ids.has(one))) {
        known.delete(id);
        storage.remove(ENTRY + id);
      }
      for (const entry of entries) {
        const text = textOf(entry);
        if (known.get(entry.id) === text) continue;
        known.set(entry.id, text);
        storage.write(ENTRY + entry.id, text);
      }
      return storage.keeps();
    },
    holds: ({ id }) => storage.read(ENTRY + id) !== null,
  };
}

/** What another tab did to the outbox, told by a `storage` event; null when it did something else. */
export function outboxChange(
  site: string,
  { key, newValue }: { key: string | null; newValue: string | null },
): { removed: string } | { written: OutboxEntry } | null {
  const prefix = storageKey(site, ENTRY);
  if (key === null || !key.startsWith(prefix)) return null;
  if (newValue === null) return { removed: key.slice(prefix.length) };
  const written = entryFrom(newValue);
  return written === null ? null : { written };
}

/** That it is being sent just now is true of one tab only, and is not written down. */
function textOf(entry: OutboxEntry): string {
  return JSON.stringify(entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry);
}

function entryFrom(text: string | null): OutboxEntry | null {
  try {
    const entry = JSON.parse(text ?? 'null');
    return typeof entry?.id === 'string' && typeof entry.body === 'string' ? entry : null;
  } catch {
    // Not ours, or cut off by a full disk: there is nothing in it that could be sent.
    return null;
  }
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
