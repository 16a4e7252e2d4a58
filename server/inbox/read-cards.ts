import type { ConversationCard } from '../contract/schemas/conversations.ts';
import { messageFrom, readLabelIds, stateFrom } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';

/** What a card says of the last message: it shows a line or two, and a page of the longest would be megabytes. */
const MOST_WORDS = 1_000;

/** The lines of an agent's inbox for these conversations, in their order; what is unread is this agent's own. */
export async function cardsFrom(
  db: Db,
  agent: Pick<AgentRow, 'id'>,
  rows: ConversationRow[],
): Promise<ConversationCard[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const visitorRows = db
    .selectFrom('visitors')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map((row) => row.visitor_id))])
    .execute();
  const agentRows = db.selectFrom('agents').select(['id', 'name']).execute();
  const botIds = rows.flatMap(({ bot_id }) => (bot_id === null ? [] : [bot_id]));
  const botRows =
    botIds.length === 0
      ? []
      : db.selectFrom('bots').select(['id', 'name']).where('id', 'in', botIds).execute();
  const lastRows = db
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.id', '=', 'messages.conversation_id')
        .onRef('conversations.last_message_seq', '=', 'messages.seq'),
    )
    .selectAll('messages')
    .where('conversations.id', 'in', ids)
    .execute();
  const markRows = db
    .selectFrom('read_marks')
    .selectAll()
    .where('conversation_id', 'in', ids)
    .where('agent_id', '=', agent.id)
    .execute();
  // In this order, so that of a long conversation only what comes after the mark is read.
  const unreadRows = db
    .selectFrom('conversations')
    .leftJoin('read_marks', (join) =>
      join
        .onRef('read_marks.conversation_id', '=', 'conversations.id')
        .on('read_marks.agent_id', '=', agent.id),
    )
    .innerJoin('messages', 'messages.conversation_id', 'conversations.id')
    .select((eb) => ['conversations.id', eb.fn.countAll<number>().as('count')])
    .where('conversations.id', 'in', ids)
    .where('messages.author_kind', '=', 'visitor')
    .whereRef('messages.seq', '>', (eb) =>
      eb.fn.coalesce('read_marks.read_seq', 'conversations.read_by_agents'),
    )
    .groupBy('conversations.id')
    .execute();
  // None needs another's answer: on Postgres they are asked at once.
  const [visitors, agents, bots, lastMessages, unread, marks, labelIds] = await Promise.all([
    visitorRows,
    agentRows,
    botRows,
    lastRows,
    unreadRows,
    markRows,
    readLabelIds(db, ids),
  ]);

  const visitorById = new Map(visitors.map((visitor) => [visitor.id, visitor]));
  const agentById = new Map(agents.map((agent) => [agent.id, agent]));
  const messageById = new Map(lastMessages.map((message) => [message.conversation_id, message]));
  const unreadById = new Map(unread.map((row) => [row.id, Number(row.count)]));
  const markById = new Map(
    marks.map((row) => [row.conversation_id, { upTo: row.read_seq, version: row.version }]),
  );
  return rows.flatMap((row) => {
    const visitor = visitorById.get(row.visitor_id);
    if (visitor === undefined) return [];
    const last = messageById.get(row.id);
    const assignee = row.assignee_id === null ? null : (agentById.get(row.assignee_id) ?? null);
    const bot = bots.find(({ id }) => id === row.bot_id) ?? null;
    const offeredTo = row.offered_to === null ? null : (agentById.get(row.offered_to) ?? null);
    return {
      state: stateFrom(
        row,
        { visitor, assignee, bot, offeredTo, labelIds: labelIds.get(row.id) ?? [] },
        'agent',
      ),
      lastMessage:
        last === undefined ? null : messageFrom({ ...last, body: beginningOf(last.body) }, 'agent'),
      unread: unreadById.get(row.id) ?? 0,
      mark: markById.get(row.id) ?? null,
      visitorHere: visitor.here === 1,
    };
  });
}

/** No character is cut in half. */
function beginningOf(text: string): string {
  return text.length <= MOST_WORDS ? text : text.slice(0, MOST_WORDS).replace(/\p{Surrogate}$/u, '');
}
