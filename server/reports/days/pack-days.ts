import type { Database } from '../../database/database.ts';
import { createWorker, type Worker } from '../../workers/worker.ts';
import { DAY_MS } from './columns.ts';
import type { PackedDay } from './packed-day.ts';
import { readRaw } from './read-days.ts';

/** Days that are over change seldom: when a message of them is taken back. */
const LOOK_EVERY_MS = 300_000;

type PackerOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Packs days of UTC that are over, so that a report reads one row for each instead of thousands. */
export function createDayPacker({ database, now, log }: PackerOptions): Worker {
  return createWorker({
    name: 'days of figures',
    everyMs: LOOK_EVERY_MS,
    run: (signal) => packDays(database, now(), signal),
    failure:
      'Figures of days that are over could not be packed; reports of them take longer, and it is tried again.',
    log,
  });
}

/** Packs what is over and not packed, the newest day first; not a day of which only a newer version knows everything. */
export async function packDays(database: Database, now: number, signal?: AbortSignal): Promise<void> {
  let before = Math.floor(now / DAY_MS);
  while (signal?.aborted !== true) {
    const next = await database.read
      .selectFrom('moment_days')
      .select(['day', 'version'])
      .where('day', '<', before)
      .where(({ eb, ref, or }) =>
        or([eb('columns_version', 'is', null), eb('columns_version', '<>', ref('version'))]),
      )
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return;
    before = next.day;
    const { packed, isWhole } = await readRaw(database.read, next.day);
    if (!isWhole) continue;
    // Not if something of it changed since its version was read: then it is packed another time.
    await database.write((db) =>
      db
        .updateTable('moment_days')
        .set({ ...asStored(packed), columns_version: next.version, packed: null })
        .where('day', '=', next.day)
        .where('version', '=', next.version)
        .execute(),
    );
  }
}

const asStored = ({ kinds, walls, opens }: PackedDay) => ({
  kinds: Buffer.from(kinds.buffer),
  walls: Buffer.from(walls.buffer),
  opens: Buffer.from(opens.buffer),
});
