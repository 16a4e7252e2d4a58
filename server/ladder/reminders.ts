import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import type { AppendedEvent, RunInTransaction, Transaction } from '../database/transaction.ts';
import { mailAnswered, mailOpened } from '../mail/to-agents/reminder-reactions.ts';

type Step = Extract<ConversationEvent, { type: 'conversation.escalated' }>['data'];
type Agent = Extract<Actor, { kind: 'agent' }>;

/**
 * Notes that an agent came to a conversation by the link of a reminder: at the mail, where the step mailed them, and else as an event of
 * its own, once for each agent and step. A mail that was handed on is none of who opens it.
 * @param step the number of the event of the step
 * @throws ApiError `conversation_unknown`; `not_found` when the conversation has no such step
 */
export async function reminderOpened(
  tx: Transaction,
  actor: Agent,
  conversationId: string,
  step: number,
): Promise<void> {
  const { id, name } = actor.agent;
  // Before the conversation is locked: who marks a mail as sent holds the mail first.
  if (await mailOpened(tx, { conversationId, agentId: id }, step)) return;
  const row = await lockConversation(tx, actor, conversationId);
  const events = await tx.db
    .selectFrom('events')
    .select(['seq', 'type', 'data'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>=', step)
    .where('type', 'in', ['conversation.escalated', 'conversation.reminder_opened'])
    .orderBy('seq')
    .execute();
  const [taken, ...later] = events;
  if (taken?.seq !== step || taken.type !== 'conversation.escalated')
    throw new ApiError('not_found', 'There was no such reminder.');
  if ((JSON.parse(taken.data) as Step).action === 'mail') return;
  const data = { step, agent: { id, name } };
  const isKnown = later.some((one) => one.data === JSON.stringify(data));
  if (!isKnown)
    await appendEvent(tx, row, { type: 'conversation.reminder_opened', data, visible: false }, {});
}

/**
 * The subscriber that notes at the reminder mailed to an agent that they answered. Only the answer with which a wait ends is
 * looked at; one that comes twice changes nothing.
 */
export function reminderAnswers(runInTransaction: RunInTransaction) {
  return {
    name: 'reminder-answers',
    wants: ({ message }: AppendedEvent): boolean => message?.answers === true,
    backoff: { firstMs: 1_000, mostMs: 60_000 },
    async run(batch: readonly { event: ConversationEvent }[]): Promise<[]> {
      for (const { event } of batch) {
        if (event.type !== 'message.created') continue;
        const { conversationId, seq } = event;
        const { kind, id } = event.data.message.author;
        if (kind === 'agent' && id !== null)
          await runInTransaction((tx) => mailAnswered(tx, { conversationId, agentId: id }, seq));
      }
      return [];
    },
  };
}
