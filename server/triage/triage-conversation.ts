import { type Actor, authorOf } from '../access/actor.ts';
import { mayRequeue } from '../access/permissions.ts';
import { ApiError } from '../common/api-error.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import type { UpdateTriage } from '../contract/schemas/triage-api.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { noteTaken } from '../sites/answer-pace.ts';
import { changeTriage } from './change-triage.ts';
import { describe } from './describe-conversation.ts';
import { reopen } from './reopen-conversation.ts';
import { wake } from './wake-conversation.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;

/**
 * Triage: sorts a conversation (team, labels, priority) and moves it (assignee, status), all in one. What is so
 * already is left as it is, so that it is idempotent.
 * @throws ApiError `agent_unknown`, `team_unknown`, `label_unknown`, `forbidden`, `bad_request`, `conversation_unknown`
 */
export async function updateTriage(
  tx: Transaction,
  actor: AgentActor,
  id: string,
  requested: UpdateTriage,
): Promise<ConversationState> {
  let row = await lockConversation(tx, actor, id);
  row = await changeTriage(tx, actor, row, requested);
  if (requested.attributes !== undefined) row = await describe(tx, actor, row, 'given', requested.attributes);
  if (requested.assigneeId !== undefined) row = await assign(tx, actor, row, requested.assigneeId);
  if (requested.status !== undefined) row = await move(tx, actor, row, requested);
  return readState(tx.db, row, 'agent');
}

/** Gives a locked conversation to an agent. */
export async function assign(
  tx: Transaction,
  actor: AgentActor,
  row: ConversationRow,
  agentId: string,
): Promise<ConversationRow> {
  const assignee = await tx.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', agentId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (assignee === undefined)
    throw new ApiError('agent_unknown', 'There is no such agent any more. Choose another one.');
  if (row.assignee_id === assignee.id && row.status !== 'resolved') return row;
  await noteTaken(tx, row);
  await noteGiven(tx, assignee.id);
  const assigned = await appendEvent(
    tx,
    row,
    { type: 'conversation.assigned', data: { by: authorOf(actor), assignee }, visible: true },
    { status: 'open', assignee_id: assignee.id, waiting_since: null, snoozed_until: null },
  );
  return showReading(tx, assigned, assignee.id);
}

/** Gives a locked conversation to whoever asks. */
async function take(tx: Transaction, actor: AgentActor, row: ConversationRow): Promise<ConversationRow> {
  if (actor.service === true)
    throw new ApiError(
      'bad_request',
      'A service can have no conversation. Name an agent in `assigneeId` as well.',
    );
  return assign(tx, actor, row, actor.agent.id);
}

async function move(
  tx: Transaction,
  actor: AgentActor,
  row: ConversationRow,
  requested: UpdateTriage,
): Promise<ConversationRow> {
  const by = authorOf(actor);
  switch (requested.status) {
    case 'open':
      if (row.status === 'snoozed') return wake(tx, row, by);
      if (row.status === 'resolved') return reopen(tx, row, actor);
      return row.status === 'waiting' || row.status === 'with_bot' ? take(tx, actor, row) : row;
    case 'waiting':
      return row.status === 'waiting' ? row : requeue(tx, actor, row);
    case 'resolved':
      if (row.status === 'resolved') return row;
      return appendEvent(
        tx,
        row,
        { type: 'conversation.resolved', data: { by }, visible: true },
        { status: 'resolved', waiting_since: null, snoozed_until: null },
      );
    default:
      return snooze(tx, actor, row, requested.snoozedUntil);
  }
}

/** Back in the queue. From resolved, it is opened again for whoever claims it. */
async function requeue(tx: Transaction, actor: AgentActor, row: ConversationRow): Promise<ConversationRow> {
  if (!mayRequeue(actor.agent, row)) {
    throw new ApiError(
      'forbidden',
      'Only the agent who has this conversation, or an admin, can give it back. Assign it, or transfer it to a team.',
    );
  }
  const by = authorOf(actor);
  const columns = {
    status: 'waiting' as const,
    assignee_id: null,
    waiting_since: row.awaiting_reply_since ?? tx.now,
    snoozed_until: null,
  };
  return row.status === 'resolved'
    ? appendEvent(
        tx,
        row,
        { type: 'conversation.reopened', data: { by, assignee: null }, visible: true },
        { ...columns, rating: null },
      )
    : appendEvent(tx, row, { type: 'conversation.released', data: { by }, visible: true }, columns);
}

/** Puts it off. Somebody has to have it then, so whoever snoozes a waiting one takes it. */
async function snooze(
  tx: Transaction,
  actor: AgentActor,
  row: ConversationRow,
  until: number | null | undefined,
): Promise<ConversationRow> {
  if (until === undefined || (until !== null && until <= tx.now)) {
    throw new ApiError(
      'bad_request',
      'Say until when: `snoozedUntil` has to be a time to come, or null for until the visitor writes.',
    );
  }
  let open = row;
  if (open.status === 'resolved') open = await reopen(tx, open, actor);
  if (open.assignee_id === null) open = await take(tx, actor, open);
  if (open.status === 'snoozed' && open.snoozed_until === until) return open;
  return appendEvent(
    tx,
    open,
    { type: 'conversation.snoozed', data: { by: authorOf(actor), until }, visible: false },
    { status: 'snoozed', snoozed_until: until, waiting_since: null },
  );
}
