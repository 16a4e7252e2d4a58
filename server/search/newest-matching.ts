import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** So many of the newest entries are looked through first: a few milliseconds. */
const RECENT = 10_000;

/**
 * The newest entries of a Postgres table with a `terms` column that match, at most so many. Left to itself, the planner
 * guesses how common a word is and is off by a thousand for words that it has never seen: it then looks through
 * everything for what is not there, or sorts half a table for what is everywhere. A common word is found often enough
 * among the newest entries; one that is not is rare enough for the index to list all of its entries.
 * @param db a transaction: what is told to the planner holds until its end
 * @param query a tsquery
 * @param before only entries of a smaller id
 */
export async function newestMatching(
  db: Db,
  {
    table,
    query,
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: { table: 'search_entries' | 'people_entries'; query: string; before?: number; limit: number },
): Promise<number[]> {
  const from = sql.table(table);
  const recent = await idsOf(
    db,
    sql`select id from
      (select id, terms from ${from} where id < ${before} order by id desc limit ${RECENT}) as recent
      where terms @@ ${query}::tsquery order by id desc limit ${limit}`,
  );
  if (recent.length === limit) return recent;
  await sql`set local enable_seqscan = off`.execute(db);
  // With the sum, no index is in this order: what matches is taken from the index of terms, and then sorted.
  return idsOf(
    db,
    sql`select id from ${from} where terms @@ ${query}::tsquery and id < ${before}
      order by id + 0 desc limit ${limit}`,
  );
}

async function idsOf(db: Db, query: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await (query as RawBuilder<{ id: number | string }>).execute(db);
  return rows.map(({ id }) => Number(id));
}
