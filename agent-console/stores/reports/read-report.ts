import type { Answer } from '../../../server/contract/client/ports.ts';
import {
  COUNT_NAMES,
  type CountName,
  MOST_GROUPS,
  WAIT_NAMES,
  type WaitName,
} from '../../../server/contract/reports/report-constants.ts';
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
    // Who is missing in a full table may have done something: it has the busiest.
    (groups.agent.length < MOST_GROUPS ? nothingOf(figures) : null);
  const [figures, figuresBefore] = [figuresIn(answer.value), figuresIn(before.value)];
  return { ok: true, value: { ...answer.value, figures, figuresBefore } };
}

/** Of who did nothing; the targets are the same for everybody. */
function nothingOf(figures: Figures): Figures {
  const counts = COUNT_NAMES.map((name) => [name, 0]);
  const waits = WAIT_NAMES.map((name): [WaitName, WaitFigures] => [
    name,
    { count: 0, medianMs: null, p90Ms: null, within: null, targetMs: figures[name].targetMs },
  ]);
  return {
    ...(Object.fromEntries(counts) as Record<CountName, number>),
    ...(Object.fromEntries(waits) as Record<WaitName, WaitFigures>),
    ratings: { count: 0, good: null, perResolved: null, byScore: [0, 0, 0, 0, 0] },
  };
}
