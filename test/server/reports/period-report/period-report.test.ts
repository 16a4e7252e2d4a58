import { beforeAll, expect, it } from 'vitest';
import { REPORT_GROUPS } from '../../../../server/contract/reports/report-constants.ts';
import type {
  CsvTable,
  FigureName,
  ReportGroup,
  ReportQuery,
  WaitFigures,
} from '../../../../server/contract/schemas/developers/reports.ts';
import { tableCsv } from '../../../../server/reports/csv/report-csv.ts';
import { findMoments } from '../../../../server/reports/find-moments.ts';
import { foldConversation } from '../../../../server/reports/fold-conversation.ts';
import { periodReport } from '../../../../server/reports/period-report/period-report.ts';
import { changeSite } from '../../../../server/sites/change-site.ts';
import { onEveryDatabase } from '../../../support/on-every-database.ts';
import { HOURS, liveThrough, MINUTE_MS, openHistory } from '../a-history.ts';
import {
  abandonedInLog,
  answersInLog,
  eventsInLog,
  leftInLog,
  messagesByTopic,
  messagesInLog,
  missedInLog,
  resolutionsInLog,
} from '../reference.ts';

const TARGET_MS = 300_000;
/** A conversation may have none of them. */
const OR_NONE: readonly ReportGroup[] = ['team', 'label', 'topic'];
const ALL = { from: '2026-10-01', to: '2026-12-31', timeZone: 'Europe/Berlin' };

onEveryDatabase('the report of a period', { open: openHistory }, (history) => {
  beforeAll(async () => {
    await history.setHours(HOURS);
    await liveThrough(history, 11, async () => {});
    const { database } = history;
    const { dialect } = database;
    for (const { id } of await database.read.selectFrom('conversations').select('id').execute())
      while (!(await database.write((db) => foldConversation({ db, dialect }, id))));
  });
  const read = () => history.database.read;

  // Half an hour beside every zone of Europe: its days begin at half past.
  it.each([
    ['all of it', ALL, Date.UTC(2026, 8, 30, 22), Date.UTC(2026, 11, 31, 23)],
    [
      'three days of India',
      { from: '2026-10-23', to: '2026-10-25', timeZone: 'Asia/Kolkata' },
      Date.UTC(2026, 9, 22, 18, 30),
      Date.UTC(2026, 9, 25, 18, 30),
    ],
    [
      'the day in Berlin that has 25 hours',
      { from: '2026-10-25', to: '2026-10-25', timeZone: 'Europe/Berlin' },
      Date.UTC(2026, 9, 24, 22),
      Date.UTC(2026, 9, 25, 23),
    ],
  ])('has the figures that questions to the log alone find: %s', async (_which, query, from, to) => {
    const report = await periodReport(read(), query);
    const within = (at: number) => at >= from && at < to;
    const messages = (await messagesInLog(read())).filter(({ at }) => within(at));
    const answers = await answersInLog(read());
    const times = await read()
      .selectFrom('messages')
      .select(['conversation_id', 'seq', 'created_at'])
      .execute();
    const timeOf = new Map(times.map((row) => [`${row.conversation_id} ${row.seq}`, row.created_at]));
    const waited = (first: boolean) =>
      answers
        .filter((one) => one.first === first && within(timeOf.get(`${one.id} ${one.seq}`) ?? 0))
        .map((one) => one.waited);
    const resolutions = (await resolutionsInLog(read())).filter(({ at }) => within(at));
    expect(report.period).toEqual({ from, to });
    expect(report.figures).toMatchObject({
      started: messages.filter(({ begins }) => begins === 1).length,
      messagesIn: messages.filter(({ author }) => author === 'visitor').length,
      messagesOut: messages.filter(({ author }) => author === 'agent').length,
      messagesByBots: 0,
      resolved: resolutions.length,
      reopened: (await eventsInLog(read(), 'conversation.reopened')).filter(within).length,
      abandoned: (await abandonedInLog(read())).filter(within).length,
      leftWithoutReply: (await leftInLog(read())).filter(within).length,
      missed: (await missedInLog(read())).filter(within).length,
      firstReply: ranked(waited(true)),
      nextReply: ranked(waited(false)),
      resolution: { ...ranked(resolutions.map(({ took }) => took)), within: expect.anything() },
    });
    expect(report.figures.ratings.count).toBe(
      (await eventsInLog(read(), 'conversation.rated')).filter(within).length,
    );
    const sum = (week: number[][]) => week.flat().reduce((total, count) => total + count, 0);
    expect(sum(report.week.started)).toBe(report.figures.started);
    expect(sum(report.week.messagesIn)).toBe(report.figures.messagesIn);
    expect(report.days.reduce((total, day) => total + day.messagesOut, 0)).toBe(report.figures.messagesOut);
  });

  it('divides what it counts among groups, and counts nothing twice but what has two labels', async () => {
    const { figures, groups } = await periodReport(read(), ALL);
    expect(figures.messagesIn).toBeGreaterThan(30);
    for (const by of REPORT_GROUPS.filter((one) => one !== 'agent'))
      for (const count of ['started', 'resolved', 'messagesIn', 'messagesOut'] as const)
        expect(
          groups[by].reduce((sum, row) => sum + row.figures[count], 0),
          `${count} by ${by}`,
        ).toBe(figures[count]);
    expect([figures.missed, figures.leftWithoutReply].every((count) => count > 0)).toBe(true);
    const byTopic = groups.topic.map(({ id, figures: own }) => [id ?? '', own.messagesIn] as const);
    expect(Object.fromEntries(byTopic)).toEqual(await messagesByTopic(read()));
    expect(groups.topic.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['My order', 'Anything else']),
    );
    const answers = await answersInLog(read());
    for (const { id, name, figures: own } of groups.agent.filter((row) => row.name !== null)) {
      expect(['Ana', 'Ben']).toContain(name);
      const sent = answers.filter((answer) => answer.author === id);
      expect(own.firstReply.count + own.nextReply.count).toBe(sent.length);
    }
    expect(groups.team.map(({ name }) => name)).toEqual(expect.arrayContaining([null, 'Refund']));
  });

  it('holds for one team, label, site, language or agent alone what its group has', async () => {
    const { groups } = await periodReport(read(), ALL);
    for (const [by, filter] of [
      ['team', 'teamId'],
      ['label', 'labelId'],
      ['topic', 'topic'],
      ['site', 'siteId'],
      ['language', 'language'],
      ['agent', 'authorId'],
    ] as const)
      for (const { id, figures } of groups[by].filter((row) => row.id !== null || OR_NONE.includes(by)))
        expect((await periodReport(read(), { ...ALL, [filter]: id ?? 'none' })).figures).toEqual(figures);
    for (const by of OR_NONE) expect(groups[by].map(({ id }) => id)).toContain(null);
  });

  it.each(['Europe/Berlin', 'Asia/Kolkata'])(
    'opens as many messages and conversations of each hour of the week as it counts, in %s',
    async (timeZone) => {
      const { week } = await periodReport(read(), { ...ALL, timeZone });
      for (const figure of ['started', 'messagesIn'] as const)
        for (const [day, counts] of week[figure].entries())
          for (const [hour, count] of counts.entries()) {
            const query = { ...ALL, timeZone, figure, weekday: day + 1, hour };
            const { moments } = await findMoments(read(), query, { atOnce: 1_000 });
            const found = moments.reduce((sum, { amount }) => sum + amount, 0);
            expect(found, `${figure}, day ${day + 1}, ${hour}:00`).toBe(count);
          }
    },
  );

  it.each([
    ['Europe/Berlin', '2026-10-25'],
    // Its clocks are set back at midnight, so that it is the day before that has 25 hours.
    ['Asia/Beirut', '2026-10-24'],
    ['America/New_York', '2026-11-01'],
    ['Asia/Kolkata', '2026-10-25'],
  ])(
    'opens as many conversations, messages and waits of each day as it counts, in %s',
    async (timeZone, changed) => {
      const period = { from: '2026-10-21', to: '2026-11-12', timeZone };
      const { days } = await periodReport(read(), period);
      const found = async (date: string, figure: FigureName) => {
        const query = { ...period, from: date, to: date, figure, order: 'longest' } as const;
        return (await findMoments(read(), query, { atOnce: 1_000 })).moments;
      };
      for (const day of days) {
        for (const figure of ['started', 'resolved', 'messagesIn', 'messagesOut'] as const) {
          const moments = await found(day.date, figure);
          const count = moments.reduce((sum, { amount }) => sum + amount, 0);
          expect(count, `${figure} of ${day.date}`).toBe(day[figure]);
        }
        for (const figure of ['firstReply', 'nextReply', 'resolution'] as const) {
          const waits = (await found(day.date, figure)).map(({ waitedMs }) => waitedMs ?? 0);
          const { within: _, ...wait } = ranked(waits);
          expect(day[figure], `${figure} of ${day.date}`).toMatchObject(wait);
        }
      }
      const written = (date: string) => days.find((day) => day.date === date)?.messagesIn;
      expect(written(changed), `something was written on ${changed}`).toBeGreaterThan(0);
    },
  );

  it('has the same days and hours as CSV', async () => {
    const report = await periodReport(read(), ALL);
    const linesOf = (by: CsvTable) => [...tableCsv(report, by)].map((line) => line.trim().split(','));
    const [heads, ...days] = linesOf('day');
    expect(heads?.slice(0, 6)).toEqual([
      'day',
      'started',
      'resolved',
      'messages_in',
      'messages_out',
      'first_reply_count',
    ]);
    expect(days.map((cells) => cells.length)).toEqual(days.map(() => heads?.length));
    expect(days.map((cells) => [cells[0], Number(cells[3]), Number(cells[5])])).toEqual(
      report.days.map(({ date, messagesIn, firstReply }) => [date, messagesIn, firstReply.count]),
    );
    const [, ...hours] = linesOf('hour');
    expect(hours).toHaveLength(7 * 24);
    for (const [weekday, hour, started, messagesIn] of hours.map((cells) => cells.map(Number))) {
      expect(started).toBe(report.week.started[(weekday ?? 0) - 1]?.[hour ?? 0]);
      expect(messagesIn).toBe(report.week.messagesIn[(weekday ?? 0) - 1]?.[hour ?? 0]);
    }
  });

  it('tells of each day what a report of that day alone has', async () => {
    const period = { from: '2026-10-22', to: '2026-10-27', timeZone: 'Europe/Berlin' };
    const { days } = await periodReport(read(), period);
    expect(days.map(({ firstReply }) => firstReply.count)).toContain(0);
    expect(Math.max(...days.map(({ resolution }) => resolution.count))).toBeGreaterThan(1);
    for (const { date, firstReply, nextReply, resolution, resolved } of days) {
      const { figures } = await periodReport(read(), { ...period, from: date, to: date });
      expect({ firstReply, nextReply, resolution, resolved }, date).toEqual({
        firstReply: withoutTarget(figures.firstReply),
        nextReply: withoutTarget(figures.nextReply),
        resolution: withoutTarget(figures.resolution),
        resolved: figures.resolved,
      });
    }
  });

  it('says what was in time by the targets that the site has now, or by what is asked for', async () => {
    const shares = async (asked: Partial<ReportQuery> = {}) => {
      const { firstReply, nextReply, resolution } = (await periodReport(read(), { ...ALL, ...asked }))
        .figures;
      return [firstReply, nextReply, resolution].map(({ targetMs, within }) => [targetMs, within]);
    };
    const usual = await shares();
    expect(usual.map(([targetMs]) => targetMs)).toEqual([5 * MINUTE_MS, 5 * MINUTE_MS, 1_440 * MINUTE_MS]);
    const replyTargets = {
      firstReplyMinutes: 100_000,
      nextReplyMinutes: 100_000,
      resolutionMinutes: 100_000,
    };
    await history.act((tx) => changeSite(tx, history.site.id, { settings: { replyTargets } }));
    const most = 100_000 * MINUTE_MS;
    expect(await shares()).toEqual([
      [most, 1],
      [most, 1],
      [most, 1],
    ]);
    expect(await shares({ firstReplyMinutes: 5, nextReplyMinutes: 5, resolutionMinutes: 1_440 })).toEqual(
      usual,
    );
  });

  it('compares with as many days before, and measures business hours where that is asked for', async () => {
    const later = await periodReport(read(), { from: '2026-10-26', to: '2026-10-29', timeZone: 'UTC' });
    const earlier = await periodReport(read(), { from: '2026-10-22', to: '2026-10-25', timeZone: 'UTC' });
    expect(later.figuresBefore).toEqual(earlier.figures);
    expect(later.before).toEqual(earlier.period);
    const open = await periodReport(read(), { ...ALL, hours: 'business' });
    const all = await periodReport(read(), ALL);
    expect(open.figures.nextReply.count).toBe(all.figures.nextReply.count);
    expect(open.figures.nextReply.p90Ms).toBeLessThan(all.figures.nextReply.p90Ms ?? 0);
  });
});

function withoutTarget({ targetMs: _, ...wait }: WaitFigures) {
  return wait;
}

/** Median and 90th percentile, by counting how many are not exceeded. */
function ranked(waits: readonly number[]) {
  const least = (share: number) =>
    waits
      .filter((one) => waits.filter((other) => other <= one).length >= share * waits.length)
      .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return {
    count: waits.length,
    medianMs: waits.length === 0 ? null : least(0.5),
    p90Ms: waits.length === 0 ? null : least(0.9),
    within: waits.length === 0 ? null : waits.filter((one) => one <= TARGET_MS).length / waits.length,
  };
}
