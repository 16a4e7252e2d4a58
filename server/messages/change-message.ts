import type { Actor } from '../access/actor.ts';
import { isConversation } from '../access/conversation-access.ts';
import { mayChangeMessage } from '../access/permissions.ts';
import { ApiError } from '../common/api-error.ts';
import { LIMITS } from '../common/limits.ts';
import { EDIT_WITHIN_MS, UNSEND_WITHIN_MS } from '../contract/protocol.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import { isBlank } from '../contract/unseen-text.ts';
import { appendEvent, lockThread } from '../conversations/conversation-log.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import { waitChanges, waitWithout } from '../conversations/reply-wait.ts';
import type { MessageRow, ThreadRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';
import { indexMessages, unindexMessage } from '../search/message-index.ts';
import { maskOf } from '../sites/mask.ts';
import { quoteAnew } from './quotes.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;
/** An event says which message, and the words as they became. */
type EditedData = { messageId: string; body: string };

/**
 * Writes one's own message anew. The same words again do nothing.
 * @throws ApiError `message_unknown`, `forbidden`, `too_late`, `message_empty`, `message_too_long`, `conversation_unknown`,
 *   `bad_request` for a card or form
 */
export async function editMessage(
  tx: Transaction,
  actor: AgentActor,
  conversationId: string,
  messageId: string,
  words: string,
): Promise<Message> {
  const { row, message } = await ownMessage(tx, actor, conversationId, messageId, EDIT_WITHIN_MS);
  if (message.content !== null)
    throw new ApiError('bad_request', 'A card or form cannot be edited. Take it back, and send another one.');
  const body = (await maskOf(tx.db, row.site_id))(words);
  if (isBlank(body) && message.attachments === '[]')
    throw new ApiError('message_empty', 'The message would be empty. Write something, or take it back.');
  if (body.length > LIMITS.messageLength) {
    throw new ApiError(
      'message_too_long',
      `The message has ${body.length} characters; ${LIMITS.messageLength} are allowed. Shorten it.`,
    );
  }
  if (message.unsent_at !== null)
    throw new ApiError('message_unknown', 'This message was taken back. Send a new one.');
  if (message.body === body) return messageFrom(message, 'agent');
  const edited: MessageRow = { ...message, body, edited_at: tx.now };
  await store(tx, edited);
  await quoteAnew(tx, edited);
  await unindexMessage(tx, edited);
  if (isConversation(row)) await indexMessages(tx, [edited]);
  await appendEvent(
    tx,
    row,
    { type: 'message.edited', data: { messageId, body }, visible: message.kind === 'text' },
    {},
  );
  return messageFrom(edited, 'agent');
}

/**
 * Takes one's own message back, soon after it was sent: nobody can read it any more. Idempotent.
 * @throws ApiError `message_unknown`, `forbidden`, `too_late`, `conversation_unknown`
 */
export async function unsendMessage(
  tx: Transaction,
  actor: AgentActor,
  conversationId: string,
  messageId: string,
): Promise<Message> {
  const { row, message } = await ownMessage(tx, actor, conversationId, messageId, UNSEND_WITHIN_MS);
  if (message.unsent_at !== null) return messageFrom(message, 'agent');
  const gone = { body: '', attachments: '[]', choices: null, content: null };
  const unsent: MessageRow = { ...message, ...gone, unsent_at: tx.now };
  await store(tx, unsent);
  await quoteAnew(tx, unsent);
  await unindexMessage(tx, unsent);
  await forgetWords(tx, message);
  const waits = isConversation(row) && message.kind === 'text' ? await waitWithout(tx, row, message) : null;
  await appendEvent(
    tx,
    row,
    {
      type: 'message.unsent',
      data: { messageId, ...(waits === null ? {} : { awaitingReplySince: waits }) },
      visible: message.kind === 'text',
    },
    waits === null ? {} : waitChanges(row, waits, tx.now),
  );
  return messageFrom(unsent, 'agent');
}

async function ownMessage(
  tx: Transaction,
  actor: AgentActor,
  conversationId: string,
  messageId: string,
  withinMs: number,
): Promise<{ row: ThreadRow; message: MessageRow }> {
  const row = await lockThread(tx, actor, conversationId);
  const message = await tx.db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (message === undefined) throw new ApiError('message_unknown', 'There is no such message here.');
  if (!mayChangeMessage(actor.agent, message))
    throw new ApiError('forbidden', 'Only its author can change a message.');
  if (message.unsent_at === null && tx.now - message.created_at > withinMs)
    throw new ApiError('too_late', 'This message was sent too long ago to be changed. Send another one.');
  return { row, message };
}

function store(tx: Transaction, row: MessageRow) {
  const { conversation_id, seq, body, attachments, choices, content, edited_at, unsent_at } = row;
  return tx.db
    .updateTable('messages')
    .set({ body, attachments, choices, content, edited_at, unsent_at })
    .where('conversation_id', '=', conversation_id)
    .where('seq', '=', seq)
    .execute();
}

/** What was taken back is nowhere: not in the events of earlier edits, and its files can no longer be fetched. */
async function forgetWords(tx: Transaction, message: MessageRow): Promise<void> {
  const edits = await tx.db
    .selectFrom('events')
    .select(['seq', 'data'])
    .where('conversation_id', '=', message.conversation_id)
    .where('seq', '>', message.seq)
    .where('type', '=', 'message.edited')
    .execute();
  for (const { seq, data } of edits) {
    const edited: EditedData = JSON.parse(data);
    if (edited.messageId !== message.id) continue;
    await tx.db
      .updateTable('events')
      .set({ data: JSON.stringify({ ...edited, body: '' }) })
      .where('conversation_id', '=', message.conversation_id)
      .where('seq', '=', seq)
      .execute();
  }
  const files: { id: string }[] = JSON.parse(message.attachments);
  if (files.length === 0) return;
  const gone = await tx.db
    .deleteFrom('attachments')
    .where('conversation_id', '=', message.conversation_id)
    .where(
      'id',
      'in',
      files.map((file) => file.id),
    )
    .returning(['content_key', 'thumbnail_key'])
    .execute();
  await queueFileDeletion(tx, gone);
}
