import { type Actor, authorOf, keyOf } from '../access/actor.ts';
import { ApiError, TryLater } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { ApproachVisitor } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { existingConversation, insertConversation } from '../conversations/start-conversation.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { sendMessage } from './send-message.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;

const DAY_MS = 24 * 60 * 60_000;
/** With so many conversations begun within a day, whoever began them, a program begins no more with the same visitor. */
const BEGUN_PER_DAY = 10;

/**
 * An agent begins a conversation with a visitor, and has it from its first message on; what a service begins sleeps until the
 * visitor writes. The visitor's browser gets it over the channel it holds; one that is gone finds it on return, and is sent a mail
 * as for any answer that they miss. The same ids again find the same conversation again.
 * @throws ApiError `not_found`, `id_taken`, `message_empty`, `message_too_long`; TryLater for a program that begins too many
 */
export async function approachVisitor(
  tx: Transaction,
  actor: AgentActor,
  visitorId: string,
  input: ApproachVisitor,
): Promise<{ conversationId: string; message: Message; created: boolean }> {
  const visitor = await tx.db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', visitorId)
    .executeTakeFirst();
  if (visitor === undefined) throw new ApiError('not_found', 'There is no such visitor any more.');
  const { page_url: url, page_title: title } = visitor;
  const page = url === null ? null : { url, title: title ?? '' };
  if (actor.byKey !== undefined) await checkBegun(tx, visitorId, input.id);
  const row = await insertConversation(tx, visitor, { id: input.id, page });
  if (row === null) await existingConversation(tx, visitorId, input.id);
  else if (actor.service === true) await leaveUntilReply(tx, row, actor);
  else await take(tx, row, actor);
  const { message } = await sendMessage(tx, actor, input.id, {
    id: input.messageId,
    body: input.body,
    kind: 'text',
  });
  return { conversationId: input.id, message, created: row !== null };
}

/** A program that goes wrong must not fill a visitor's chat and mailbox. */
async function checkBegun(tx: Transaction, visitorId: string, id: string): Promise<void> {
  const begun = await tx.db
    .selectFrom('conversations')
    .select(['id', 'started_at'])
    .where('visitor_id', '=', visitorId)
    .where('started_at', '>', tx.now - DAY_MS)
    .orderBy('started_at')
    .limit(BEGUN_PER_DAY)
    .execute();
  const [first] = begun;
  if (first === undefined || begun.length < BEGUN_PER_DAY || begun.some((one) => one.id === id)) return;
  throw new TryLater(
    `${BEGUN_PER_DAY} conversations were begun with this visitor within a day. Write into one of them, or come back later.`,
    first.started_at + DAY_MS - tx.now,
  );
}

async function take(tx: Transaction, row: ConversationRow, actor: AgentActor): Promise<void> {
  const { agent } = actor;
  await noteGiven(tx, agent.id);
  await appendEvent(
    tx,
    row,
    {
      type: 'conversation.claimed',
      data: { assignee: { id: agent.id, name: agent.name }, ...keyOf(actor) },
      visible: true,
    },
    { status: 'open', assignee_id: agent.id, waiting_since: null },
  );
}

/** Nobody has to do anything with it before the visitor writes, which puts it into the queue. */
async function leaveUntilReply(tx: Transaction, row: ConversationRow, actor: AgentActor): Promise<void> {
  await appendEvent(
    tx,
    row,
    { type: 'conversation.snoozed', data: { by: authorOf(actor), until: null }, visible: false },
    { status: 'snoozed', snoozed_until: null, waiting_since: null },
  );
}
