import type { OutboxEntry, OutboxStorage } from '../../server/contract/sync/send-queue.ts';

/** Text by name, under one site's prefix. */
export interface TextStorage {
  read(name: string): string | null;
  /** False when it could not be kept. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  names(): string[];
}

/** localStorage under `frontdesk:<site>:`; memory in its place where the browser refuses it (then `write` is false). */
export function createBrowserStorage(site: string): TextStorage {
  const prefix = `frontdesk:${site}:`;
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
  };
}

const ENTRY = 'outbox:';

/**
 * The outbox, one stored item per message, so that two tabs that write at once cannot overwrite each other. What this
 * tab did not put there it does not remove either.
 */
export function createOutboxStorage(storage: TextStorage): OutboxStorage {
  const known = new Map<string, string>();
  return {
    load() {
      const entries = storage
        .names()
        .filter((name) => name.startsWith(ENTRY))
        .flatMap((name) => entryFrom(storage.read(name)));
      for (const entry of entries) known.set(entry.id, '');
      return entries.sort((a, b) => a.writtenAt - b.writtenAt);
    },
    save(entries) {
      let stored = true;
      const ids = new Set(entries.map((entry) => entry.id));
      for (const id of [...known.keys()].filter((one) => !ids.has(one))) {
        known.delete(id);
        storage.remove(ENTRY + id);
      }
      for (const entry of entries) {
        const text = JSON.stringify(entry);
        if (known.get(entry.id) === text) continue;
        known.set(entry.id, text);
        if (!storage.write(ENTRY + entry.id, text)) stored = false;
      }
      return stored;
    },
  };
}

/** The id of the entry that a `storage` event of another tab says was removed, or null. */
export function removedEntry(
  site: string,
  event: { key: string | null; newValue: string | null },
): string | null {
  const prefix = `frontdesk:${site}:${ENTRY}`;
  return event.newValue === null && event.key?.startsWith(prefix) ? event.key.slice(prefix.length) : null;
}

function entryFrom(text: string | null): OutboxEntry[] {
  if (text === null) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    // Not ours, or cut off by a full disk: there is nothing in it that could be sent.
    return [];
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
