import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Reading, ReadMark } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { lastChangeSeq } from './last-change.ts';
import { noteDelivered } from './mark-delivered.ts';
import { countUnread } from './read-conversation.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;
type Key = { conversation: string; agent: string };

const markOf = prepared<Key, { read_seq: number; version: number }>((db, place) =>
  db
    .selectFrom('read_marks')
    .select(['read_seq', 'version'])
    .where('conversation_id', '=', place('conversation'))
    .where('agent_id', '=', place('agent')),
);

/** The agent's own mark in a conversation. Null: none, then `read_by_agents` counts. */
export async function readMark(db: Db, conversationId: string, agentId: string): Promise<ReadMark | null> {
  const [row] = await markOf(db, { conversation: conversationId, agent: agentId });
  return row === undefined ? null : { upTo: row.read_seq, version: row.version };
}

/**
 * The agent has read a conversation up to an event. The mark only grows, and one past the end counts as the end. The
 * visitor is shown it if the conversation is this agent's; a colleague who looks in changes nothing for anybody else.
 * @returns how far the agent has read now, and whether that changed and no event tells the agent's other browsers
 *   (`delivery/frame.ts`)
 * @throws ApiError `conversation_unknown`
 */
export async function markReadByAgent(
  tx: Transaction,
  actor: AgentActor,
  id: string,
  upTo: number,
): Promise<{ reading: Reading; toPublish: boolean }> {
  const row = await lockConversation(tx, actor, id);
  const { agent } = actor;
  const before = await readMark(tx.db, id, agent.id);
  const from = before?.upTo ?? row.read_by_agents;
  const to = upTo <= from ? from : Math.max(from, Math.min(upTo, await lastChangeSeq(tx.db, id, 'agent')));
  const mark = before !== null && to === from ? before : await putMark(tx, row, agent.id, before, to);
  let shown = false;
  if (row.assignee_id === agent.id) shown = (await showReading(tx, row, agent.id)) !== row;
  else await noteDelivered(tx, row, 'agent', to);
  return { reading: await readingOf(tx.db, row, mark), toPublish: mark !== before && !shown };
}

/**
 * The last message of the visitor, and what came after it, is unread for the agent again. What the visitor was shown as
 * read stays so. Idempotent.
 * @returns how far the agent has read now, and whether that changed, of which no event tells
 * @throws ApiError `conversation_unknown`, `bad_request` where the visitor has written nothing
 */
export async function markUnread(
  tx: Transaction,
  actor: AgentActor,
  id: string,
): Promise<{ reading: Reading; toPublish: boolean }> {
  const row = await lockConversation(tx, actor, id);
  const { agent } = actor;
  const last = await tx.db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', id)
    .where('author_kind', '=', 'visitor')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined)
    throw new ApiError('bad_request', 'The visitor has written nothing here that could be unread.');
  const before = await readMark(tx.db, id, agent.id);
  const to = Math.min(before?.upTo ?? row.read_by_agents, last.seq - 1);
  const mark = before?.upTo === to ? before : await putMark(tx, row, agent.id, before, to);
  return { reading: await readingOf(tx.db, row, mark), toPublish: mark !== before };
}

/**
 * Shows the visitor of a locked conversation what an agent has read of it: one who has taken it, or answers in it.
 * What was read had been delivered.
 */
export async function showReading(
  tx: Transaction,
  row: ConversationRow,
  agentId: string,
): Promise<ConversationRow> {
  const mark = await readMark(tx.db, row.id, agentId);
  if (mark === null || mark.upTo <= row.read_by_agents) return row;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.read', data: { by: 'agents', upTo: mark.upTo }, visible: true },
    {
      read_by_agents: mark.upTo,
      delivered_to_agents: Math.max(mark.upTo, row.delivered_to_agents),
    },
  );
}

async function putMark(
  tx: Transaction,
  row: ConversationRow,
  agentId: string,
  before: ReadMark | null,
  upTo: number,
): Promise<ReadMark> {
  const mark = { upTo, version: (before?.version ?? 0) + 1 };
  const columns = { read_seq: mark.upTo, version: mark.version };
  // The conversation is locked: nobody else writes this mark.
  await tx.db
    .insertInto('read_marks')
    .values({ conversation_id: row.id, agent_id: agentId, ...columns })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'agent_id']).doUpdateSet(columns))
    .execute();
  return mark;
}

async function readingOf(db: Db, row: ConversationRow, mark: ReadMark): Promise<Reading> {
  const unread = await countUnread(db, row.id, 'visitor', mark.upTo);
  return { conversationId: row.id, mark, unread, newest: row.last_message_seq };
}
