import type { ReportsApi } from '../../../agent-console/transport/reports-api.ts';
import type { Board, BoardLoad } from '../../../server/contract/schemas/developers/board.ts';
import type {
  Figures,
  PeriodReport,
  ReportMoment,
  WaitFigures,
} from '../../../server/contract/schemas/developers/reports.ts';
import { ANA, ok, refused, uuid } from './fake-deps.ts';

export const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Midnight of the first day in UTC. */
export const FIRST_DAY = Date.UTC(2026, 10, 23);

/** The figures of a report in which nothing happened, but for what the test says. */
export function figures(changes: Partial<Figures> = {}): Figures {
  return {
    started: 0,
    reopened: 0,
    resolved: 0,
    abandoned: 0,
    leftWithoutReply: 0,
    missed: 0,
    messagesIn: 0,
    messagesOut: 0,
    messagesByBots: 0,
    waiting: wait(null),
    firstReply: wait(null),
    nextReply: wait(null),
    resolution: wait(null, 1_440),
    botReply: wait(null, 1),
    ratings: { count: 0, good: null, perResolved: null, byScore: [0, 0, 0, 0, 0] },
    ...changes,
  };
}

/** Ten waits with this median; null: there was none. */
export function wait(medianMinutes: number | null, targetMinutes = 5): WaitFigures {
  const targetMs = targetMinutes * MINUTE_MS;
  if (medianMinutes === null) return { count: 0, medianMs: null, p90Ms: null, within: null, targetMs };
  const medianMs = medianMinutes * MINUTE_MS;
  return { count: 10, medianMs, p90Ms: 3 * medianMs, within: 0.8, targetMs };
}

export function periodReport(changes: Partial<PeriodReport> = {}): PeriodReport {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  return {
    period: { from: FIRST_DAY, to: FIRST_DAY + 7 * DAY_MS },
    before: { from: FIRST_DAY - 7 * DAY_MS, to: FIRST_DAY },
    figures: figures(),
    figuresBefore: figures(),
    groups: { site: [], team: [], agent: [], label: [], topic: [], language: [], channel: [] },
    days: [],
    week: { started: week, messagesIn: week },
    counted: null,
    ...changes,
  };
}

/** A first reply after so many minutes. */
export function reportMoment(
  number: number,
  minutes: number,
  changes: Partial<ReportMoment> = {},
): ReportMoment {
  return {
    conversationId: uuid(number),
    seq: 4,
    kind: 'first_reply',
    at: FIRST_DAY,
    fromAt: FIRST_DAY - minutes * MINUTE_MS,
    waitedMs: minutes * MINUTE_MS,
    visitorName: `Visitor of ${number}`,
    author: { kind: 'agent', ...ANA },
    amount: 1,
    ...changes,
  };
}

/** A board on which nothing goes on, but for what the test says. */
export function board(changes: Partial<Omit<Board, 'all'>> & { all?: Partial<BoardLoad> } = {}): Board {
  const all = {
    waiting: 0,
    waitingSince: null,
    open: 0,
    needsReply: 0,
    needsReplySince: null,
    unattended: 0,
    withBot: 0,
    snoozed: 0,
    ...changes.all,
  };
  return { at: 0, sites: [], teams: [], agents: [], ...changes, all };
}

/** A server of which nothing is to be reported; a test replaces what it is about. */
export function fakeReportsApi(changes: Partial<ReportsApi> = {}): ReportsApi {
  return {
    readBoard: () => ok(board()),
    readPeriod: () => ok(periodReport()),
    readMoments: () => ok({ moments: [], next: null }),
    readRatings: () => ok({ ratings: [], next: null }),
    explainWait: () => refused(404, 'not_found'),
    tableCsv: (_query, by, bom) => `/table.csv?by=${by}&bom=${bom}`,
    rowsCsv: (of, { bom }) => `/${of}.csv?bom=${bom}`,
    ...changes,
  };
}
