import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

const DAY_MS = 86_400_000;

/**
 * What was counted in each day of UTC (`day`: its number since 1970), packed into one value that a report reads instead of
 * thousands of rows of `moment_facts`. `version` grows with every change of them; `packed` is null until they are packed,
 * and again after a change.
 */
export const momentDays: Migration = {
  async up(db: Kysely<unknown>) {
    const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? 'bytea' : 'blob';
    await sql
      .raw(`create table moment_days (day integer primary key, version integer not null, packed ${bytes})`)
      .execute(db);
    // From one day to the next by the index, however many rows are in each.
    for (let from = 0; ; ) {
      const { rows } = await sql<{ at: number | string | null }>`
        select min(at) as at from moment_facts where at >= ${from}`.execute(db);
      const at = rows[0]?.at ?? null;
      if (at === null) return;
      const day = Math.floor(Number(at) / DAY_MS);
      await sql`insert into moment_days (day, version) values (${day}, 1)`.execute(db);
      from = (day + 1) * DAY_MS;
    }
  },
};
