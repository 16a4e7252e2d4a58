import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Db } from '../../database/database.ts';
import type { Span } from '../period.ts';
import { createColumnNumbers } from './column-numbers.ts';
import { bytesOf, DAY_MS, type DayColumns, type Hours, isStoredKind } from './columns.ts';
import { createDayRanks, type DayRanks } from './day-ranks.ts';
import { createKeptCounts, type KeptCounts } from './kept-counts.ts';
import { createFacetReader } from './kept-facets.ts';
import { type DayRow, type PackedDay, packDay, readDay } from './packed-day.ts';

/** So much of what was read is kept, for the next report: with the waits of one kind of hours, five million messages take a third. */
const MOST_KEPT_BYTES = 80 * 1_024 * 1_024;
const DAYS_AT_ONCE = 8;

type Version = { day: number; version: number };
export type ReadDay = { day: number; columns: DayColumns };

/** Reads days of UTC, packed where they are, and keeps those that were read lately, with what their waits came to. */
export type DayReader = {
  read(span: Span, hours: Hours): AsyncGenerator<ReadDay>;
  ranks: DayRanks;
  counts: KeptCounts;
  facets: ReturnType<typeof createFacetReader>;
};

export function createDayReader(db: Db): DayReader {
  /** By hours and day; the one that was used last stands last. */
  const kept = new Map<string, { version: number; columns: DayColumns; bytes: number }>();
  let keptBytes = 0;

  const numberOf = createColumnNumbers();
  return {
    read,
    ranks: createDayRanks(numberOf),
    counts: createKeptCounts(numberOf),
    facets: createFacetReader(db),
  };

  /** Every day of a span in which something was counted, in order. Others have their turn between some of them. */
  async function* read({ from, to }: Span, hours: Hours): AsyncGenerator<ReadDay> {
    const days = await db
      .selectFrom('moment_days')
      .select(['day', 'version'])
      .where('day', '>=', Math.floor(from / DAY_MS))
      .where('day', '<', Math.ceil(to / DAY_MS))
      .orderBy('day')
      .execute();
    for (let first = 0; first < days.length; first += DAYS_AT_ONCE) {
      yield* await readSome(days.slice(first, first + DAYS_AT_ONCE), hours);
      await othersTurn();
    }
  }

  async function readSome(days: readonly Version[], hours: Hours): Promise<ReadDay[]> {
    const missing = days.filter(({ day, version }) => kept.get(hours + day)?.version !== version);
    const packed = await readPacked(db, missing, hours);
    const found: ReadDay[] = [];
    for (const { day, version } of days) {
      const known = kept.get(hours + day);
      const columns =
        known?.version === version
          ? known.columns
          : (packed.get(day) ?? readHours((await readRaw(db, day)).packed, hours));
      keep(hours + day, version, columns);
      found.push({ day, columns });
    }
    return found;
  }

  /** Under the version that was read before: if more was counted since, the next reader sees another one and reads again. */
  function keep(key: string, version: number, columns: DayColumns): void {
    drop(key);
    const bytes = bytesOf(columns);
    kept.set(key, { version, columns, bytes });
    keptBytes += bytes;
    for (const oldest of kept.keys()) {
      if (keptBytes <= MOST_KEPT_BYTES || oldest === key) break;
      drop(oldest);
    }
  }

  function drop(key: string): void {
    keptBytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }
}

async function readPacked(db: Db, days: readonly Version[], hours: Hours): Promise<Map<number, DayColumns>> {
  if (days.length === 0) return new Map();
  const rows = await db
    .selectFrom('moment_days')
    .select(['day', 'kinds', hours === 'business' ? 'opens as waits' : 'walls as waits'])
    .where(
      'day',
      'in',
      days.map(({ day }) => day),
    )
    .whereRef('columns_version', '=', 'version')
    .execute();
  return new Map(
    rows.flatMap(({ day, kinds, waits }) => {
      const columns = kinds === null || waits === null ? null : readDay(kinds, waits);
      return columns === null ? [] : [[day, columns]];
    }),
  );
}

function readHours({ kinds, walls, opens }: PackedDay, hours: Hours): DayColumns {
  const columns = readDay(kinds, hours === 'business' ? opens : walls);
  if (columns === null) throw new Error('A day that was just packed can be read.');
  return columns;
}

/** `isWhole`: there is nothing besides of a kind that only a newer version knows. */
type RawDay = { packed: PackedDay; isWhole: boolean };

/** A day as the moments themselves have it. */
export async function readRaw(db: Db, day: number): Promise<RawDay> {
  const rows: DayRow[] = await db
    .selectFrom('moment_facts')
    .select(['at', 'kind', 'facet_id', 'wall_ms', 'open_ms', 'amount'])
    .where('at', '>=', day * DAY_MS)
    .where('at', '<', (day + 1) * DAY_MS)
    // The order of the index, which leaves nothing to chance: the same moments are packed to the same bytes.
    .orderBy('at')
    .orderBy('kind')
    .orderBy('facet_id')
    .orderBy('wall_ms')
    .orderBy('open_ms')
    .orderBy('amount')
    .execute();
  const known = rows.filter(({ kind }) => isStoredKind(kind));
  return { packed: packDay(known), isWhole: known.length === rows.length };
}
