import { setImmediate as othersTurn } from 'node:timers/promises';
import { offsetAt } from '../contract/opening-hours.ts';
import {
  type PeriodReport,
  REPORT_GROUPS,
  type ReportGroup,
  type ReportQuery,
} from '../contract/schemas/developers/reports.ts';
import type { Db } from '../database/database.ts';
import { type Facet, readFacets } from './facets.ts';
import { figuresFrom, nearestRank, targetsOf } from './figures-from.ts';
import { QUARTER_MS } from './fold.ts';
import { readNames } from './names.ts';
import { type Day, periodOf, spanOf } from './period.ts';
import { add, addTally, type Counted, emptyTally, type Hours, merged, type Tally } from './tally.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** The busiest ones, of languages for example; the rest is in the sum. */
const MOST_GROUPS = 200;

type ByFacet = Map<number, Tally>;
type Week = number[][];

/**
 * The figures of a period and of the one before it, by everything by which they are grouped.
 * @throws ApiError `bad_request`
 */
export async function periodReport(db: Db, query: ReportQuery): Promise<PeriodReport> {
  const { days, daysBefore } = periodOf(query);
  const hours = query.hours ?? 'all';
  const targets = targetsOf(query);
  const facets = await readFacets(db, query);
  const week = { started: emptyWeek(), messagesIn: emptyWeek() };
  const whole: ByFacet = new Map();
  const ofDays: PeriodReport['days'] = [];
  for (const day of days) {
    const { moments, byFacet } = await readDay(db, day, facets, hours);
    countWeek(week, moments, facets, query.timeZone);
    const { counts, waits } = merged([...byFacet.values()]);
    const firstReplies = waits.firstReply.toSorted((a, b) => a - b);
    const { started, resolved, messagesIn, messagesOut } = counts;
    const firstReplyMedianMs = nearestRank(firstReplies, 0.5);
    ofDays.push({ date: day.date, started, resolved, messagesIn, messagesOut, firstReplyMedianMs });
    gather(whole, byFacet);
  }
  const before: ByFacet = new Map();
  for (const day of daysBefore) gather(before, (await readDay(db, day, facets, hours)).byFacet);
  const names = await readNames(db);
  const groupsBy = (by: ReportGroup) =>
    [...groupTallies(whole, facets, by)]
      .map(([id, tallies]) => ({
        id,
        name: names(by, id),
        figures: figuresFrom(merged(tallies), targets),
      }))
      .sort((a, b) => volumeOf(b.figures) - volumeOf(a.figures) || (String(a.id) < String(b.id) ? -1 : 1))
      .slice(0, MOST_GROUPS);
  return {
    period: spanOf(days),
    before: spanOf(daysBefore),
    figures: figuresFrom(merged([...whole.values()]), targets),
    figuresBefore: figuresFrom(merged([...before.values()]), targets),
    groups: Object.fromEntries(REPORT_GROUPS.map((by) => [by, groupsBy(by)])) as PeriodReport['groups'],
    days: ofDays,
    week,
  };
}

/** What was counted in one day. Others have their turn before the next one. */
async function readDay(
  db: Db,
  { from, to }: Day,
  facets: ReadonlyMap<number, Facet>,
  hours: Hours,
): Promise<{ moments: Counted[]; byFacet: ByFacet }> {
  const moments = await db
    .selectFrom('moment_facts')
    .select(['at', 'kind', 'facet_id', 'wall_ms', 'open_ms', 'amount'])
    .where('at', '>=', from)
    .where('at', '<', to)
    .execute();
  const byFacet: ByFacet = new Map();
  for (const moment of moments) {
    const facet = facets.get(moment.facet_id);
    if (facet !== undefined) add(tallyIn(byFacet, facet.id), moment, facet, hours);
  }
  await othersTurn();
  return { moments, byFacet };
}

function tallyIn(byFacet: ByFacet, id: number): Tally {
  const tally = byFacet.get(id) ?? emptyTally();
  byFacet.set(id, tally);
  return tally;
}

/** Into what is there, which grows: a year has too many answers to copy them with every day. */
function gather(whole: ByFacet, part: ByFacet): void {
  for (const [id, tally] of part) addTally(tallyIn(whole, id), tally);
}

/** By the id of a site, team, … */
function groupTallies(
  byFacet: ByFacet,
  facets: ReadonlyMap<number, Facet>,
  by: ReportGroup,
): Map<string | null, Tally[]> {
  const groups = new Map<string | null, Tally[]>();
  for (const [id, tally] of byFacet) {
    const facet = facets.get(id);
    for (const key of facet === undefined ? [] : keysOf(facet, by))
      groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return groups;
}

/** Under which groups something is counted: a conversation with two labels under both, what a visitor did under no agent. */
function keysOf(facet: Facet, by: ReportGroup): readonly (string | null)[] {
  switch (by) {
    case 'site':
      return [facet.siteId];
    case 'team':
      return [facet.teamId];
    case 'agent':
      return facet.authorId === null ? [] : [facet.authorId];
    case 'label':
      return facet.labelIds.length === 0 ? [null] : facet.labelIds;
    case 'language':
      return [facet.language];
    case 'channel':
      return [facet.channel];
  }
}

function volumeOf({ messagesIn, messagesOut, messagesByBots, resolved }: PeriodReport['figures']): number {
  return messagesIn + messagesOut + messagesByBots + resolved;
}

function emptyWeek(): Week {
  return Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
}

function countWeek(
  week: Record<'started' | 'messagesIn', Week>,
  moments: readonly Counted[],
  facets: ReadonlyMap<number, Facet>,
  timeZone: string,
): void {
  const offsets = new Map<number, number>();
  for (const { at, kind, facet_id, amount } of moments) {
    const facet = facets.get(facet_id);
    const fromVisitor = kind === 'messages' && facet?.authorKind === 'visitor';
    if (facet === undefined || !(fromVisitor || kind === 'started')) continue;
    const quarter = Math.floor(at / QUARTER_MS);
    const offset = offsets.get(quarter) ?? offsetAt(at, timeZone);
    offsets.set(quarter, offset);
    const shown = at + offset;
    // The first day of 1970 was a Thursday; our weeks begin on Monday.
    const weekday = (Math.floor(shown / DAY_MS) + 3) % 7;
    const row = week[fromVisitor ? 'messagesIn' : 'started'][weekday];
    const hour = Math.floor((shown % DAY_MS) / HOUR_MS);
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + (fromVisitor ? amount : 1);
  }
}
