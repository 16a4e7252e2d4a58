import { isConversation, unknownConversation } from '../access/conversation-access.ts';
import type { MailFacts, Message } from '../contract/schemas/conversations.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import { locking } from '../database/lock.ts';
import type { ConversationRow, MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { maskOf } from '../sites/mask.ts';
import { reopen } from '../triage/reopen-conversation.ts';
import { SYSTEM, wake } from '../triage/wake-conversation.ts';
import { insertMessage, messageById } from './send-message.ts';

type MailFromStranger = { id: string; body: string; mail: MailFacts & Required<Pick<MailFacts, 'from'>> };

/**
 * Stores what somebody else than the visitor has mailed into a conversation: a note, which agents alone see, signed with the
 * name they gave. Nothing proves that it is theirs. It opens what was resolved or put off, and the assignee is notified of it as of a
 * mention. The same id again finds the same note again.
 * @throws ApiError `conversation_unknown`
 */
export async function noteFromStranger(
  tx: Transaction,
  conversationId: string,
  { id, body: words, mail: facts }: MailFromStranger,
): Promise<{ message: Message; created: boolean }> {
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', conversationId);
  const found = await locking(tx, query).executeTakeFirst();
  if (found === undefined || !isConversation(found)) throw unknownConversation();
  const [before] = await messageById(tx.db, { conversation_id: conversationId, id });
  if (before !== undefined) return { message: messageFrom(before, 'agent'), created: false };
  const mask = await maskOf(tx.db, found.site_id);
  const body = mask(words);
  const mail = { ...facts, from: { ...facts.from, name: mask(facts.from.name) } };
  const row = await opened(tx, found);
  const note: MessageRow = {
    conversation_id: conversationId,
    seq: row.seq + 1,
    id,
    kind: 'note',
    author_kind: 'system',
    author_id: null,
    author_name: mail.from.name === '' ? mail.from.address : mail.from.name,
    body,
    attachments: '[]',
    created_at: tx.now,
    edited_at: null,
    unsent_at: null,
    choices: null,
    chosen_of: null,
    content: null,
    reply_to: null,
    quote: null,
    mail: JSON.stringify(mail),
    by_service: null,
    by_key: null,
  };
  await insertMessage(tx.db, note);
  if (row.assignee_id !== null) await tellAssignee(tx, row.assignee_id, note);
  await appendEvent(tx, row, { type: 'message.created', data: {}, visible: false, author: 'system' }, {});
  return { message: messageFrom(note, 'agent'), created: true };
}

async function opened(tx: Transaction, row: ConversationRow): Promise<ConversationRow> {
  if (row.status === 'resolved') return reopen(tx, row, null);
  return row.status === 'snoozed' ? wake(tx, row, SYSTEM) : row;
}

async function tellAssignee(tx: Transaction, agent_id: string, note: MessageRow): Promise<void> {
  const { conversation_id, seq, created_at } = note;
  await tx.db.insertInto('mentions').values({ agent_id, conversation_id, seq, created_at }).execute();
}
