import type { Actor, Side } from '../access/actor.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { lastChangeSeq } from './last-change.ts';

/**
 * What came up to an event has reached a browser of one side. The mark only grows: an older or unchanged one does
 * nothing, and one past the end counts as the end. Of several agents' browsers, the first that says so is enough.
 * @throws ApiError `conversation_unknown`
 */
export async function markDelivered(
  tx: Transaction,
  actor: Exclude<Actor, { kind: 'bot' }>,
  id: string,
  upTo: number,
): Promise<void> {
  await noteDelivered(tx, await lockConversation(tx, actor, id), actor.kind, upTo);
}

/** The same for a conversation that is locked already. */
export async function noteDelivered(
  tx: Transaction,
  row: ConversationRow,
  kind: Side,
  upTo: number,
): Promise<void> {
  const visitor = kind === 'visitor';
  const before = visitor ? row.delivered_to_visitor : row.delivered_to_agents;
  if (upTo <= before) return;
  const mark = Math.min(upTo, await lastChangeSeq(tx.db, row.id, kind));
  if (mark <= before) return;
  await appendEvent(
    tx,
    row,
    {
      type: 'conversation.delivered',
      data: { to: visitor ? 'visitor' : 'agents', upTo: mark },
      visible: true,
    },
    visitor ? { delivered_to_visitor: mark } : { delivered_to_agents: mark },
  );
}
