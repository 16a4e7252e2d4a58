import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { ApproachVisitor } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { stateFrom } from '../conversations/conversation-state.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { sendMessage } from './send-message.ts';

/**
 * An agent begins a conversation with a visitor, and has it from its first message on. The visitor's browser gets it over
 * the channel it holds; one that is gone finds it on return. The same ids again find the same conversation again.
 * @throws ApiError `not_found`, `id_taken`, `message_empty`, `message_too_long`
 */
export async function approachVisitor(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'agent' }>,
  visitorId: string,
  input: ApproachVisitor,
): Promise<{ conversationId: string; message: Message; created: boolean }> {
  const visitor = await tx.db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', visitorId)
    .executeTakeFirst();
  if (visitor === undefined) throw new ApiError('not_found', 'There is no such visitor any more.');
  const inserted = await tx.db
    .insertInto('conversations')
    .values({
      id: input.id,
      site_id: visitor.site_id,
      visitor_id: visitor.id,
      status: 'waiting',
      assignee_id: null,
      page_url: visitor.page_url,
      page_title: visitor.page_title,
      started_at: tx.now,
      waiting_since: tx.now,
      active_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) {
    const state = stateFrom({ ...inserted, seq: 1, visitor_seq: 1 }, { visitor, assignee: null }, 'visitor');
    const row = await appendEvent(
      tx,
      inserted,
      { type: 'conversation.started', data: { state }, visible: true },
      {},
    );
    await noteGiven(tx, actor.agent.id);
    await appendEvent(
      tx,
      row,
      {
        type: 'conversation.claimed',
        data: { assignee: { id: actor.agent.id, name: actor.agent.name } },
        visible: true,
      },
      { status: 'open', assignee_id: actor.agent.id, waiting_since: null },
    );
  } else {
    const before = await tx.db
      .selectFrom('conversations')
      .select('visitor_id')
      .where('id', '=', input.id)
      .executeTakeFirstOrThrow();
    if (before.visitor_id !== visitorId)
      throw new ApiError('id_taken', 'This conversation id is in use already. Make a new one and try again.');
  }
  const { message } = await sendMessage(tx, actor, input.id, {
    id: input.messageId,
    body: input.body,
    kind: 'text',
  });
  return { conversationId: input.id, message, created: inserted !== undefined };
}
