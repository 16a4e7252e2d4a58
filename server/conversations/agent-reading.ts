import type { Reader } from '../access/actor.ts';
import { Refused } from '../common/api-error.ts';
import type { Reading, ReadMark } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { lastChangeSeq } from './last-change.ts';
import { noteDelivered } from './mark-delivered.ts';
import { countUnread } from './read-conversation.ts';

type AgentReader = Extract<Reader, { kind: 'agent' }>;
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
 * @returns how far the agent has read now, and whether that changed
 * @throws Refused `conversation_unknown`
 */
export async function markReadByAgent(
  work: Work,
  reader: AgentReader,
  id: string,
  upTo: number,
): Promise<{ reading: Reading; changed: boolean }> {
  const row = await lockConversation(work, reader, id);
  const { agent } = reader;
  const before = await readMark(work.db, id, agent.id);
  const from = before?.upTo ?? row.read_by_agents;
  const to = upTo <= from ? from : Math.max(from, Math.min(upTo, await lastChangeSeq(work.db, id, 'agent')));
  const mark = before !== null && to === from ? before : await putMark(work, row, agent.id, before, to);
  if (row.assignee_id === agent.id) await showReading(work, row, agent.id);
  else await noteDelivered(work, row, 'agent', to);
  return { reading: await readingOf(work.db, row, mark), changed: mark !== before };
}

/**
 * The last message of the visitor, and what came after it, is unread for the agent again. What the visitor was shown as
 * read stays so. Idempotent.
 * @returns how far the agent has read now, and whether that changed
 * @throws Refused `conversation_unknown`, `bad_request` where the visitor has written nothing
 */
export async function markUnread(
  work: Work,
  reader: AgentReader,
  id: string,
): Promise<{ reading: Reading; changed: boolean }> {
  const row = await lockConversation(work, reader, id);
  const { agent } = reader;
  const last = await work.db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', id)
    .where('author_kind', '=', 'visitor')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined)
    throw new Refused('bad_request', 'The visitor has written nothing here that could be unread.');
  const before = await readMark(work.db, id, agent.id);
  const to = Math.min(before?.upTo ?? row.read_by_agents, last.seq - 1);
  const mark = before?.upTo === to ? before : await putMark(work, row, agent.id, before, to);
  return { reading: await readingOf(work.db, row, mark), changed: mark !== before };
}

/**
 * Shows the visitor of a locked conversation what an agent has read of it: one who has taken it, or answers in it.
 * What was read had been delivered.
 */
export async function showReading(
  work: Work,
  row: ConversationRow,
  agentId: string,
): Promise<ConversationRow> {
  const mark = await readMark(work.db, row.id, agentId);
  if (mark === null || mark.upTo <= row.read_by_agents) return row;
  return appendEvent(
    work,
    row,
    { type: 'conversation.read', data: { by: 'agents', upTo: mark.upTo }, visible: true },
    {
      read_by_agents: mark.upTo,
      delivered_to_agents: Math.max(mark.upTo, row.delivered_to_agents),
    },
  );
}

async function putMark(
  work: Work,
  row: ConversationRow,
  agentId: string,
  before: ReadMark | null,
  upTo: number,
): Promise<ReadMark> {
  const mark = { upTo, version: (before?.version ?? 0) + 1 };
  const columns = { read_seq: mark.upTo, version: mark.version };
  // The conversation is locked: nobody else writes this mark.
  await work.db
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
