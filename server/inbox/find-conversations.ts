import { type SqlBool, sql } from 'kysely';
import type { Filter, FindPage, Snippet } from '../contract/schemas/find-api.ts';
import type { Database, Db } from '../database/database.ts';
import { afterCursor, cursorOf, type Keyset, ordered } from '../database/keyset.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';
import { peopleMatching } from '../search/people-index.ts';
import { type SearchPart, searchParts } from '../search/search-terms.ts';
import { conditionOf, type FilterCondition, isOfUnresolved } from './filter-conversations.ts';
import { cardsFrom } from './read-cards.ts';
import { PACE, type SearchPace, searchMessages } from './search-messages.ts';

const FOUND_PER_PAGE = 30;
const MAX_PEOPLE = 10;
const LATEST: Keyset = [['active_at', 'desc']];

type Found = { id: string; seq: number | null; snippet: Snippet | null };
type Asked = {
  text: string;
  filter: Filter | null;
  cursor?: string | undefined;
  limit?: number | undefined;
  /** In ms since 1970. */
  now?: number;
};

/**
 * Conversations by words, by a filter, or both; the latest first. Words are looked for in messages, notes and names of
 * files, and in what is known of the visitor. Every agent may read every conversation, so nothing is left out here;
 * visitors have no way to this. A search for words that are everywhere but not together, or with a filter that few pass, stops after
 * a while and goes on with the next page: one may be empty while there is another. What is not resolved is found at once.
 * @throws ApiError `bad_request` for a cursor that is not one of ours
 */
export async function findConversations(
  { read: db, dialect }: Database,
  agent: AgentRow,
  { text, filter, cursor, limit = FOUND_PER_PAGE, now = Date.now() }: Asked,
  pace = PACE,
): Promise<Omit<FindPage, 'epoch'>> {
  const parts = searchParts(text);
  if (text.trim() !== '' && parts.length === 0) return { found: [], next: null };
  const condition = conditionOf(filter, { agent, dialect, now });
  if (parts.length === 0)
    return filtered(db, agent, {
      condition,
      cursor,
      limit,
      pace: filter === null || isOfUnresolved(filter) ? null : pace,
    });
  const people = cursor === undefined ? await conversationsOf(db, dialect, { parts, condition }) : [];
  const { hits, next } = await searchMessages(
    { read: db, dialect },
    { parts, condition, limit, pace },
    cursor,
  );
  const known = new Set(people.map((one) => one.id));
  // Found by who it is and by what was said, a conversation shows what was said.
  const said = new Map(hits.map((hit) => [hit.id, hit]));
  const all = [...people.map((one) => said.get(one.id) ?? one), ...hits.filter((hit) => !known.has(hit.id))];
  return { found: await withCards(db, agent, all), next };
}

type Filtered = {
  condition: FilterCondition;
  cursor: string | undefined;
  limit: number;
  /** Null: all in one go. */
  pace: SearchPace | null;
};

async function filtered(
  db: Db,
  agent: AgentRow,
  { condition, cursor, limit, pace }: Filtered,
): Promise<Omit<FindPage, 'epoch'>> {
  const until = performance.now() + (pace?.budgetMs ?? 0);
  const rows: ConversationRow[] = [];
  let from = cursor;
  let end: ConversationRow | null;
  do {
    end = pace === null ? null : await endOfStretch(db, from, pace.conversations);
    rows.push(...(await passing(db, condition, { from, end, most: limit + 1 - rows.length })));
    if (end !== null) from = cursorOf(LATEST, end);
  } while (end !== null && rows.length <= limit && performance.now() < until);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : end;
  return {
    found: (await cardsFrom(db, agent, page)).map((card) => ({ card, snippet: null, seq: null })),
    next: last ? cursorOf(LATEST, last) : null,
  };
}

/** The last of the next so many conversations; null: there are fewer. */
async function endOfStretch(
  db: Db,
  from: string | undefined,
  length: number,
): Promise<ConversationRow | null> {
  const end = await latest(db, from)
    .selectAll('conversations')
    .offset(length - 1)
    .limit(1)
    .executeTakeFirst();
  return end ?? null;
}

function passing(
  db: Db,
  condition: FilterCondition,
  { from, end, most }: { from: string | undefined; end: ConversationRow | null; most: number },
): Promise<ConversationRow[]> {
  let query = latest(db, from).selectAll('conversations').limit(most);
  if (end !== null)
    query = query.where(
      sql<SqlBool>`(conversations.active_at, conversations.id) >= (${end.active_at}, ${end.id})`,
    );
  const joined = query.innerJoin('visitors', 'visitors.id', 'conversations.visitor_id');
  return (condition === null ? joined : joined.where(condition)).execute();
}

function latest(db: Db, from: string | undefined) {
  const query = ordered(db.selectFrom('conversations'), LATEST).where(
    'conversations.last_message_seq',
    '>',
    0,
  );
  return from === undefined ? query : query.where(afterCursor(LATEST, from));
}

/** The newest conversation of each visitor of whom all that was typed is known. */
async function conversationsOf(
  db: Db,
  dialect: Database['dialect'],
  { parts, condition }: { parts: SearchPart[]; condition: FilterCondition },
): Promise<Found[]> {
  let query = db
    .selectFrom(sql<{ visitor_id: string }>`(${await peopleMatching(db, dialect, parts)})`.as('matching'))
    .innerJoin('visitors', 'visitors.id', 'matching.visitor_id')
    .innerJoin('conversations', 'conversations.visitor_id', 'visitors.id')
    .select(['conversations.id', 'visitors.id as visitor_id'])
    .where('conversations.last_message_seq', '>', 0)
    .orderBy('conversations.active_at', 'desc')
    .limit(MAX_PEOPLE * 5);
  if (condition !== null) query = query.where(condition);
  const newest = new Map<string, Found>();
  for (const { id, visitor_id } of await query.execute()) {
    if (!newest.has(visitor_id) && newest.size < MAX_PEOPLE)
      newest.set(visitor_id, { id, seq: null, snippet: null });
  }
  return [...newest.values()];
}

async function withCards(db: Db, agent: AgentRow, found: Found[]): Promise<FindPage['found']> {
  if (found.length === 0) return [];
  const rows: ConversationRow[] = await db
    .selectFrom('conversations')
    .selectAll()
    .where(
      'id',
      'in',
      found.map((one) => one.id),
    )
    .execute();
  const cards = new Map((await cardsFrom(db, agent, rows)).map((card) => [card.state.id, card]));
  return found.flatMap(({ id, seq, snippet }) => {
    const card = cards.get(id);
    return card === undefined ? [] : [{ card, seq, snippet }];
  });
}
