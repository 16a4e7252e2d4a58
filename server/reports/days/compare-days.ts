import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { DAY_MS } from './columns.ts';
import { readRaw } from './read-days.ts';

/** The days whose packed figures are not what was counted in them, as `2026-11-29`. Changes nothing. */
export async function differentDays({ read }: Database): Promise<string[]> {
  const rows = await read
    .selectFrom('moment_days')
    .select(['day', 'version'])
    .where('packed', 'is not', null)
    .orderBy('day')
    .execute();
  const different: string[] = [];
  for (const { day, version } of rows) {
    const raw = await readRaw(read, day);
    const stored = await read
      .selectFrom('moment_days')
      .select('packed')
      .where('day', '=', day)
      .where('version', '=', version)
      .executeTakeFirst();
    // Where something of it changed meanwhile, it is packed anew anyway.
    const packed = stored?.packed ?? null;
    if (packed !== null && raw.isWhole && Buffer.compare(packed, raw.packed) !== 0)
      different.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return different;
}

/** Lets every day be packed anew. */
export async function unpackDays(database: Database): Promise<void> {
  await database.write((db) =>
    db.updateTable('moment_days').set({ version: sql`version + 1`, packed: null }).execute(),
  );
}
