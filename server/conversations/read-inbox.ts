import type { InboxPage, Queue } from '../contract/schemas/agent-api.ts';
import type { ConversationCard } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';
import { messageFrom, stateFrom } from './conversation-state.ts';

const CARDS_PER_PAGE = 40;

/**
 * One page of a queue, with the counts of all. Waiting: the longest wait first. Others: the latest activity first.
 * @param cursor from the page before
 * @throws Refused `bad_request` when the cursor is not one of ours
 */
export async function readInbox(
  db: Db,
  agent: AgentRow,
  {
    queue,
    cursor,
    limit = CARDS_PER_PAGE,
  }: { queue: Queue; cursor?: string | undefined; limit?: number | undefined },
): Promise<Omit<InboxPage, 'epoch'>> {
  const rows = await queueRows(db, agent, queue, cursor === undefined ? null : parseCursor(cursor))
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cards: await cardsFrom(db, page),
    next: rows.length > limit && last !== undefined ? `${sortKey(queue, last)}_${last.id}` : null,
    ...(await countQueues(db, agent)),
  };
}

function queueRows(db: Db, agent: AgentRow, queue: Queue, after: { key: number; id: string } | null) {
  const column = queue === 'waiting' ? 'waiting_since' : 'active_at';
  const direction = queue === 'waiting' ? 'asc' : 'desc';
  const beyond = queue === 'waiting' ? '>' : '<';
  let query = db.selectFrom('conversations').selectAll().orderBy(column, direction).orderBy('id', direction);
  query = query.where('status', '=', queue === 'mine' ? 'open' : queue);
  if (queue === 'mine') query = query.where('assignee_id', '=', agent.id);
  // A conversation that only has a file being uploaded is nobody's business yet.
  query = query.where('last_message_seq', '>', 0);
  if (after === null) return query;
  return query.where((eb) =>
    eb.or([eb(column, beyond, after.key), eb.and([eb(column, '=', after.key), eb('id', beyond, after.id)])]),
  );
}

function sortKey(queue: Queue, row: ConversationRow): number {
  return queue === 'waiting' ? (row.waiting_since ?? 0) : row.active_at;
}

function parseCursor(cursor: string): { key: number; id: string } {
  const match = /^(\d{1,16})_([0-9a-f-]{36})$/.exec(cursor);
  if (match === null)
    throw new Refused('bad_request', '`cursor` is not one that this server gave. Start from the first page.');
  return { key: Number(match[1]), id: match[2] ?? '' };
}

async function cardsFrom(db: Db, rows: ConversationRow[]): Promise<ConversationCard[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const visitors = await db
    .selectFrom('visitors')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map((row) => row.visitor_id))])
    .execute();
  const agents = await db.selectFrom('agents').select(['id', 'name']).execute();
  const lastMessages = await db
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.id', '=', 'messages.conversation_id')
        .onRef('conversations.last_message_seq', '=', 'messages.seq'),
    )
    .selectAll('messages')
    .where('conversations.id', 'in', ids)
    .execute();
  const unread = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .select((eb) => ['conversations.id', eb.fn.countAll<number>().as('count')])
    .where('conversations.id', 'in', ids)
    .where('messages.author_kind', '=', 'visitor')
    .whereRef('messages.seq', '>', 'conversations.read_by_agents')
    .groupBy('conversations.id')
    .execute();

  const visitorById = new Map(visitors.map((visitor) => [visitor.id, visitor]));
  const agentById = new Map(agents.map((agent) => [agent.id, agent]));
  const messageById = new Map(lastMessages.map((message) => [message.conversation_id, message]));
  const unreadById = new Map(unread.map((row) => [row.id, Number(row.count)]));
  return rows.flatMap((row) => {
    const visitor = visitorById.get(row.visitor_id);
    if (visitor === undefined) return [];
    const last = messageById.get(row.id);
    const assignee = row.assignee_id === null ? null : (agentById.get(row.assignee_id) ?? null);
    return {
      state: stateFrom(row, { visitor, assignee }, 'agent'),
      lastMessage: last === undefined ? null : messageFrom(last),
      unread: unreadById.get(row.id) ?? 0,
      visitorHere: visitor.here === 1,
    };
  });
}

async function countQueues(db: Db, agent: AgentRow): Promise<Pick<InboxPage, 'counts' | 'longestWaitSince'>> {
  const byStatus = await db
    .selectFrom('conversations')
    .select((eb) => [
      'status',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('waiting_since').as('longest'),
    ])
    .where('last_message_seq', '>', 0)
    .groupBy('status')
    .execute();
  const mine = await db
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assignee_id', '=', agent.id)
    .where('status', '=', 'open')
    .where('last_message_seq', '>', 0)
    .executeTakeFirstOrThrow();
  const of = (status: ConversationRow['status']) => byStatus.find((row) => row.status === status);
  return {
    counts: {
      waiting: Number(of('waiting')?.count ?? 0),
      mine: Number(mine.count),
      open: Number(of('open')?.count ?? 0),
      resolved: Number(of('resolved')?.count ?? 0),
    },
    longestWaitSince: of('waiting')?.longest ?? null,
  };
}
