import { type Kysely, sql } from 'kysely';

const ROWS_AT_ONCE = 500;

/**
 * The next ids of a table whose primary key is `id`, in their order, at most 500; empty after the last. For `fill` of a
 * migration. Frozen: migrations that were released use it, so another behaviour is another file.
 * @param after the last id of the call before; empty at first
 */
export async function nextIds(db: Kysely<unknown>, table: string, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where id > ${after} order by id limit ${ROWS_AT_ONCE}`.execute(db);
  return rows.map(({ id }) => id);
}
