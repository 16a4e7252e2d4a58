import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Db } from '../../database/database.ts';
import type { Span } from '../period.ts';
import { byKind, bytesOf, type KindColumns } from './by-kind.ts';
import { DAY_MS, type DayColumns, type DayRow, isStoredKind, packDay, readDay } from './columns.ts';
import { createDayRanks, type DayRanks } from './day-ranks.ts';

/** So much of what was read is kept, for the next report: five million messages take about this. */
const MOST_KEPT_BYTES = 80 * 1_024 * 1_024;
const DAYS_AT_ONCE = 8;

type Version = { day: number; version: number };
export type ReadDay = { day: number; columns: KindColumns };

/** Reads days of UTC, packed where they are, and keeps those that were read lately, with what their waits came to. */
export type DayReader = { read(span: Span): AsyncGenerator<ReadDay>; ranks: DayRanks };

export function createDayReader(db: Db): DayReader {
  /** The one that was used last stands last. */
  const kept = new Map<number, { version: number; columns: KindColumns }>();
  let keptBytes = 0;

  return { read, ranks: createDayRanks() };

  /** Every day of a span in which something was counted, in order. Others have their turn between some of them. */
  async function* read({ from, to }: Span): AsyncGenerator<ReadDay> {
    const days = await db
      .selectFrom('moment_days')
      .select(['day', 'version'])
      .where('day', '>=', Math.floor(from / DAY_MS))
      .where('day', '<', Math.ceil(to / DAY_MS))
      .orderBy('day')
      .execute();
    for (let first = 0; first < days.length; first += DAYS_AT_ONCE) {
      yield* await readSome(days.slice(first, first + DAYS_AT_ONCE));
      await othersTurn();
    }
  }

  async function readSome(days: readonly Version[]): Promise<ReadDay[]> {
    const missing = days.filter(({ day, version }) => kept.get(day)?.version !== version);
    const packed = await readPacked(db, missing);
    const found: ReadDay[] = [];
    for (const { day, version } of days) {
      const known = kept.get(day);
      const columns =
        known?.version === version
          ? known.columns
          : byKind(packed.get(day) ?? (await readRaw(db, day)).columns);
      keep(day, version, columns);
      found.push({ day, columns });
    }
    return found;
  }

  /** Under the version that was read before: if more was counted since, the next reader sees another one and reads again. */
  function keep(day: number, version: number, columns: KindColumns): void {
    drop(day);
    kept.set(day, { version, columns });
    keptBytes += bytesOf(columns);
    for (const oldest of kept.keys()) {
      if (keptBytes <= MOST_KEPT_BYTES || oldest === day) break;
      drop(oldest);
    }
  }

  function drop(day: number): void {
    const known = kept.get(day);
    if (known === undefined) return;
    kept.delete(day);
    keptBytes -= bytesOf(known.columns);
  }
}

async function readPacked(db: Db, days: readonly Version[]): Promise<Map<number, DayColumns>> {
  if (days.length === 0) return new Map();
  const rows = await db
    .selectFrom('moment_days')
    .select(['day', 'packed'])
    .where(
      'day',
      'in',
      days.map(({ day }) => day),
    )
    .where('packed', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ day, packed }) => {
      const columns = packed === null ? null : readDay(packed);
      return columns === null ? [] : [[day, columns]];
    }),
  );
}

/** `isWhole`: there is nothing besides of a kind that only a newer version knows. */
type RawDay = { packed: Uint8Array; columns: DayColumns; isWhole: boolean };

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
  const packed = packDay(known);
  const columns = readDay(packed);
  if (columns === null) throw new Error('A day that was just packed can be read.');
  return { packed, columns, isWhole: known.length === rows.length };
}
