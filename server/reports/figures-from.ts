import { WAIT_NAMES, type WaitName } from '../contract/reports/report-constants.ts';
import {
  type Figures,
  type ReportQuery,
  TARGET_MINUTES,
  type WaitFigures,
} from '../contract/schemas/developers/reports.ts';
import { type Collected, messagesOf } from './collect.ts';
import { type Ranked, rankWaits } from './rank-waits.ts';

const MINUTE_MS = 60_000;

/** Within how many ms each kind of wait is to end. */
export type Targets = Readonly<Record<WaitName, number>>;

/** Those that are asked for, and the defaults for the rest. */
export function targetsOf(query: ReportQuery): Targets {
  return {
    waiting: (query.waitingMinutes ?? TARGET_MINUTES.waiting) * MINUTE_MS,
    firstReply: (query.firstReplyMinutes ?? TARGET_MINUTES.firstReply) * MINUTE_MS,
    nextReply: (query.nextReplyMinutes ?? TARGET_MINUTES.nextReply) * MINUTE_MS,
    resolution: (query.resolutionMinutes ?? TARGET_MINUTES.resolution) * MINUTE_MS,
    botReply: TARGET_MINUTES.botReply * MINUTE_MS,
  };
}

/**
 * The figures of each group.
 * @param groupsOf of each facet that was collected, the numbers of the groups in which it counts
 */
export function figuresOf(
  collected: Collected,
  groupsOf: readonly (readonly number[])[],
  groupCount: number,
  targets: Targets,
): Figures[] {
  const ranked = Object.fromEntries(
    WAIT_NAMES.map((name) => [name, rankWaits(collected.waits[name], groupsOf, groupCount, targets[name])]),
  ) as Record<WaitName, Ranked[]>;
  const members: number[][] = Array.from({ length: groupCount }, () => []);
  groupsOf.forEach((groups, facet) => {
    for (const group of groups) members[group]?.push(facet);
  });
  return members.map((facets, group) => {
    const waits = WAIT_NAMES.map((name) => [name, waitFigures(ranked[name][group] as Ranked, targets[name])]);
    return {
      ...countsOf(collected, facets),
      ...(Object.fromEntries(waits) as Record<WaitName, WaitFigures>),
      ratings: ratingsOf(collected, facets),
    };
  });
}

function countsOf(collected: Collected, facets: readonly number[]) {
  const sums = { messagesIn: 0, messagesOut: 0, messagesByBots: 0 };
  for (const facet of facets)
    sums[messagesOf(collected.facets[facet]?.authorKind ?? '')] += collected.count(facet, 'messages');
  const sum = (kind: 'started' | 'reopened' | 'resolved' | 'abandoned') =>
    facets.reduce((total, facet) => total + collected.count(facet, kind), 0);
  return {
    started: sum('started'),
    reopened: sum('reopened'),
    resolved: sum('resolved'),
    abandoned: sum('abandoned'),
    ...sums,
  };
}

function ratingsOf(collected: Collected, facets: readonly number[]): Figures['ratings'] {
  const byScore = [0, 0, 0, 0, 0];
  for (const facet of facets)
    collected.scores(facet).forEach((count, index) => {
      byScore[index] = (byScore[index] ?? 0) + count;
    });
  const count = byScore.reduce((sum, one) => sum + one, 0);
  const resolved = facets.reduce((sum, facet) => sum + collected.count(facet, 'resolved'), 0);
  return {
    count,
    good: shareOf((byScore[3] ?? 0) + (byScore[4] ?? 0), count),
    perResolved: shareOf(count, resolved),
    byScore,
  };
}

function waitFigures({ count, medianMs, p90Ms, inTime }: Ranked, targetMs: number): WaitFigures {
  return { count, medianMs, p90Ms, within: shareOf(inTime, count), targetMs };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
