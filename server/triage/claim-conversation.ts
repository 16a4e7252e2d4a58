import { authorOf, type Reader } from '../access/actor.ts';
import { Refused } from '../common/api-error.ts';
import type { AlreadyClaimed } from '../contract/schemas/agent-api.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { noteTaken } from '../sites/answer-pace.ts';
import { wake } from './wake-conversation.ts';

type AgentReader = Extract<Reader, { kind: 'agent' }>;

/**
 * Gives the conversation to the agent who asks. Of two who ask at once one wins; claiming one's own again is fine.
 * @throws Refused `already_claimed` with who has it, `already_resolved`, `conversation_unknown`
 */
export async function claimConversation(
  work: Work,
  reader: AgentReader,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(work, reader, id);
  if (row.assignee_id === reader.agent.id && row.status === 'open') return readState(work.db, row, 'agent');
  if (row.assignee_id === reader.agent.id && row.status === 'snoozed')
    return readState(work.db, await wake(work, row, authorOf(reader)), 'agent');
  await refuseIfTaken(work, row);
  await noteTaken(work, row);
  await noteGiven(work, reader.agent.id);
  const claimed = await appendEvent(
    work,
    row,
    {
      type: 'conversation.claimed',
      data: { assignee: { id: reader.agent.id, name: reader.agent.name } },
      visible: true,
    },
    { status: 'open', assignee_id: reader.agent.id, waiting_since: null },
  );
  return readState(work.db, await showReading(work, claimed, reader.agent.id), 'agent');
}

async function refuseIfTaken(work: Work, row: ConversationRow): Promise<void> {
  if (row.status === 'resolved') {
    throw new Refused('already_resolved', 'This conversation is resolved. Reopen it first.');
  }
  if (row.status === 'waiting' || row.assignee_id === null) return;
  const assignee = await work.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', row.assignee_id)
    .executeTakeFirstOrThrow();
  const details: AlreadyClaimed = { assignee };
  throw new Refused('already_claimed', `${assignee.name} has this conversation already.`, details);
}
