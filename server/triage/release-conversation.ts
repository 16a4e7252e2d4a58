import { type Actor, authorOf } from '../access/actor.ts';
import { mayRelease } from '../access/permissions.ts';
import { ApiError } from '../common/api-error.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * The assignee gives the conversation back: it waits again. One that waits already is left as it is.
 * @throws ApiError `forbidden` when it is another agent's, `already_resolved`, `conversation_unknown`
 */
export async function releaseConversation(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'agent' }>,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  if (row.status === 'waiting') return readState(tx.db, row, 'agent');
  if (row.status === 'resolved')
    throw new ApiError('already_resolved', 'This conversation is resolved already.');
  // What a bot has, any agent may give to people.
  if (row.bot_id === null && !mayRelease(actor.agent, row)) {
    throw new ApiError(
      'forbidden',
      'Only the agent who has this conversation, or an admin, can give it back.',
    );
  }
  const released = await appendEvent(
    tx,
    row,
    { type: 'conversation.released', data: { by: authorOf(actor) }, visible: true },
    {
      status: 'waiting',
      assignee_id: null,
      waiting_since: row.awaiting_reply_since ?? tx.now,
      snoozed_until: null,
    },
  );
  return readState(tx.db, released, 'agent');
}
