import { type Actor, authorOf, keyOf } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { AlreadyClaimed } from '../contract/schemas/agent-api.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { noteTaken } from '../sites/answer-pace.ts';
import { wake } from './wake-conversation.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;

/**
 * Gives the conversation to the agent who asks. Of two who ask at once one wins; claiming one's own again is fine.
 * @throws ApiError `already_claimed` with who has it, `already_resolved`, `conversation_unknown`
 */
export async function claimConversation(
  tx: Transaction,
  actor: AgentActor,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  if (row.assignee_id === actor.agent.id && row.status === 'open') return readState(tx.db, row, 'agent');
  if (row.assignee_id === actor.agent.id && row.status === 'snoozed')
    return readState(tx.db, await wake(tx, row, authorOf(actor)), 'agent');
  await refuseIfTaken(tx, row);
  await noteTaken(tx, row);
  await noteGiven(tx, actor.agent.id);
  const claimed = await appendEvent(
    tx,
    row,
    {
      type: 'conversation.claimed',
      data: { assignee: { id: actor.agent.id, name: actor.agent.name }, ...keyOf(actor) },
      visible: true,
    },
    { status: 'open', assignee_id: actor.agent.id, waiting_since: null },
  );
  return readState(tx.db, await showReading(tx, claimed, actor.agent.id), 'agent');
}

async function refuseIfTaken(tx: Transaction, row: ConversationRow): Promise<void> {
  if (row.status === 'resolved') {
    throw new ApiError('already_resolved', 'This conversation is resolved. Reopen it first.');
  }
  if (row.status === 'waiting' || row.status === 'with_bot' || row.assignee_id === null) return;
  const assignee = await tx.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', row.assignee_id)
    .executeTakeFirstOrThrow();
  const details: AlreadyClaimed = { assignee };
  throw new ApiError('already_claimed', `${assignee.name} has this conversation already.`, details);
}
