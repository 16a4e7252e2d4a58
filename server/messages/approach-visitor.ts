import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { ApproachVisitor } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { existingConversation, insertConversation } from '../conversations/start-conversation.ts';
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
  const { page_url: url, page_title: title } = visitor;
  const page = url === null ? null : { url, title: title ?? '' };
  const row = await insertConversation(tx, visitor, { id: input.id, page });
  if (row === null) await existingConversation(tx, visitorId, input.id);
  else {
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
  }
  const { message } = await sendMessage(tx, actor, input.id, {
    id: input.messageId,
    body: input.body,
    kind: 'text',
  });
  return { conversationId: input.id, message, created: row !== null };
}
