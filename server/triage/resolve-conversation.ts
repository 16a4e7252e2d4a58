import { authorOf, type Reader } from '../access/actor.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { Work } from '../database/transaction.ts';

/**
 * Ends the conversation. Twice is as good as once.
 * @throws Refused `conversation_unknown`
 */
export async function resolveConversation(
  work: Work,
  reader: Reader,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(work, reader, id);
  if (row.status === 'resolved') return readState(work.db, row, reader.kind);
  const resolved = await appendEvent(
    work,
    row,
    { type: 'conversation.resolved', data: { by: authorOf(reader) }, visible: true },
    { status: 'resolved', waiting_since: null, snoozed_until: null },
  );
  return readState(work.db, resolved, reader.kind);
}
