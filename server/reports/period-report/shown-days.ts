import type { PeriodReport } from '../../contract/schemas/developers/reports.ts';
import type { Day } from '../period.ts';
import { type Collected, NOTHING, type PartCounts } from './collect.ts';
import { rankOf } from './rank-waits.ts';
import type { Targets } from './targets.ts';

type ShownDay = PeriodReport['days'][number];
type DayWait = ShownDay['firstReply'];

/** The waits that are told day by day. */
const SHOWN_WAITS = ['firstReply', 'resolution'] as const;

/** The line of each day, which quarters of an hour are added to in the order of time. */
export function shownDays(days: readonly Day[], { facets, waits }: Collected, targets: Targets) {
  const lines = days.map(({ date }) => ({ date, ...NOTHING }));
  /** How many waits there were by the end of each day. */
  const ends = { firstReply: days.map(() => 0), resolution: days.map(() => 0) };
  let current = 0;
  return {
    add(at: number, part: PartCounts): void {
      while (at >= (days[current]?.to ?? Number.POSITIVE_INFINITY)) current += 1;
      const line = lines[current] as (typeof lines)[number];
      for (const name of Object.keys(NOTHING) as (keyof PartCounts)[]) line[name] += part[name];
      for (const name of SHOWN_WAITS) ends[name][current] = waits[name].length;
    },
    days(): ShownDay[] {
      const [firstReply, resolution] = SHOWN_WAITS.map(byDay);
      return lines.map((line, day) => ({
        ...line,
        firstReply: firstReply?.[day] as DayWait,
        resolution: resolution?.[day] as DayWait,
      }));
    },
  };

  function byDay(name: (typeof SHOWN_WAITS)[number]): DayWait[] {
    const { values, owners } = waits[name];
    const targetOf = facets.map(({ siteId }) => targets(name, siteId));
    let first = 0;
    return ends[name].map((end) => {
      let inTime = 0;
      for (let index = first; index < end; index += 1)
        if ((values[index] as number) <= (targetOf[owners[index] as number] as number)) inTime += 1;
      const own = values.slice(first, Math.max(first, end)).sort();
      first += own.length;
      return {
        count: own.length,
        medianMs: own[rankOf(0.5, own.length) - 1] ?? null,
        p90Ms: own[rankOf(0.9, own.length) - 1] ?? null,
        within: own.length === 0 ? null : inTime / own.length,
      };
    });
  }
}
