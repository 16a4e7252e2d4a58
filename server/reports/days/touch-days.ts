import { sql } from 'kysely';
import type { Db } from '../../database/database.ts';
import { prepared } from '../../database/prepared.ts';
import { DAY_MS } from './columns.ts';

/** What does not hold any more is not kept: SQLite would read and copy all of it with every other change of the day. */
export const UNPACKED = { packed: null, columns_version: null, kinds: null, walls: null, opens: null };

/** The days of UTC, by their number since 1970, in which something was counted or is counted no more. */
export type TouchedDays = Set<number>;

export function touch(days: TouchedDays, moments: readonly { at: number }[]): void {
  for (const { at } of moments) days.add(Math.floor(at / DAY_MS));
}

/**
 * Says, in the transaction that changed them, that what was packed of these days holds no more. To be done last: on Postgres,
 * whoever changes something in the same days waits from here on; in rising order, so that none waits for another in a ring.
 */
export async function markDays(db: Db, days: TouchedDays): Promise<void> {
  for (const day of [...days].sort((a, b) => a - b)) await markDay(db, { day });
}

/** Asked for each conversation that is counted, mostly for one day. */
const markDay = prepared<{ day: number }, unknown>((db, place) =>
  db
    .insertInto('moment_days')
    .values({ day: place('day'), version: 1, packed: null })
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet({ version: sql`moment_days.version + 1`, ...UNPACKED }),
    ),
);
