import type { KeyValueStorage } from './ports.ts';
import type { OutboxEntry, OutboxStorage } from './send-queue.ts';

export type StoredOutbox = OutboxStorage & {
  /** Whether an entry is still there; another tab may have sent it or taken it back. */
  holds(entry: Pick<OutboxEntry, 'id'>): boolean;
  /**
   * What is stored under an id that another tab has changed; null when it is gone. What a `storage` event itself carries
   * may be overtaken: two tabs that believed it would tell each other the same two things for ever.
   */
  learn(id: string): OutboxEntry | null;
};

/**
 * An outbox shared by tabs: one stored item per entry, so that tabs do not overwrite each other's. What this tab did not put
 * there, or has not learned of, it does not remove either.
 * @param prefix what the keys of one person's entries begin with; the entry's id follows
 */
export function createStoredOutbox(storage: KeyValueStorage, prefix: string): StoredOutbox {
  const known = new Map<string, string>();
  const refused = new Set<string>();
  return {
    load() {
      const entries = storage.keys(prefix).flatMap((key) => entryFrom(storage.read(key)) ?? []);
      for (const entry of entries) known.set(entry.id, textOf(entry));
      return entries.sort((a, b) => a.writtenAt - b.writtenAt);
    },
    save(entries) {
      const ids = new Set(entries.map((entry) => entry.id));
      for (const id of [...known.keys()].filter((one) => !ids.has(one))) {
        known.delete(id);
        refused.delete(id);
        storage.write(prefix + id, null);
      }
      for (const entry of entries) {
        const text = textOf(entry);
        if (known.get(entry.id) === text) continue;
        known.set(entry.id, text);
        if (storage.write(prefix + entry.id, text)) refused.delete(entry.id);
        else refused.add(entry.id);
      }
      return refused.size === 0;
    },
    holds: ({ id }) => storage.read(prefix + id) !== null,
    learn(id) {
      const entry = entryFrom(storage.read(prefix + id));
      if (entry !== null) known.set(id, textOf(entry));
      return entry;
    },
  };
}

/** How its sending goes just now is true of one tab only, and is not written down; that it was refused is. */
function textOf(entry: OutboxEntry): string {
  return JSON.stringify(entry.state === 'failed' ? entry : { ...entry, state: 'waiting', trouble: null });
}

/** Null where nothing is stored, or what is stored is damaged or somebody else's: nothing in it could be sent. */
function entryFrom(text: string | null): OutboxEntry | null {
  try {
    const entry = JSON.parse(text ?? 'null') as Partial<OutboxEntry> | null;
    const whole =
      typeof entry?.id === 'string' &&
      typeof entry.conversationId === 'string' &&
      typeof entry.body === 'string' &&
      typeof entry.writtenAt === 'number' &&
      Array.isArray(entry.attachments);
    return whole ? (entry as OutboxEntry) : null;
  } catch {
    return null;
  }
}
