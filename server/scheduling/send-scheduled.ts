import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { HeldFor } from '../contract/schemas/writing/scheduled-messages.ts';
import { lockConversation, lockInOrder } from '../conversations/conversation-log.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import { visitorWroteSince } from '../conversations/reply-wait.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { messageById, sendMessage } from '../messages/send-message.ts';
import { reopen } from '../triage/reopen-conversation.ts';
import { attachmentIdsOf, findScheduled, removeScheduled, type ScheduledRow } from './scheduled-rows.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;
/** Which of them. */
export type Place = Pick<ScheduledRow, 'conversation_id' | 'id'>;

/** What is due, the longest first; what is held waits for an agent. */
export function dueMessages(db: Db, now: number, limit: number): Promise<Place[]> {
  return db
    .selectFrom('scheduled_messages')
    .select(['conversation_id', 'id'])
    .where('send_at', '<=', now)
    .where('held', 'is', null)
    .orderBy('send_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/**
 * Sends a message whose time has come, in the name of its author; or holds it, when that would be wrong by now. The message has the id of
 * what was scheduled, which goes in the same transaction: whatever dies, it is sent once. Whoever was quicker leaves nothing to do.
 * @throws ApiError for what cannot be sent at all: nothing has happened then
 */
export async function sendDue(tx: Transaction, place: Place): Promise<void> {
  const row = await lockDue(tx, place);
  if (row === null) return;
  const agent = await authorOf(tx.db, row);
  if (agent === null) return hold(tx, row, 'agent_gone');
  if (await visitorWroteSince(tx.db, row.conversation_id, row.after_seq))
    return hold(tx, row, 'visitor_wrote');
  await send(tx, { kind: 'agent', agent, ...keyOf(row) }, row);
}

/** Holds what could not be sent at all; not what was changed, sent or cancelled since. */
export async function holdRefused(tx: Transaction, place: Place): Promise<void> {
  const row = await lockDue(tx, place);
  if (row !== null) await hold(tx, row, 'refused');
}

/** Null: it is not to be sent now, or not any more. */
async function lockDue(tx: Transaction, { conversation_id, id }: Place): Promise<ScheduledRow | null> {
  if (tx.dialect === 'postgres') await lockInOrder(tx.db, [conversation_id]);
  const row = await findScheduled(tx.db, conversation_id, id);
  return row === null || row.held !== null || row.send_at > tx.now ? null : row;
}

/**
 * It stays in the conversation, and says why. A resolved one, where nobody would look, is open again: with its author, and without
 * one in the queue.
 */
async function hold(tx: Transaction, scheduled: ScheduledRow, held: HeldFor): Promise<void> {
  const { db } = tx;
  const { conversation_id, id } = scheduled;
  await db
    .updateTable('scheduled_messages')
    .set({ held })
    .where('conversation_id', '=', conversation_id)
    .where('id', '=', id)
    .execute();
  const resolved = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', conversation_id)
    .where('status', '=', 'resolved')
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  if (resolved === undefined) return;
  const author = await authorOf(db, scheduled);
  await reopen(tx, resolved, null, author === null ? null : { id: author.id, name: author.name });
}

/**
 * Sends it now, in the name of whoever asks: its author, or a colleague who finds it held. Idempotent.
 * @throws ApiError `conversation_unknown`, `attachment_unknown`; `message_unknown` when it was cancelled
 */
export async function sendScheduledNow(
  tx: Transaction,
  actor: AgentActor,
  conversationId: string,
  id: string,
): Promise<Message> {
  await lockConversation(tx, actor, conversationId);
  const row = await findScheduled(tx.db, conversationId, id);
  if (row !== null) {
    await takeOverFiles(tx.db, row, actor.agent);
    return send(tx, actor, row);
  }
  const [sent] = await messageById(tx.db, { conversation_id: conversationId, id });
  if (sent === undefined)
    throw new ApiError('message_unknown', 'There is no such message to be sent. It may have been cancelled.');
  return messageFrom(sent, 'agent');
}

async function send(tx: Transaction, actor: AgentActor, row: ScheduledRow): Promise<Message> {
  const { message } = await sendMessage(tx, actor, row.conversation_id, {
    id: row.id,
    kind: 'text',
    body: row.body,
    attachmentIds: attachmentIdsOf(row),
    ...(row.choices === null ? {} : { choices: JSON.parse(row.choices) }),
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
  });
  await removeScheduled(tx.db, row);
  return message;
}

/** Null: nobody writes in this name any more. */
async function authorOf(db: Db, { agent_id }: ScheduledRow): Promise<AgentRow | null> {
  if (agent_id === null) return null;
  const agent = await db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', agent_id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  return agent ?? null;
}

/** Which key it was is asked no more: it may be revoked by now, and was valid when it scheduled this. */
function keyOf({ id, by_key }: ScheduledRow): Pick<AgentActor, 'byKey'> {
  return by_key === null ? {} : { byKey: { id, name: by_key } };
}

/** A message carries files of its author alone. */
async function takeOverFiles(db: Db, row: ScheduledRow, { id }: AgentRow): Promise<void> {
  const files = attachmentIdsOf(row);
  if (files.length === 0 || row.agent_id === id) return;
  await db
    .updateTable('attachments')
    .set({ uploader_id: id })
    .where('conversation_id', '=', row.conversation_id)
    .where('uploader_kind', '=', 'agent')
    .where('id', 'in', files)
    .execute();
}
