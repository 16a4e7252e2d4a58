import type { Message } from '../schemas/conversations.ts';
import type { OutboxEntry } from './send-queue.ts';

/** Messages of one author this close together are one turn: one name, one face. */
export const SAME_TURN_MS = 5 * 60_000;

/** What of this the conversation does not show yet: it stands below it, each message once, whichever way it came first. */
export function notShownYet(
  messages: readonly Message[],
  acknowledged: readonly Message[],
  outgoing: readonly OutboxEntry[],
): { acknowledged: Message[]; outgoing: OutboxEntry[] } {
  const shown = new Set(messages.map((message) => message.id));
  const isNew = ({ id }: { id: string }) => !shown.has(id);
  const awaited = acknowledged.filter(isNew);
  for (const { id } of awaited) shown.add(id);
  return { acknowledged: awaited, outgoing: outgoing.filter(isNew) };
}

/**
 * How far a message has come at whom it was written to.
 * @param delivered up to which number their messages have arrived, and `read` been read
 */
export function progressOf(seq: number, delivered = 0, read = 0): 'sent' | 'delivered' | 'seen' {
  if (seq <= read) return 'seen';
  return seq <= delivered ? 'delivered' : 'sent';
}
