import { type RawBuilder, sql } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { Snippet } from '../contract/schemas/find-api.ts';
import type { Database, Db } from '../database/database.ts';
import { newestMatching } from '../search/newest-matching.ts';
import { fts5Query, type Reach, type SearchPart, snippetOf, tsQuery } from '../search/search-terms.ts';
import type { FilterCondition } from './filter-conversations.ts';

const HITS_AT_ONCE = 200;
/** After so many hits that were of conversations found already, the page is what it is. */
const MAX_ROUNDS = 5;
const FROM_THE_NEWEST = Number.MAX_SAFE_INTEGER;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html: `query_canceled`, by the statement's timeout. */
const TOOK_TOO_LONG = '57014';

/** How long one request looks for what is hard to find: words that are everywhere, but not together, or what few pass. */
export type SearchPace = {
  /** After this a request says how far it has come, and the next one goes on from there. */
  budgetMs: number;
  /**
   * So long Postgres may take with its index. What it did not find by then is looked for without it, stretch by stretch.
   * SQLite has no such way: FTS5 notices the end of a stretch only when it finds something.
   */
  patienceMs: number;
  /** How many entries are looked through at once, from the newest on. */
  stretch: number;
  /** Of how many messages with the words at once, from the newest on, SQLite asks whether their conversations pass a filter. */
  matches: number;
  /** How many conversations are compared with a filter at once where no words are given, from the latest on. */
  conversations: number;
};
export const PACE: SearchPace = {
  budgetMs: 40,
  patienceMs: 40,
  stretch: 20_000,
  matches: 2_000,
  conversations: 1_000,
};

export type Hit = { id: string; seq: number; snippet: Snippet };
type Asked = { parts: SearchPart[]; condition: FilterCondition; limit: number; pace: SearchPace };
/**
 * Where a search goes on: below an entry, and on Postgres without the index where that was too slow. `empty`: nothing was
 * found so far.
 */
type Place = { reach: Reach; empty: boolean; slowly: boolean; before: number };
type Page = { hits: Hit[]; next: Place | null };

/**
 * The newest message that was found in each conversation, from where the cursor says. A page of whole words where there is
 * a full one, which is quick for common words; else words that begin like that, of which there are few then. A page may be
 * short, or empty, while there is a next one: the time was up.
 * @throws ApiError `bad_request` for a cursor that is not one of ours
 */
export async function searchMessages(
  { read: db, dialect }: Pick<Database, 'read' | 'dialect'>,
  asked: Asked,
  cursor: string | undefined,
): Promise<{ hits: Hit[]; next: string | null }> {
  const from = cursor === undefined ? null : placeOf(cursor);
  const until = performance.now() + asked.pace.budgetMs;
  const { hits, next } = await pageFrom(db, dialect, asked, from ?? start('whole'));
  if (next !== null) return { hits, next: cursorOf({ ...next, empty: next.empty && hits.length === 0 }) };
  if (from === null && (hits.length > 0 || performance.now() < until)) {
    const page = await pageFrom(db, dialect, asked, start('beginning'));
    return { hits: page.hits, next: cursorOf(page.next) };
  }
  // Who has waited for whole words in vain asks once more; what was found is not listed twice.
  const inVain = from?.reach !== 'beginning' && from?.empty !== false && hits.length === 0;
  return { hits, next: inVain ? cursorOf(start('beginning')) : null };
}

function start(reach: Reach): Place {
  return { reach, empty: true, slowly: false, before: FROM_THE_NEWEST };
}

async function pageFrom(db: Db, dialect: Database['dialect'], asked: Asked, from: Place): Promise<Page> {
  const until = performance.now() + asked.pace.budgetMs;
  const hits = new Map<string, Hit>();
  const page = (next: Place | null): Page => ({ hits: [...hits.values()], next });
  let place = dialect === 'postgres' && asked.pace.patienceMs === 0 ? { ...from, slowly: true } : from;
  for (let rounds = 0; rounds < MAX_ROUNDS; ) {
    const found = place.slowly
      ? await inStretch(db, asked, place)
      : dialect === 'sqlite'
        ? await byFts5(db, asked, place)
        : await byIndex(db, asked, place);
    if (found === null) {
      place = { ...place, slowly: true };
      continue;
    }
    for (const row of found.rows) {
      if (hits.size >= asked.limit && !hits.has(row.conversation_id)) return page(place);
      place = { ...place, before: Number(row.id) };
      if (hits.has(row.conversation_id)) continue;
      const { conversation_id: id, seq } = row;
      hits.set(id, { id, seq, snippet: snippetOf(textOf(row), asked.parts) });
    }
    if (found.rows.length === HITS_AT_ONCE) {
      rounds += 1;
      continue;
    }
    if (found.downTo === null) return page(null);
    place = { ...place, before: found.downTo };
    if (performance.now() >= until) return page(place);
  }
  return page(place);
}

type Entries = Awaited<ReturnType<typeof entriesOf>>;
/** `downTo`: entries below were not looked at; null: there are none. */
type Found = { rows: Entries; downTo: number | null };

async function byFts5(db: Db, asked: Asked, { reach, before }: Place): Promise<Found> {
  const matching = sql<{ id: number }>`select rowid as id from search_terms
    where search_terms match ${fts5Query(asked.parts, reach)} and rowid < ${before} order by rowid desc`;
  if (asked.condition === null) return { rows: await entriesOf(db, asked, matching), downTo: null };
  // A filter that few pass would be asked of every message with a common word: so many at once, and then the time is looked at.
  const { matches } = asked.pace;
  const { rows: next } = await sql<{ id: number }>`${matching} limit ${matches}`.execute(db);
  const ids = JSON.stringify(next.map(({ id }) => id));
  const rows = await entriesOf(db, asked, sql`select value as id from json_each(${ids})`);
  return { rows, downTo: next.length < matches ? null : (next.at(-1)?.id ?? null) };
}

/** What the index of Postgres knows; null when it takes too long. */
async function byIndex(db: Db, asked: Asked, { reach, before }: Place): Promise<Found | null> {
  const query = tsQuery(asked.parts, reach);
  try {
    const rows = await db.transaction().execute(async (transaction) => {
      await sql`set local statement_timeout = ${sql.lit(asked.pace.patienceMs)}`.execute(transaction);
      if (asked.condition !== null)
        return entriesOf(
          transaction,
          asked,
          sql`select id from search_entries where terms @@ ${query}::tsquery and id < ${before}`,
        );
      // Without a filter the first hits are the ones; with one, it decides which.
      const newest = { table: 'search_entries', query, before, limit: HITS_AT_ONCE } as const;
      const ids = await newestMatching(transaction, newest);
      return entriesOf(transaction, asked, sql`select unnest(${ids}::bigint[]) as id`);
    });
    return { rows, downTo: null };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === TOOK_TOO_LONG) return null;
    throw error;
  }
}

/** What matches among the next entries of Postgres below a place. */
async function inStretch(db: Db, asked: Asked, { reach, before }: Place): Promise<Found> {
  const newest = await db
    .selectFrom('search_entries')
    .select('id')
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return { rows: [], downTo: null };
  const top = Number(newest.id);
  const bottom = top - asked.pace.stretch + 1;
  const rows = await entriesOf(
    db,
    asked,
    // Fenced by the offset: the planner would ask the index for the words in all entries.
    sql`select id from (select id, terms from search_entries where id between ${bottom} and ${top} offset 0) as stretch
          where terms @@ ${tsQuery(asked.parts, reach)}::tsquery order by id desc`,
  );
  return { rows, downTo: bottom <= 1 ? null : bottom };
}

/** The newest of these entries that pass the filter, with their messages. */
function entriesOf(db: Db, { condition }: Asked, matching: RawBuilder<unknown>) {
  const some = condition === null ? sql`${matching} limit ${HITS_AT_ONCE}` : matching;
  let query = db
    .selectFrom(sql<{ id: number }>`(${some})`.as('matching'))
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
  if (condition !== null) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('conversations')
          .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
          .select('conversations.id')
          .whereRef('conversations.id', '=', 'search_entries.conversation_id')
          .where(condition as never),
      ),
    );
  }
  return query.execute();
}

function textOf({ body, attachments }: { body: string; attachments: string }): string {
  if (attachments === '[]') return body;
  const files: { name: string }[] = JSON.parse(attachments);
  return [body, ...files.map((file) => file.name)].join(' ');
}

function cursorOf(place: Place | null): string | null {
  if (place === null) return null;
  const { reach, empty, slowly, before } = place;
  return `${reach === 'whole' ? 'w' : 'b'}${empty ? 'e' : ''}${slowly ? 's' : ''}${before}`;
}

function placeOf(cursor: string): Place {
  const [, reach, empty, slowly, entry] = /^([wb])(e?)(s?)(\d{1,16})$/.exec(cursor) ?? [];
  const before = Number(entry ?? Number.NaN);
  if (Number.isSafeInteger(before))
    return {
      reach: reach === 'w' ? 'whole' : 'beginning',
      empty: empty === 'e',
      slowly: slowly === 's',
      before,
    };
  throw new ApiError('bad_request', '`cursor` is not one that this server gave. Start from the first page.');
}
