import { setImmediate as othersTurn } from 'node:timers/promises';
import { WAIT_NAMES, type WaitName } from '../../contract/reports/report-constants.ts';
import type { Figures, WaitFigures } from '../../contract/schemas/developers/reports.ts';
import type { KeptCounts } from '../days/kept-counts.ts';
import type { MomentKind } from '../moments.ts';
import { type Collected, messagesOf } from './collect.ts';
import { rankWaits } from './rank-waits.ts';
import type { Targets } from './targets.ts';
import type { Ranked } from './waits.ts';

type RankedWaits = { name: WaitName; targetOf: readonly number[]; ranked: readonly Ranked[] };

/**
 * The figures of each group. Others have their turn after each kind of wait.
 * @param groupsOf of each facet that was collected, the numbers of the groups in which it counts
 * @param kept what was counted for the reports before
 */
export async function figuresOf(
  collected: Collected,
  groupsOf: readonly (readonly number[])[],
  groupCount: number,
  targets: Targets,
  kept?: KeptCounts,
): Promise<Figures[]> {
  const waits: RankedWaits[] = [];
  const inGroups = kept === undefined ? '' : groupsOf.join(';');
  for (const name of WAIT_NAMES) {
    const targetOf = collected.facets.map(({ siteId }) => targets(name, siteId));
    const again = kept && {
      kept,
      question: `${collected.facets.map(({ id }, facet) => `${id}:${targetOf[facet]}`).join()};${inGroups}`,
    };
    const ranked = rankWaits(collected.waits(name), groupsOf, groupCount, targetOf, again);
    waits.push({ name, targetOf, ranked });
    await othersTurn();
  }
  const members: number[][] = Array.from({ length: groupCount }, () => []);
  groupsOf.forEach((groups, facet) => {
    for (const group of groups) members[group]?.push(facet);
  });
  // Facets are of all times: what did nothing in this period has no say in which target is meant.
  const isCounted = collected.facets.map((_, facet) => collected.hasAny(facet));
  return members.map((facets, group) => {
    const counted = facets.filter((facet) => isCounted[facet]);
    const waited = waits.map(({ name, targetOf, ranked }) => [
      name,
      waitFigures(ranked[group] as Ranked, commonTarget(counted, targetOf)),
    ]);
    return {
      ...countsOf(collected, facets),
      ...(Object.fromEntries(waited) as Record<WaitName, WaitFigures>),
      ratings: ratingsOf(collected, facets),
    };
  });
}

/** The target of all of them; null where sites differ, and where there is nothing. */
function commonTarget(facets: readonly number[], targetOf: readonly number[]): number | null {
  const [first, ...others] = new Set(facets.map((facet) => targetOf[facet] as number));
  return others.length > 0 ? null : (first ?? null);
}

function countsOf(collected: Collected, facets: readonly number[]) {
  const sums = { messagesIn: 0, messagesOut: 0, messagesByBots: 0 };
  const messages = collected.counts('messages');
  for (const facet of facets)
    sums[messagesOf(collected.facets[facet]?.authorKind ?? '')] += messages[facet] as number;
  const sum = (kind: MomentKind) => sumOf(collected.counts(kind), facets);
  return {
    started: sum('started'),
    reopened: sum('reopened'),
    resolved: sum('resolved'),
    abandoned: sum('abandoned'),
    leftWithoutReply: sum('left_without_reply'),
    missed: sum('missed'),
    ...sums,
  };
}

function ratingsOf(collected: Collected, facets: readonly number[]): Figures['ratings'] {
  const byScore = [0, 0, 0, 0, 0];
  const { scores } = collected;
  for (const facet of facets)
    for (let index = 0; index < byScore.length; index += 1)
      byScore[index] = (byScore[index] ?? 0) + (scores[facet * byScore.length + index] as number);
  const count = byScore.reduce((sum, one) => sum + one, 0);
  const resolved = sumOf(collected.counts('resolved'), facets);
  return {
    count,
    good: shareOf((byScore[3] ?? 0) + (byScore[4] ?? 0), count),
    perResolved: shareOf(count, resolved),
    byScore,
  };
}

function sumOf(counts: Float64Array, facets: readonly number[]): number {
  let sum = 0;
  for (const facet of facets) sum += counts[facet] as number;
  return sum;
}

function waitFigures({ count, medianMs, p90Ms, inTime }: Ranked, targetMs: number | null): WaitFigures {
  return { count, medianMs, p90Ms, within: shareOf(inTime, count), targetMs };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
