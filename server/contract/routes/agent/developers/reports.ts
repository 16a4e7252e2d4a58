import { Board } from '../../../schemas/developers/board.ts';
import { RatingsQuery, ReportRatings } from '../../../schemas/developers/ratings.ts';
import {
  MomentsQuery,
  PeriodReport,
  ReportMoments,
  ReportQuery,
  RowsCsvQuery,
  TableCsvQuery,
} from '../../../schemas/developers/reports.ts';
import { ExplainedWait, WaitParams } from '../../../schemas/developers/waits.ts';
import { ANA, AT, ID, MESSAGE, OTHER_ID, VISITOR } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const PERIOD = { from: '2026-11-01', to: '2026-11-30', timeZone: 'Europe/Lisbon' };
const MINUTE_MS = 60_000;
const wait = (count: number, medianMs: number, targetMs: number) => ({
  count,
  medianMs,
  p90Ms: 4 * medianMs,
  within: 0.8,
  targetMs,
});
const FIGURES = {
  started: 120,
  reopened: 9,
  resolved: 114,
  abandoned: 3,
  leftWithoutReply: 2,
  missed: 5,
  messagesIn: 830,
  messagesOut: 760,
  messagesByBots: 41,
  waiting: wait(118, MINUTE_MS, 5 * MINUTE_MS),
  firstReply: wait(117, 2 * MINUTE_MS, 5 * MINUTE_MS),
  nextReply: wait(402, MINUTE_MS, 5 * MINUTE_MS),
  resolution: wait(114, 60 * MINUTE_MS, 1_440 * MINUTE_MS),
  botReply: wait(40, 1_000, MINUTE_MS),
  ratings: { count: 31, good: 0.9, perResolved: 0.27, byScore: [1, 1, 1, 8, 20] },
};
const GROUPS = [{ id: OTHER_ID, name: 'Tidewater Tea', figures: FIGURES }];
const LOAD = { open: 14, needsReply: 4, needsReplySince: AT - 3 * MINUTE_MS };
const BOARD_LOAD = {
  ...LOAD,
  waiting: 2,
  waitingSince: AT - MINUTE_MS,
  unattended: 1,
  withBot: 3,
  snoozed: 5,
};
const WEEK = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));

/** Figures, what they are made of, and tables of both. */
export const reports = {
  period: {
    method: 'GET',
    path: '/api/agent/reports/period',
    who: 'admin',
    key: 'reports',
    query: ReportQuery,
    answer: PeriodReport,
    summary: 'Read the figures of a period',
    description:
      'With those of as long a period before it, by site, team, agent, label, topic, language and channel, by day, and by weekday and hour. At most 366 days. `agent` has who did it: agents, services and bots. Times are of answers, conversations that were taken and resolutions that happened in the period, whenever they began.',
    example: {
      query: { ...PERIOD, hours: 'business' },
      answer: {
        period: { from: AT, to: AT + 1 },
        before: { from: AT - 1, to: AT },
        figures: FIGURES,
        figuresBefore: FIGURES,
        groups: { site: GROUPS, team: [], agent: [], label: [], topic: [], language: [], channel: [] },
        days: [
          {
            date: '2026-11-01',
            started: 4,
            resolved: 3,
            messagesIn: 31,
            messagesOut: 28,
            firstReply: { count: 4, medianMs: 90_000, p90Ms: 240_000, within: 1 },
            nextReply: { count: 11, medianMs: 60_000, p90Ms: 180_000, within: 1 },
            resolution: { count: 3, medianMs: 3_600_000, p90Ms: 7_200_000, within: 1 },
          },
        ],
        week: { started: WEEK, messagesIn: WEEK },
        counted: null,
      },
    },
  },
  board: {
    method: 'GET',
    path: '/api/agent/reports/board',
    who: 'admin',
    key: 'reports',
    answer: Board,
    summary: 'Read what is going on now',
    description:
      'Who waits, what agents have, and who is there: altogether, by site, team and agent. To keep it up, read it again when the agents’ channel has `conversation.event`, `agent.availability`, `settings.changed`, `visitor.erased` or `conversation.deleted`, at most once a second. Without a connection, every 15 seconds.',
    example: {
      answer: {
        at: AT,
        all: BOARD_LOAD,
        sites: [{ id: OTHER_ID, name: 'Tidewater Tea', load: BOARD_LOAD }],
        teams: [{ id: null, name: null, load: BOARD_LOAD }],
        agents: [{ ...ANA, state: 'on', here: true, cap: 5, ...LOAD }],
      },
    },
  },
  table: {
    method: 'GET',
    path: '/api/agent/reports/table.csv',
    who: 'admin',
    key: 'reports',
    query: TableCsvQuery,
    content: 'text/csv',
    errors: ['too_many_requests'],
    summary: 'Read a table of a report as CSV',
    description:
      'A line for each site, team, agent, label, topic, language or channel; for each day, or for each hour of the week. Times are in seconds.',
    example: { query: { ...PERIOD, by: 'agent' } },
  },
  moments: {
    method: 'GET',
    path: '/api/agent/reports/moments',
    who: 'admin',
    key: 'reports',
    query: MomentsQuery,
    answer: ReportMoments,
    summary: 'List what a figure is made of',
    description:
      'One by one, in pages: the newest first, or the longest wait. `next` is the `cursor` of the next page.',
    example: {
      query: { ...PERIOD, figure: 'firstReply', order: 'longest' },
      answer: {
        moments: [
          {
            conversationId: ID,
            seq: 4,
            kind: 'first_reply',
            at: AT,
            fromAt: AT - 12 * MINUTE_MS,
            waitedMs: 12 * MINUTE_MS,
            visitorName: VISITOR.name,
            author: { kind: 'agent', ...ANA },
            amount: 1,
          },
        ],
        next: null,
      },
    },
  },
  ratings: {
    method: 'GET',
    path: '/api/agent/reports/ratings',
    who: 'admin',
    key: 'read',
    query: RatingsQuery,
    answer: ReportRatings,
    summary: 'List ratings with their words',
    description: 'In pages, the newest first. `next` is the `cursor` of the next page.',
    example: {
      query: { ...PERIOD, score: 1 },
      answer: {
        ratings: [
          {
            conversationId: ID,
            seq: 9,
            at: AT,
            score: 1,
            words: 'I waited for an hour.',
            visitorName: VISITOR.name,
            author: { kind: 'agent', ...ANA },
          },
        ],
        next: null,
      },
    },
  },
  wait: {
    method: 'GET',
    path: '/api/agent/reports/waits/:id/:kind/:seq',
    who: 'admin',
    key: 'read',
    params: WaitParams,
    answer: ExplainedWait,
    errors: ['not_found'],
    summary: 'Read why a wait is as long as it is',
    description:
      'Of conversation, kind and number as in the list of what a figure is made of: the message that began it, the one that ended it, and the time between them that was within business hours.',
    example: {
      answer: {
        from: AT - 12 * MINUTE_MS,
        to: AT,
        wallMs: 12 * MINUTE_MS,
        openMs: 2 * MINUTE_MS,
        timeZone: 'Europe/Lisbon',
        counted: [{ from: AT - 2 * MINUTE_MS, to: AT }],
        question: { ...MESSAGE, author: { kind: 'visitor', id: VISITOR.id, name: VISITOR.name } },
        answer: MESSAGE,
      },
    },
  },
  conversations: {
    method: 'GET',
    path: '/api/agent/reports/conversations.csv',
    who: 'admin',
    key: 'reports',
    query: RowsCsvQuery,
    content: 'text/csv',
    errors: ['too_many_requests'],
    summary: 'Read the conversations of a period as CSV',
    description:
      'A line for each conversation that began in it, also of visitors who were erased since, with figures and without words.',
    example: { query: PERIOD },
  },
  messages: {
    method: 'GET',
    path: '/api/agent/reports/messages.csv',
    who: 'admin',
    key: 'read',
    query: RowsCsvQuery,
    content: 'text/csv',
    errors: ['too_many_requests'],
    summary: 'Read the messages of a period as CSV',
    description:
      'A line for each message of the conversations that began in it, notes too, without those that were taken back.',
    example: { query: PERIOD },
  },
} as const satisfies Routes;
