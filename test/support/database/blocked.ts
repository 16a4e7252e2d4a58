import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { eventually } from '../eventually.ts';

/**
 * Waits until, on Postgres, a transaction waits for what another one has locked. SQLite has one writer at a time: there, whoever
 * is second has not begun.
 */
export async function somebodyIsBlocked({ dialect, read }: Database): Promise<void> {
  if (dialect !== 'postgres') return;
  await eventually(async () => {
    const { rows } = await sql`
      select pid from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`.execute(read);
    expect(rows).not.toEqual([]);
  });
}
