import type { WaitName } from '../../contract/reports/report-constants.ts';
import type { PeriodReport } from '../../contract/schemas/developers/reports.ts';
import type { DayRanks } from '../days/day-ranks.ts';
import type { Day } from '../period.ts';
import { type Collected, type QuarterCounts, SHOWN_COUNTS } from './collect.ts';
import { rankerOf } from './rank-together.ts';
import type { Targets } from './targets.ts';
import { limitsOf, type Stretch } from './waits.ts';

type ShownDay = PeriodReport['days'][number];
type DayWait = ShownDay['firstReply'];

/** The waits that are told day by day. */
const SHOWN_WAITS = ['firstReply', 'nextReply', 'resolution'] as const;
type ShownWait = (typeof SHOWN_WAITS)[number];

/**
 * The line of each day of the period.
 * @param ranks what days came to before
 */
export function shownDays(
  days: readonly Day[],
  { facets, outside }: Collected,
  targets: Targets,
  ranks: DayRanks,
) {
  const lines = days.map(({ date }) => ({ date, started: 0, resolved: 0, messagesIn: 0, messagesOut: 0 }));
  const stretches: Record<ShownWait, Stretch[][]> = {
    firstReply: days.map(() => []),
    nextReply: days.map(() => []),
    resolution: days.map(() => []),
  };
  return {
    /** @param day which of the days */
    addCounts(day: number, counts: QuarterCounts): void {
      const line = lines[day] as (typeof lines)[number];
      for (const name of SHOWN_COUNTS) line[name] += sumOf(counts[name]);
    },
    addWaits(day: number, found: Readonly<Record<WaitName, Stretch>>): void {
      for (const name of SHOWN_WAITS) stretches[name][day]?.push(found[name]);
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

  function byDay(name: ShownWait): DayWait[] {
    const targetOf = facets.map(({ siteId }) => targets(name, siteId));
    // The same kind of wait is told by where it stands in a day.
    const question = facets.map(({ id }, facet) => `${id}:${targetOf[facet]}`).join();
    const rank = ranks.answersTo(question, rankerOf(outside, limitsOf(targetOf)));
    return stretches[name].map((ofDay) => {
      const { count, medianMs, p90Ms, inTime } = rank(ofDay);
      return { count, medianMs, p90Ms, within: count === 0 ? null : inTime / count };
    });
  }
}

/** To go through it by its iterator takes ten times as long. */
function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < counts.length; index += 1) sum += counts[index] as number;
  return sum;
}
