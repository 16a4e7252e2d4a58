import {
  type Figures,
  type ReportQuery,
  TARGET_MINUTES,
  type WaitFigures,
  type WaitName,
} from '../contract/schemas/developers/reports.ts';
import type { Tally } from './tally.ts';

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

/** The figures of what has come together. */
export function figuresFrom({ counts, waits, scores }: Tally, targets: Targets): Figures {
  const wait = (name: WaitName) => waitFigures(waits[name], targets[name]);
  const rated = scores.reduce((sum, count) => sum + count, 0);
  const good = (scores[3] ?? 0) + (scores[4] ?? 0);
  return {
    ...counts,
    waiting: wait('waiting'),
    firstReply: wait('firstReply'),
    nextReply: wait('nextReply'),
    resolution: wait('resolution'),
    botReply: wait('botReply'),
    ratings: {
      count: rated,
      good: shareOf(good, rated),
      perResolved: shareOf(rated, counts.resolved),
      byScore: scores,
    },
  };
}

function waitFigures(waits: readonly number[], targetMs: number): WaitFigures {
  const sorted = Float64Array.from(waits).sort();
  let within = 0;
  for (const ms of sorted) if (ms <= targetMs) within += 1;
  return {
    count: sorted.length,
    medianMs: nearestRank(sorted, 0.5),
    p90Ms: nearestRank(sorted, 0.9),
    within: shareOf(within, sorted.length),
    targetMs,
  };
}

/**
 * The smallest that at least this share of them do not exceed; null of none. What `percentile_disc` of SQL is.
 * @param sorted in rising order
 */
export function nearestRank(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
