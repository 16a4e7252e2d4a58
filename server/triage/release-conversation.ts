import { authorOf, type Reader } from '../access/actor.ts';
import { mayRelease } from '../access/permissions.ts';
import { Refused } from '../common/api-error.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { Work } from '../database/transaction.ts';

/**
 * The assignee gives the conversation back: it waits again. One that waits already is left as it is.
 * @throws Refused `forbidden` when it is another agent's, `already_resolved`, `conversation_unknown`
 */
export async function releaseConversation(
  work: Work,
  reader: Extract<Reader, { kind: 'agent' }>,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(work, reader, id);
  if (row.status === 'waiting') return readState(work.db, row, 'agent');
  if (row.status === 'resolved')
    throw new Refused('already_resolved', 'This conversation is resolved already.');
  if (!mayRelease(reader.agent, row)) {
    throw new Refused(
      'forbidden',
      'Only the agent who has this conversation, or an admin, can give it back.',
    );
  }
  const released = await appendEvent(
    work,
    row,
    { type: 'conversation.released', data: { by: authorOf(reader) }, visible: true },
    {
      status: 'waiting',
      assignee_id: null,
      waiting_since: row.awaiting_reply_since ?? work.now,
      snoozed_until: null,
    },
  );
  return readState(work.db, released, 'agent');
}
