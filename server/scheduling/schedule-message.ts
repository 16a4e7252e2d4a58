import { type Actor, keyOf } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import {
  MOST_SCHEDULED,
  SCHEDULED_WITHIN_MS,
  type ScheduledMessage,
  type ScheduleMessage,
} from '../contract/schemas/writing/scheduled-messages.ts';
import { lockConversation } from '../conversations/conversation-log.ts';
import { isMerged } from '../conversations/merge-record.ts';
import type { Transaction } from '../database/transaction.ts';
import { quotedIn } from '../messages/quotes.ts';
import { checkMessage, findAttachments, messageById } from '../messages/send-message.ts';
import { maskOfThread } from '../sites/mask.ts';
import { findScheduled, removeScheduled, scheduledFrom } from './scheduled-rows.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;

/** A clock that is a little behind ours has not chosen a time that is over. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Schedules a message, or changes one that is scheduled: its words, its time, or both. What held it is over then.
 * @throws ApiError `conversation_unknown`, `message_empty`, `message_too_long`, `attachment_unknown`, `message_unknown`; `bad_request`
 * for a time that is over or too far off, or one message too many; `forbidden` for a colleague's; `too_late` when it was sent; `conversation_merged`
 */
export async function scheduleMessage(
  tx: Transaction,
  actor: AgentActor,
  conversationId: string,
  id: string,
  given: ScheduleMessage,
): Promise<ScheduledMessage> {
  checkMessage(actor, { id, ...given, kind: 'text' });
  checkTime(given.sendAt, tx.now);
  const conversation = await lockConversation(tx, actor, conversationId);
  if (conversation.merged_into !== null) throw isMerged(conversation.merged_into);
  const before = await findScheduled(tx.db, conversationId, id);
  if (before !== null && before.agent_id !== actor.agent.id)
    throw new ApiError(
      'forbidden',
      'Only its author can change a message that is to be sent later. Cancel it instead.',
    );
  if (before === null) await requireUnsent(tx, conversationId, id);
  if (before === null) await requireRoom(tx, conversationId);
  await findAttachments(tx, actor, conversationId, given.attachmentIds ?? []);
  await quotedIn(tx, conversationId, { ...given, kind: 'text' });
  const mask = await maskOfThread(tx.db, conversationId);
  const fields = {
    body: mask(given.body),
    attachment_ids: JSON.stringify(given.attachmentIds ?? []),
    choices: given.choices === undefined ? null : JSON.stringify(given.choices),
    reply_to: given.replyTo ?? null,
    after_seq: conversation.seq,
    send_at: given.sendAt,
    held: null,
    by_key: keyOf(actor).key ?? null,
  };
  const row = await tx.db
    .insertInto('scheduled_messages')
    .values({ conversation_id: conversationId, id, agent_id: actor.agent.id, created_at: tx.now, ...fields })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'id']).doUpdateSet(fields))
    .returningAll()
    .executeTakeFirstOrThrow();
  const [message] = await scheduledFrom(tx.db, [row]);
  return message as ScheduledMessage;
}

/**
 * Cancels a message that is to be sent later; any agent may. Idempotent.
 * @throws ApiError `conversation_unknown`; `too_late` when it was sent
 */
export async function cancelScheduled(
  tx: Transaction,
  actor: AgentActor,
  conversationId: string,
  id: string,
): Promise<void> {
  await lockConversation(tx, actor, conversationId);
  const row = await findScheduled(tx.db, conversationId, id);
  if (row === null) await requireUnsent(tx, conversationId, id);
  else await removeScheduled(tx.db, row);
}

async function requireUnsent(tx: Transaction, conversation_id: string, id: string): Promise<void> {
  const [sent] = await messageById(tx.db, { conversation_id, id });
  if (sent !== undefined) throw new ApiError('too_late', 'This message was sent already.');
}

function checkTime(sendAt: number, now: number): void {
  if (sendAt < now - CLOCK_SKEW_MS || sendAt > now + SCHEDULED_WITHIN_MS)
    throw new ApiError('bad_request', 'Choose a time in the future, within a year.');
}

async function requireRoom(tx: Transaction, conversationId: string): Promise<void> {
  const { count } = await tx.db
    .selectFrom('scheduled_messages')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('conversation_id', '=', conversationId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_SCHEDULED)
    throw new ApiError(
      'bad_request',
      `There are ${MOST_SCHEDULED} messages to be sent later in this conversation already. Cancel one first.`,
    );
}
