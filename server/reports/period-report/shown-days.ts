import type { PeriodReport } from '../../contract/schemas/developers/reports.ts';
import type { Day } from '../period.ts';
import { type Collected, NOTHING, type PartCounts } from './collect.ts';
import { type Ranked, rankWaits } from './rank-waits.ts';
import type { Targets } from './targets.ts';

type ShownDay = PeriodReport['days'][number];
type DayWait = ShownDay['firstReply'];

/** The waits that are told day by day. */
const SHOWN_WAITS = ['firstReply', 'nextReply', 'resolution'] as const;

/** The line of each day, which quarters of an hour are added to in the order of time. */
export function shownDays(days: readonly Day[], { facets, waits }: Collected, targets: Targets) {
  const lines = days.map(({ date }) => ({ date, ...NOTHING }));
  /** How many waits there were by the end of each day. */
  const ends = { firstReply: days.map(() => 0), nextReply: days.map(() => 0), resolution: days.map(() => 0) };
  let current = 0;
  return {
    add(at: number, part: PartCounts): void {
      while (at >= (days[current]?.to ?? Number.POSITIVE_INFINITY)) current += 1;
      const line = lines[current] as (typeof lines)[number];
      for (const name of Object.keys(NOTHING) as (keyof PartCounts)[]) line[name] += part[name];
      for (const name of SHOWN_WAITS) ends[name][current] = waits[name].length;
    },
    days(): ShownDay[] {
      const [firstReply, nextReply, resolution] = SHOWN_WAITS.map(byDay);
      return lines.map((line, day) => ({
        ...line,
        firstReply: firstReply?.[day] as DayWait,
        nextReply: nextReply?.[day] as DayWait,
        resolution: resolution?.[day] as DayWait,
      }));
    },
  };

  function byDay(name: (typeof SHOWN_WAITS)[number]): DayWait[] {
    const { values, owners, length } = waits[name];
    const targetOf = facets.map(({ siteId }) => targets(name, siteId));
    const dayOf = new Uint32Array(length);
    const inTime = days.map(() => 0);
    let first = 0;
    ends[name].forEach((end, day) => {
      dayOf.fill(day, first, end);
      for (; first < end; first += 1)
        if ((values[first] as number) <= (targetOf[owners[first] as number] as number))
          inTime[day] = (inTime[day] as number) + 1;
    });
    // Each day is a group of its own; what was in time depends on the site, and is counted above.
    const ownGroups = days.map((_, day) => [day]);
    const ranked = rankWaits({ values, owners: dayOf, length }, ownGroups, days.length, inTime);
    return ranked.map(({ count, medianMs, p90Ms }: Ranked, day) => ({
      count,
      medianMs,
      p90Ms,
      within: count === 0 ? null : (inTime[day] as number) / count,
    }));
  }
}
