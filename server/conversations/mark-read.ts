import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../database/transaction.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { lastChangeSeq } from './last-change.ts';

/**
 * The visitor has read everything up to an event. The mark only grows: an older or unchanged one does nothing, and one
 * past the end counts as the end. What was read had been delivered. What agents read is in `agent-reading.ts`.
 * @throws ApiError `conversation_unknown`
 */
export async function markRead(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'visitor' }>,
  id: string,
  upTo: number,
): Promise<void> {
  const row = await lockConversation(tx, actor, id);
  const before = row.read_by_visitor;
  if (upTo <= before) return;
  const mark = Math.min(upTo, await lastChangeSeq(tx.db, id, 'visitor'));
  if (mark <= before) return;
  await appendEvent(
    tx,
    row,
    { type: 'conversation.read', data: { by: 'visitor', upTo: mark }, visible: true },
    { read_by_visitor: mark, delivered_to_visitor: Math.max(mark, row.delivered_to_visitor) },
  );
}
