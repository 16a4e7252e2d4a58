import type { Reader } from '../access/actor.ts';
import { Refused } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { ApproachVisitor } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { stateFrom } from '../conversations/conversation-state.ts';
import type { Work } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { sendMessage } from './send-message.ts';

/**
 * An agent begins a conversation with a visitor, and has it from its first message on. The visitor's browser gets it over
 * the channel it holds; one that is gone finds it on return. The same ids again find the same conversation again.
 * @throws Refused `not_found`, `id_taken`, `message_empty`, `message_too_long`
 */
export async function approachVisitor(
  work: Work,
  reader: Extract<Reader, { kind: 'agent' }>,
  visitorId: string,
  input: ApproachVisitor,
): Promise<{ conversationId: string; message: Message; created: boolean }> {
  const visitor = await work.db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', visitorId)
    .executeTakeFirst();
  if (visitor === undefined) throw new Refused('not_found', 'There is no such visitor any more.');
  const inserted = await work.db
    .insertInto('conversations')
    .values({
      id: input.id,
      site_id: visitor.site_id,
      visitor_id: visitor.id,
      status: 'waiting',
      assignee_id: null,
      page_url: visitor.page_url,
      page_title: visitor.page_title,
      started_at: work.now,
      waiting_since: work.now,
      active_at: work.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) {
    const state = stateFrom({ ...inserted, seq: 1, visitor_seq: 1 }, { visitor, assignee: null }, 'visitor');
    const row = await appendEvent(
      work,
      inserted,
      { type: 'conversation.started', data: { state }, visible: true },
      {},
    );
    await noteGiven(work, reader.agent.id);
    await appendEvent(
      work,
      row,
      {
        type: 'conversation.claimed',
        data: { assignee: { id: reader.agent.id, name: reader.agent.name } },
        visible: true,
      },
      { status: 'open', assignee_id: reader.agent.id, waiting_since: null },
    );
  } else {
    const before = await work.db
      .selectFrom('conversations')
      .select('visitor_id')
      .where('id', '=', input.id)
      .executeTakeFirstOrThrow();
    if (before.visitor_id !== visitorId)
      throw new Refused('id_taken', 'This conversation id is in use already. Make a new one and try again.');
  }
  const { message } = await sendMessage(work, reader, input.id, {
    id: input.messageId,
    body: input.body,
    kind: 'text',
  });
  return { conversationId: input.id, message, created: inserted !== undefined };
}
