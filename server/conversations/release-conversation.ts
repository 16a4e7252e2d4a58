import type { ConversationState } from '../contract/schemas/conversations.ts';
import { Refused } from '../refusal.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { readState } from './conversation-state.ts';
import { authorOf, type Reader } from './reader.ts';
import type { Work } from './work.ts';

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
  if (row.assignee_id !== reader.agent.id && reader.agent.role !== 'admin') {
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
