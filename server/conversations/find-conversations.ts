import { type RawBuilder, sql } from 'kysely';
import type { Filter, FindPage, Snippet } from '../contract/schemas/find-api.ts';
import type { Database, Db } from '../database/database.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';
import { conditionOf } from './filter-conversations.ts';
import { afterCursor, cursorOf, type Keyset, ordered } from './keyset.ts';
import { newestMatching } from './newest-matching.ts';
import { peopleMatching } from './people-index.ts';
import { cardsFrom } from './read-cards.ts';
import { fts5Query, type Reach, type SearchPart, searchParts, snippetOf, tsQuery } from './search-terms.ts';

const FOUND_PER_PAGE = 30;
const HITS_AT_ONCE = 200;
/** After so many hits that were of conversations found already, the page is what it is. */
const MAX_ROUNDS = 5;
const MAX_PEOPLE = 10;
const LATEST: Keyset = [['active_at', 'desc']];

type Found = { id: string; seq: number | null; snippet: Snippet | null };
type Asked = { text: string; filter: Filter | null; cursor?: string | undefined; limit?: number | undefined };

/**
 * Conversations by words, by a filter, or both; the latest first. Words are looked for in messages, notes and names of
 * files, and in what is known of the visitor. Every agent may read every conversation, so nothing is left out here;
 * visitors have no way to this.
 * @throws Refused `bad_request` for a cursor that is not one of ours
 */
export async function findConversations(
  { read: db, dialect }: Database,
  agent: AgentRow,
  { text, filter, cursor, limit = FOUND_PER_PAGE }: Asked,
): Promise<Omit<FindPage, 'epoch'>> {
  const parts = searchParts(text);
  if (text.trim() !== '' && parts.length === 0) return { found: [], next: null };
  if (parts.length === 0) return filtered(db, agent, { filter, cursor, limit });
  const people = cursor === undefined ? await conversationsOf(db, dialect, agent, { parts, filter }) : [];
  const { hits, next } = await hitsReaching(db, dialect, agent, { parts, filter, cursor, limit });
  const known = new Set(people.map((one) => one.id));
  // Found by who it is and by what was said, a conversation shows what was said.
  const said = new Map(hits.map((hit) => [hit.id, hit]));
  const all = [...people.map((one) => said.get(one.id) ?? one), ...hits.filter((hit) => !known.has(hit.id))];
  return { found: await withCards(db, all), next };
}

async function filtered(
  db: Db,
  agent: AgentRow,
  { filter, cursor, limit }: { filter: Filter | null; cursor: string | undefined; limit: number },
): Promise<Omit<FindPage, 'epoch'>> {
  let query = ordered(db.selectFrom('conversations').selectAll('conversations'), LATEST)
    .where('conversations.last_message_seq', '>', 0)
    .limit(limit + 1);
  if (cursor !== undefined) query = query.where(afterCursor(LATEST, cursor));
  const rows = await query
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .where(conditionOf(filter ?? { match: 'all', rules: [] }, agent))
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    found: (await cardsFrom(db, page)).map((card) => ({ card, snippet: null, seq: null })),
    next: rows.length > limit && last !== undefined ? cursorOf(LATEST, last) : null,
  };
}

/**
 * A page of whole words where there is a full one, which is quick for common words; else words that begin like that,
 * of which there are few then. The cursor remembers which.
 */
async function hitsReaching(
  db: Db,
  dialect: Database['dialect'],
  agent: AgentRow,
  asked: { parts: SearchPart[]; filter: Filter | null; cursor: string | undefined; limit: number },
): Promise<{ hits: Found[]; next: string | null }> {
  const before = asked.cursor === undefined ? Number.MAX_SAFE_INTEGER : entryOf(asked.cursor.slice(1));
  if (asked.cursor === undefined || asked.cursor.startsWith('w')) {
    const whole = await hitsOf(db, dialect, agent, { ...asked, before, reach: 'whole' });
    if (asked.cursor !== undefined || whole.next !== null)
      return { ...whole, next: whole.next === null ? null : `w${whole.next}` };
  }
  const { hits, next } = await hitsOf(db, dialect, agent, { ...asked, before, reach: 'beginning' });
  return { hits, next: next === null ? null : `b${next}` };
}

/** The newest message that was found in each conversation. Entries are in the order of time. */
async function hitsOf(
  db: Db,
  dialect: Database['dialect'],
  agent: AgentRow,
  {
    parts,
    filter,
    before: from,
    limit,
    reach,
  }: { parts: SearchPart[]; filter: Filter | null; before: number; limit: number; reach: Reach },
): Promise<{ hits: Found[]; next: string | null }> {
  let before = from;
  const hits = new Map<string, Found>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const rows = await entriesBefore(db, dialect, agent, { parts, filter, before, reach });
    for (const row of rows) {
      if (hits.size >= limit && !hits.has(row.conversation_id))
        return { hits: [...hits.values()], next: String(before) };
      before = Number(row.id);
      if (hits.has(row.conversation_id)) continue;
      hits.set(row.conversation_id, {
        id: row.conversation_id,
        seq: row.seq,
        snippet: snippetOf(textOf(row), parts),
      });
    }
    if (rows.length < HITS_AT_ONCE) return { hits: [...hits.values()], next: null };
  }
  return { hits: [...hits.values()], next: String(before) };
}

async function entriesBefore(
  db: Db,
  dialect: Database['dialect'],
  agent: AgentRow,
  {
    parts,
    filter,
    before,
    reach,
  }: { parts: SearchPart[]; filter: Filter | null; before: number; reach: Reach },
) {
  // Without a filter the first hits are the ones; with one, it decides which.
  const matching = await matchingEntries(db, dialect, {
    parts,
    before,
    reach,
    limit: filter === null ? HITS_AT_ONCE : null,
  });
  let query = db
    .selectFrom(sql<{ id: number }>`(${matching})`.as('matching'))
    .innerJoin('search_entries', 'search_entries.id', 'matching.id')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'search_entries.conversation_id')
        .onRef('messages.seq', '=', 'search_entries.seq'),
    )
    .select([
      'search_entries.id',
      'search_entries.conversation_id',
      'messages.seq',
      'messages.body',
      'messages.attachments',
    ])
    .orderBy('search_entries.id', 'desc')
    .limit(HITS_AT_ONCE);
  if (filter !== null) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('conversations')
          .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
          .select('conversations.id')
          .whereRef('conversations.id', '=', 'search_entries.conversation_id')
          .where(conditionOf(filter, agent) as never),
      ),
    );
  }
  return query.execute();
}

/** The ids of entries that match, as a query; the newest of them where there is a limit. */
async function matchingEntries(
  db: Db,
  dialect: Database['dialect'],
  {
    parts,
    before,
    reach,
    limit,
  }: { parts: SearchPart[]; before: number; reach: Reach; limit: number | null },
): Promise<RawBuilder<{ id: number }>> {
  if (dialect === 'sqlite') {
    const all = sql<{ id: number }>`select rowid as id from search_terms
      where search_terms match ${fts5Query(parts, reach)} and rowid < ${before} order by rowid desc`;
    return limit === null ? all : sql`${all} limit ${limit}`;
  }
  const query = tsQuery(parts, reach);
  if (limit === null)
    return sql`select id from search_entries where terms @@ ${query}::tsquery and id < ${before}`;
  const ids = await newestMatching(db, { table: 'search_entries', query, before, limit });
  return sql`select unnest(${ids}::bigint[]) as id`;
}

/** The newest conversation of each visitor of whom all that was typed is known. */
async function conversationsOf(
  db: Db,
  dialect: Database['dialect'],
  agent: AgentRow,
  { parts, filter }: { parts: SearchPart[]; filter: Filter | null },
): Promise<Found[]> {
  let query = db
    .selectFrom(sql<{ visitor_id: string }>`(${await peopleMatching(db, dialect, parts)})`.as('matching'))
    .innerJoin('visitors', 'visitors.id', 'matching.visitor_id')
    .innerJoin('conversations', 'conversations.visitor_id', 'visitors.id')
    .select(['conversations.id', 'visitors.id as visitor_id'])
    .where('conversations.last_message_seq', '>', 0)
    .orderBy('conversations.active_at', 'desc')
    .limit(MAX_PEOPLE * 5);
  if (filter !== null) query = query.where(conditionOf(filter, agent));
  const newest = new Map<string, Found>();
  for (const { id, visitor_id } of await query.execute()) {
    if (!newest.has(visitor_id) && newest.size < MAX_PEOPLE)
      newest.set(visitor_id, { id, seq: null, snippet: null });
  }
  return [...newest.values()];
}

async function withCards(db: Db, found: Found[]): Promise<FindPage['found']> {
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
  const cards = new Map((await cardsFrom(db, rows)).map((card) => [card.state.id, card]));
  return found.flatMap(({ id, seq, snippet }) => {
    const card = cards.get(id);
    return card === undefined ? [] : [{ card, seq, snippet }];
  });
}

function textOf({ body, attachments }: { body: string; attachments: string }): string {
  if (attachments === '[]') return body;
  const files: { name: string }[] = JSON.parse(attachments);
  return [body, ...files.map((file) => file.name)].join(' ');
}

function entryOf(cursor: string): number {
  const entry = Number(cursor);
  if (Number.isSafeInteger(entry) && entry >= 0) return entry;
  throw new Refused('bad_request', '`cursor` is not one that this server gave. Start from the first page.');
}
