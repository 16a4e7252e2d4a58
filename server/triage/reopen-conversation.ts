import { authorOf, type Reader } from '../access/actor.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';

/**
 * Opens a resolved conversation again: an agent takes it, a visitor makes it wait. An open one is left as it is.
 * @throws Refused `conversation_unknown`
 */
export async function reopenConversation(work: Work, reader: Reader, id: string): Promise<ConversationState> {
  const row = await lockConversation(work, reader, id);
  const open = row.status === 'resolved' ? await reopen(work, row, reader) : row;
  return readState(work.db, open, reader.kind);
}

/** The same for a conversation that is locked already. A visitor who comes back begins to wait anew. */
export async function reopen(work: Work, row: ConversationRow, reader: Reader): Promise<ConversationRow> {
  const assignee = reader.kind === 'agent' ? { id: reader.agent.id, name: reader.agent.name } : null;
  const opened = await appendEvent(
    work,
    row,
    { type: 'conversation.reopened', data: { by: authorOf(reader), assignee }, visible: true },
    assignee === null
      ? { status: 'waiting', assignee_id: null, waiting_since: work.now, awaiting_reply_since: work.now }
      : { status: 'open', assignee_id: assignee.id, waiting_since: null },
  );
  return assignee === null ? opened : showReading(work, opened, assignee.id);
}
