import { type Actor, authorOf, sideOf } from '../access/actor.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * Ends the conversation. Idempotent.
 * @throws ApiError `conversation_unknown`
 */
export async function resolveConversation(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  if (row.status === 'resolved') return readState(tx.db, row, sideOf(actor));
  const resolved = await appendEvent(
    tx,
    row,
    { type: 'conversation.resolved', data: { by: authorOf(actor) }, visible: true },
    { status: 'resolved', waiting_since: null, snoozed_until: null },
  );
  return readState(tx.db, resolved, sideOf(actor));
}
