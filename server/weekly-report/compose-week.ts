import type { Figures, GroupRow } from '../contract/schemas/developers/reports.ts';
import type { Db } from '../database/database.ts';
import type { WeeklyFigures, WeeklyPayload } from '../mail/to-agents/weekly-mail.ts';
import type { DayReader } from '../reports/days/read-days.ts';
import { periodReport } from '../reports/period-report/period-report.ts';
import { weekBefore } from './weeks.ts';

const WEEK_MS = 7 * 86_400_000;
/** The busiest; the report itself has all. */
const MOST_SITES = 10;

/** Of a site with nothing in a week. */
const NOTHING: WeeklyFigures = {
  started: 0,
  resolved: 0,
  missed: 0,
  leftWithoutReply: 0,
  firstReplyMs: null,
  firstReplyWithin: null,
  nextReplyMs: null,
  resolutionMs: null,
  ratings: 0,
  good: null,
};

type Week = { monday: number; timeZone: string; now: number };

/**
 * What the mail of a Monday says.
 * @param monday when it is due, ms since 1970
 * @returns null: nothing was counted in the week or the one before
 */
export async function composeWeek(
  db: Db,
  reader: DayReader,
  { monday, timeZone, now }: Week,
): Promise<WeeklyPayload | null> {
  const week = { ...weekBefore(monday, timeZone), timeZone };
  const earlier = { ...weekBefore(monday - WEEK_MS, timeZone), timeZone };
  const report = await periodReport(db, week, reader, now);
  if (!isAnything(report.figures) && !isAnything(report.figuresBefore)) return null;
  const before = await periodReport(db, earlier, reader, now);
  const beforeOf = new Map(before.groups.site.map((row) => [row.id, row.figures]));
  const sites = report.groups.site.length > 1 ? report.groups.site.slice(0, MOST_SITES) : [];
  return {
    ...week,
    all: { now: weekly(report.figures), before: weekly(report.figuresBefore) },
    sites: sites.map((row) => ({ name: nameOf(row), ...compared(row.figures, beforeOf.get(row.id)) })),
    more: sites.length === 0 ? 0 : report.groups.site.length - sites.length,
  };
}

function compared(now: Figures, before: Figures | undefined) {
  return { now: weekly(now), before: before === undefined ? NOTHING : weekly(before) };
}

function nameOf({ id, name }: GroupRow): string {
  return name ?? id ?? '';
}

function weekly(figures: Figures): WeeklyFigures {
  const { started, resolved, missed, leftWithoutReply, firstReply, nextReply, resolution, ratings } = figures;
  return {
    started,
    resolved,
    missed,
    leftWithoutReply,
    firstReplyMs: firstReply.medianMs,
    firstReplyWithin: firstReply.within,
    nextReplyMs: nextReply.medianMs,
    resolutionMs: resolution.medianMs,
    ratings: ratings.count,
    good: ratings.good,
  };
}

function isAnything({ started, resolved, messagesIn, messagesOut, messagesByBots }: Figures): boolean {
  return started + resolved + messagesIn + messagesOut + messagesByBots > 0;
}
