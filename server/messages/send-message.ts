import { type Actor, authorOf, sideOf } from '../access/actor.ts';
import { isConversation } from '../access/conversation-access.ts';
import { beginWithBot } from '../bot-turns/begin-with-bot.ts';
import { leaveBot } from '../bot-turns/leave-bot.ts';
import { turnChanges } from '../bot-turns/turn-changes.ts';
import { ApiError } from '../common/api-error.ts';
import { LIMITS } from '../common/limits.ts';
import { awaitingAfter } from '../contract/apply-event.ts';
import type { Attachment, MailFacts, Message } from '../contract/schemas/conversations.ts';
import type { SendMessage } from '../contract/schemas/messages-api.ts';
import { isBlank } from '../contract/unseen-text.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockThread } from '../conversations/conversation-log.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import { isMerged } from '../conversations/merge-record.ts';
import { waitChanges } from '../conversations/reply-wait.ts';
import { insertTogether, placesOf } from '../database/postgres/set-queries.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow, MessageRow, ThreadRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { attachmentFrom } from '../files/attachment.ts';
import { isMaskedFrom, maskOfThread } from '../sites/mask.ts';
import { reopen } from '../triage/reopen-conversation.ts';
import { returnToAgent } from '../triage/return-to-agent.ts';
import { wake } from '../triage/wake-conversation.ts';
import { bringFrom, wordsAndFiles } from './from-merged.ts';
import { keepMentions } from './mentions.ts';
import { contentIn, sameAnswers, sameContent, withWords } from './message-content.ts';
import { quotedIn } from './quotes.ts';

export const messageById = prepared<Pick<MessageRow, 'conversation_id' | 'id'>, MessageRow>(
  (db, place) =>
    db
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', place('conversation_id'))
      .where('id', '=', place('id')),
  {
    sql: 'select * from messages where (conversation_id, id) in (select * from unnest($1::text[], $2::text[]))',
    parameters: (all) => [all.map((one) => one.conversation_id), all.map(({ id }) => id)],
    belongs: (row, { conversation_id, id }) => row.conversation_id === conversation_id && row.id === id,
  },
);
const MESSAGE_COLUMNS = [
  'conversation_id',
  'seq',
  'id',
  'kind',
  'author_kind',
  'author_id',
  'author_name',
  'body',
  'attachments',
  'created_at',
  'edited_at',
  'unsent_at',
  'choices',
  'chosen_of',
  'content',
  'reply_to',
  'quote',
  'mail',
  'by_service',
  'by_key',
] as const satisfies readonly (keyof MessageRow)[];
export const insertMessage = prepared<MessageRow, unknown>(
  (db, place) => db.insertInto('messages').values(placesOf<MessageRow>(MESSAGE_COLUMNS, place)),
  insertTogether('messages', MESSAGE_COLUMNS),
);

/**
 * Stores a message under the id its sender minted. The same id again finds the same message again, whenever it
 * comes; the same id with another content is refused. A visitor who writes into a resolved conversation opens it.
 * @param admit is asked about a message that is new, and may refuse it
 * @param from the conversation that a visitor wrote it into, where that was merged into this one: its files come along, and what it
 *   replies to or chooses of stays there
 * @throws ApiError `bad_request`, `conversation_unknown`, `message_empty`, `message_too_long`, `attachment_unknown`, `message_unknown`,
 *   `id_taken`, `form_incomplete`, `already_answered`, `conversation_merged`
 */
export async function sendMessage(
  tx: Transaction,
  actor: Actor,
  conversationId: string,
  said: SendMessage & { kind: Message['kind']; mail?: MailFacts },
  admit: (input: SendMessage) => void = () => {},
  from?: string,
): Promise<{ message: Message; created: boolean }> {
  const given = withWords(actor, from === undefined ? said : wordsAndFiles(said));
  checkMessage(actor, given);
  // Asked together: on Postgres, these questions leave in one packet, and the first is answered before the others are asked.
  const [found, [before], mask] = await Promise.all([
    lockThread(tx, actor, conversationId),
    messageById(tx.db, { conversation_id: conversationId, id: given.id }),
    maskOfThread(tx.db, conversationId),
  ]);
  if (!isConversation(found) && given.kind !== 'note')
    throw new ApiError('bad_request', 'Nobody but agents reads a room of the team. Write a note into it.');
  const input = { ...given, body: mask(given.body) };
  if (before !== undefined) return { message: sameMessage(before, actor, given), created: false };
  if (found.merged_into !== null) throw isMerged(found.merged_into);
  admit(input);
  const content = await contentIn(tx, conversationId, input, mask);

  if (from !== undefined) await bringFrom(tx, actor, from, conversationId, input.attachmentIds ?? []);
  const attachments = await findAttachments(tx, actor, conversationId, input.attachmentIds ?? []);
  const row = isConversation(found) ? await readied(tx, found, actor, input) : found;
  const author = authorOf(actor);
  const message: MessageRow = {
    conversation_id: conversationId,
    seq: row.seq + 1,
    id: input.id,
    kind: input.kind,
    author_kind: author.kind,
    author_id: author.id,
    author_name: author.name,
    attachments: JSON.stringify(attachments),
    created_at: tx.now,
    edited_at: null,
    unsent_at: null,
    choices: input.choices === undefined ? null : JSON.stringify(input.choices),
    ...content,
    ...(await quotedIn(tx, conversationId, input)),
    mail: cameBy(actor, input.mail),
    by_service: author.service === true ? 1 : null,
    by_key: author.key ?? null,
  };
  await insertMessage(tx.db, message);
  if (message.kind === 'note') await keepMentions(tx, message);
  const sent = await appendEvent(
    tx,
    row,
    { type: 'message.created', data: {}, visible: input.kind === 'text', author: author.kind },
    { ...changes(row, message), ...(await turnChanges(tx, row, message)) },
  );
  // The assignee's reading is shown as they read; anybody else's once they answer.
  if (
    actor.kind === 'agent' &&
    actor.service !== true &&
    input.kind === 'text' &&
    sent.assignee_id !== actor.agent.id &&
    isConversation(sent)
  )
    await showReading(tx, sent, actor.agent.id);
  return { message: messageFrom(message, sideOf(actor)), created: true };
}

/** By mail, by the link of one, or (null) from the chat. */
function cameBy(actor: Actor, mail: MailFacts | undefined): string | null {
  if (actor.kind === 'visitor' && actor.only !== undefined) return JSON.stringify({ link: true });
  return mail === undefined ? null : JSON.stringify(mail);
}

/**
 * What a visitor writes into is open from then on; who begins or comes back in the chat meets the bot of the site, who comes
 * back otherwise the agent they had. Where an agent answers, the bot is silent.
 */
async function readied(
  tx: Transaction,
  row: ConversationRow,
  actor: Actor,
  { kind, mail }: { kind: Message['kind']; mail?: MailFacts },
): Promise<ConversationRow> {
  if (actor.kind === 'agent') return kind === 'text' ? leaveBot(tx, row, 'taken_over') : row;
  if (actor.kind === 'bot') return row;
  if (row.status === 'snoozed') return wake(tx, row, authorOf(actor));
  const returns = row.status === 'resolved';
  const begins = returns || (row.status === 'waiting' && row.last_message_seq === 0);
  const open = returns ? await reopen(tx, row, actor) : row;
  const met = begins && actor.only === undefined && mail === undefined ? await beginWithBot(tx, open) : open;
  return returns ? returnToAgent(tx, met) : met;
}

function changes(row: ThreadRow, message: MessageRow): Partial<ThreadRow> {
  // A note moves no conversation. A room has nothing else.
  if (message.kind === 'note' && isConversation(row)) return {};
  return {
    last_message_seq: message.seq,
    active_at: Math.max(row.active_at, message.created_at),
    ...waitChanges(
      row,
      awaitingAfter(row.awaiting_reply_since, messageFrom(message, 'agent')),
      message.created_at,
    ),
  };
}

/**
 * Whether somebody may send this, wherever it goes.
 * @throws ApiError `bad_request`, `message_empty`, `message_too_long`
 */
export function checkMessage(actor: Pick<Actor, 'kind'>, input: SendMessage & Pick<Message, 'kind'>): void {
  checkLength(input);
  checkChoices(actor, input);
}

function checkLength(input: SendMessage): void {
  if (isBlank(input.body) && (input.attachmentIds ?? []).length === 0) {
    throw new ApiError('message_empty', 'The message is empty. Write something, or attach a file.');
  }
  if (input.body.length > LIMITS.messageLength) {
    throw new ApiError(
      'message_too_long',
      `The message has ${input.body.length} characters; ${LIMITS.messageLength} are allowed. Shorten it or send it in parts.`,
    );
  }
  if ((input.attachmentIds ?? []).length > LIMITS.filesPerMessage) {
    throw new ApiError('bad_request', `At most ${LIMITS.filesPerMessage} files fit into one message.`);
  }
}

function checkChoices(
  actor: Pick<Actor, 'kind'>,
  { choices, chosenOf, answers, kind }: SendMessage & Pick<Message, 'kind'>,
): void {
  if (choices !== undefined && (actor.kind === 'visitor' || kind === 'note'))
    throw new ApiError('bad_request', 'Choices are for what an agent writes to a visitor. Leave them out.');
  if (chosenOf !== undefined && actor.kind !== 'visitor')
    throw new ApiError('bad_request', 'Only a visitor chooses. Leave `chosenOf` out.');
  if (answers !== undefined && chosenOf === undefined)
    throw new ApiError('bad_request', 'Say with `chosenOf` which form the `answers` are for.');
}

function sameMessage(
  before: MessageRow,
  actor: Actor,
  input: SendMessage & { kind: Message['kind'] },
): Message {
  const message = messageFrom(before, sideOf(actor));
  const ids = message.attachments.map((attachment) => attachment.id);
  const same =
    message.author.id === authorOf(actor).id &&
    message.kind === input.kind &&
    // Since then it may have been edited, or taken back.
    (isMaskedFrom(message.body, input.body) ||
      sameAnswers(before, input) ||
      before.edited_at !== null ||
      before.unsent_at !== null) &&
    (before.unsent_at !== null || JSON.stringify(message.choices) === JSON.stringify(input.choices)) &&
    (before.unsent_at !== null || sameContent(before, input)) &&
    // One that is offered again after a back-up was restored does not say it.
    (input.replyTo === undefined || input.replyTo === before.reply_to) &&
    (before.unsent_at !== null || JSON.stringify(ids) === JSON.stringify(input.attachmentIds ?? []));
  if (same) return message;
  throw new ApiError(
    'id_taken',
    'Another message was sent under this id already. Send this one under a new id.',
  );
}

/**
 * The files that this person uploaded here, in this order.
 * @throws ApiError `attachment_unknown`
 */
export async function findAttachments(
  tx: Transaction,
  actor: Actor,
  conversationId: string,
  ids: string[],
): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('attachments')
    .selectAll()
    .where('id', 'in', ids)
    .where('conversation_id', '=', conversationId)
    .where('uploader_kind', '=', actor.kind)
    .where('uploader_id', '=', authorOf(actor).id)
    .execute();
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) {
      throw new ApiError(
        'attachment_unknown',
        'A file of this message was not uploaded here. Attach it again.',
        { id },
      );
    }
    return attachmentFrom(row);
  });
}
