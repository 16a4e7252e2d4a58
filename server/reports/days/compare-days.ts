import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { DAY_MS } from './columns.ts';
import { readRaw } from './read-days.ts';
import { UNPACKED } from './touch-days.ts';

const COLUMNS = ['kinds', 'walls', 'opens'] as const;

/** The days whose packed figures are not what was counted in them, as `2026-11-29`. Changes nothing. */
export async function differentDays({ read }: Database): Promise<string[]> {
  const rows = await read
    .selectFrom('moment_days')
    .select(['day', 'version'])
    .whereRef('columns_version', '=', 'version')
    .orderBy('day')
    .execute();
  const different: string[] = [];
  for (const { day, version } of rows) {
    const raw = await readRaw(read, day);
    const stored = await read
      .selectFrom('moment_days')
      .select(COLUMNS)
      .where('day', '=', day)
      .where('version', '=', version)
      .whereRef('columns_version', '=', 'version')
      .executeTakeFirst();
    // Where something of it changed meanwhile, it is packed anew anyway.
    if (
      stored !== undefined &&
      raw.isWhole &&
      COLUMNS.some((name) => !isSame(stored[name], raw.packed[name]))
    )
      different.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return different;
}

function isSame(stored: Uint8Array | null, packed: Uint8Array): boolean {
  return stored !== null && Buffer.compare(stored, packed) === 0;
}

/** Lets every day be packed anew. */
export async function unpackDays(database: Database): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('moment_days')
      .set({ version: sql`version + 1`, ...UNPACKED })
      .execute(),
  );
}
