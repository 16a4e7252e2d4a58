import type { OutboxEntry, OutboxStorage } from '../../server/contract/sync/send-queue.ts';
import type { KeyValue } from './world.ts';

/**
 * The outbox of one agent. Every entry has a key of its own, so that two tabs do not wipe out each other's; both may
 * send the same entry, which has the same id and so is stored once.
 */
export function createOutboxStorage(storage: KeyValue, agentId: string): OutboxStorage {
  const prefix = `frontdesk.outbox.${agentId}.`;
  let known = new Set<string>();
  return {
    load() {
      const entries = storage.keys(prefix).flatMap((key) => entryFrom(storage.read(key)) ?? []);
      known = new Set(entries.map((entry) => entry.id));
      return entries.sort((a, b) => a.writtenAt - b.writtenAt);
    },
    save(entries) {
      const now = new Set(entries.map((entry) => entry.id));
      for (const id of known) if (!now.has(id)) storage.write(prefix + id, null);
      known = now;
      return entries.map((entry) => storage.write(prefix + entry.id, JSON.stringify(entry))).every(Boolean);
    },
  };
}

/** What is stored may be from another version, or damaged. */
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
