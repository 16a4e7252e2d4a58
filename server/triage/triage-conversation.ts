import { authorOf, type Reader } from '../access/actor.ts';
import { mayRequeue } from '../access/permissions.ts';
import { Refused } from '../common/api-error.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import type { ArrangeConversation } from '../contract/schemas/desk-api.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { noteTaken } from '../sites/answer-pace.ts';
import { sortConversation } from './change-triage.ts';
import { reopen } from './reopen-conversation.ts';
import { wake } from './wake-conversation.ts';

type AgentReader = Extract<Reader, { kind: 'agent' }>;

/**
 * Triage: sorts a conversation (team, labels, priority) and moves it (assignee, status), all in one. What is so
 * already is left as it is, so that twice is as good as once.
 * @throws Refused `agent_unknown`, `team_unknown`, `label_unknown`, `forbidden`, `bad_request`, `conversation_unknown`
 */
export async function arrangeConversation(
  work: Work,
  reader: AgentReader,
  id: string,
  wish: ArrangeConversation,
): Promise<ConversationState> {
  let row = await lockConversation(work, reader, id);
  row = await sortConversation(work, reader, row, wish);
  if (wish.assigneeId !== undefined) row = await assign(work, reader, row, wish.assigneeId);
  if (wish.status !== undefined) row = await move(work, reader, row, wish);
  return readState(work.db, row, 'agent');
}

/** Gives a locked conversation to an agent. */
export async function assign(
  work: Work,
  reader: AgentReader,
  row: ConversationRow,
  agentId: string,
): Promise<ConversationRow> {
  const assignee = await work.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', agentId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (assignee === undefined)
    throw new Refused('agent_unknown', 'There is no such agent any more. Choose another one.');
  if (row.assignee_id === assignee.id && row.status !== 'resolved') return row;
  await noteTaken(work, row);
  await noteGiven(work, assignee.id);
  const assigned = await appendEvent(
    work,
    row,
    { type: 'conversation.assigned', data: { by: authorOf(reader), assignee }, visible: true },
    { status: 'open', assignee_id: assignee.id, waiting_since: null, snoozed_until: null },
  );
  return showReading(work, assigned, assignee.id);
}

async function move(
  work: Work,
  reader: AgentReader,
  row: ConversationRow,
  wish: ArrangeConversation,
): Promise<ConversationRow> {
  const by = authorOf(reader);
  switch (wish.status) {
    case 'open':
      if (row.status === 'snoozed') return wake(work, row, by);
      if (row.status === 'resolved') return reopen(work, row, reader);
      return row.status === 'waiting' ? assign(work, reader, row, reader.agent.id) : row;
    case 'waiting':
      return row.status === 'waiting' ? row : letGo(work, reader, row);
    case 'resolved':
      if (row.status === 'resolved') return row;
      return appendEvent(
        work,
        row,
        { type: 'conversation.resolved', data: { by }, visible: true },
        { status: 'resolved', waiting_since: null, snoozed_until: null },
      );
    default:
      return snooze(work, reader, row, wish.snoozedUntil);
  }
}

/** Back in line. From resolved, it is opened again for whoever claims it. */
async function letGo(work: Work, reader: AgentReader, row: ConversationRow): Promise<ConversationRow> {
  if (!mayRequeue(reader.agent, row)) {
    throw new Refused(
      'forbidden',
      'Only the agent who has this conversation, or an admin, can give it back. Assign it, or transfer it to a team.',
    );
  }
  const by = authorOf(reader);
  const columns = {
    status: 'waiting' as const,
    assignee_id: null,
    waiting_since: row.awaiting_reply_since ?? work.now,
    snoozed_until: null,
  };
  return row.status === 'resolved'
    ? appendEvent(
        work,
        row,
        { type: 'conversation.reopened', data: { by, assignee: null }, visible: true },
        columns,
      )
    : appendEvent(work, row, { type: 'conversation.released', data: { by }, visible: true }, columns);
}

/** Puts it off. Somebody has to have it then, so whoever snoozes a waiting one takes it. */
async function snooze(
  work: Work,
  reader: AgentReader,
  row: ConversationRow,
  until: number | null | undefined,
): Promise<ConversationRow> {
  if (until === undefined || (until !== null && until <= work.now)) {
    throw new Refused(
      'bad_request',
      'Say until when: `snoozedUntil` has to be a time to come, or null for until the visitor writes.',
    );
  }
  let open = row;
  if (open.status === 'resolved') open = await reopen(work, open, reader);
  if (open.assignee_id === null) open = await assign(work, reader, open, reader.agent.id);
  if (open.status === 'snoozed' && open.snoozed_until === until) return open;
  return appendEvent(
    work,
    open,
    { type: 'conversation.snoozed', data: { by: authorOf(reader), until }, visible: false },
    { status: 'snoozed', snoozed_until: until, waiting_since: null },
  );
}
