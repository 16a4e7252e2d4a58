import type { Answer } from '../../../server/contract/client/ports.ts';
import type {
  Figures,
  PeriodReport,
  ReportQuery,
  WaitFigures,
} from '../../../server/contract/schemas/developers/reports.ts';
import { daysBefore } from './report-choice.ts';

type Read = (query: ReportQuery) => Promise<Answer<PeriodReport>>;

/** Null: the figures of the agent whom it is about are not known. */
export type ShownReport = Omit<PeriodReport, 'figures' | 'figuresBefore'> & {
  figures: Figures | null;
  figuresBefore: Figures | null;
};

/** The lines of a table, the busiest (`MOST_GROUPS` of the server): who is missing in a full one may have done something. */
export const MOST_LINES = 200;

/**
 * The report of a period; with an agent, its figures are those of what this agent did. The server gives them by agent for
 * one period at a time, so the one before is asked for as well.
 */
export async function readReport(
  read: Read,
  { agent, ...query }: ReportQuery & { agent: string | null },
): Promise<Answer<ShownReport>> {
  const answer = await read(query);
  if (agent === null || !answer.ok) return answer;
  const before = await read({ ...query, ...daysBefore(query) });
  if (!before.ok) return before;
  const figuresIn = ({ groups, figures }: PeriodReport) =>
    groups.agent.find(({ id }) => id === agent)?.figures ??
    (groups.agent.length < MOST_LINES ? nothingOf(figures) : null);
  const [figures, figuresBefore] = [figuresIn(answer.value), figuresIn(before.value)];
  return { ok: true, value: { ...answer.value, figures, figuresBefore } };
}

/** Of who did nothing; the targets are the same for everybody. */
function nothingOf({ waiting, firstReply, nextReply, resolution, botReply }: Figures): Figures {
  const none = ({ targetMs }: WaitFigures) => ({
    count: 0,
    medianMs: null,
    p90Ms: null,
    within: null,
    targetMs,
  });
  return {
    started: 0,
    reopened: 0,
    resolved: 0,
    abandoned: 0,
    messagesIn: 0,
    messagesOut: 0,
    messagesByBots: 0,
    waiting: none(waiting),
    firstReply: none(firstReply),
    nextReply: none(nextReply),
    resolution: none(resolution),
    botReply: none(botReply),
    ratings: { count: 0, good: null, perResolved: null, byScore: [0, 0, 0, 0, 0] },
  };
}
