import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { changePreferences } from '../../../server/accounts/preferences.ts';
import type { Preferences } from '../../../server/contract/schemas/preferences.ts';
import { queueMail } from '../../../server/mail/outgoing-mails.ts';
import type { WeeklyPayload } from '../../../server/mail/to-agents/weekly-mail.ts';
import { foldConversation } from '../../../server/reports/fold-conversation.ts';
import { periodReport } from '../../../server/reports/period-report/period-report.ts';
import { sendWeeklyReports } from '../../../server/weekly-report/weekly-reports.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { BEGINS, openHistory, talk } from '../reports/a-history.ts';

/** The clocks of Berlin are set back on the day before. */
const MONDAY = Date.UTC(2026, 9, 26, 7);
const DAY_MINUTES = 1_440;

onEveryDatabase('the report of the week', { fresh: true, open: openHistory }, (history) => {
  const prefers = (change: Preferences, { agent } = history.ana) =>
    history.act((tx) => changePreferences(tx, agent, change));
  const wants = (who = history.ana) =>
    prefers({ weeklyReport: { wanted: true, timeZone: 'Europe/Berlin' } }, who);
  const passUntil = (time: number) => history.pass((time - history.now()) / 60_000);
  /** @param fails whether the node dies before it has queued the mail */
  const look = (fails = false) =>
    sendWeeklyReports({
      database: history.database,
      runInTransaction: history.runInTransaction,
      now: history.now,
      mail: {
        queue: (tx, mail) => {
          if (fails) throw new Error('The node dies.');
          return queueMail(tx, 'support@shop.test', mail);
        },
        worker: { wake: () => Promise.resolve() },
      },
      log: { warn() {} },
    });
  const queued = async () => {
    const rows = await history.database.read.selectFrom('outgoing_mails').selectAll().execute();
    return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as WeeklyPayload }));
  };
  const somebodyAnswers = async (minutes: number) => {
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    history.pass(minutes);
    await chat.answers();
    const { dialect } = history.database;
    await history.database.write((db) => foldConversation({ db, dialect }, chat.id));
  };

  it('is queued on Monday at eight, once, however many nodes look, with the figures of the report', async () => {
    await wants();
    await look();
    await somebodyAnswers(4);
    passUntil(MONDAY - 60_000);
    await look();
    expect(await queued()).toEqual([]);
    passUntil(MONDAY);
    await Promise.all([look(), look(), look()]);
    await look();
    const [mail, ...others] = await queued();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      kind: 'weekly',
      recipient: 'ana@demo.example',
      agent_id: history.ana.agent.id,
    });
    const period = { from: '2026-10-19', to: '2026-10-25', timeZone: 'Europe/Berlin' };
    const { figures } = await periodReport(history.database.read, period);
    expect(figures).toMatchObject({ started: 1, firstReply: { medianMs: 240_000 } });
    expect(mail?.payload).toMatchObject({
      ...period,
      all: {
        now: { started: figures.started, firstReplyMs: figures.firstReply.medianMs },
        before: { started: 0, firstReplyMs: null },
      },
      sites: [],
    });
  });

  it('is queued by another try where a node died, and of the last week alone after a long absence', async () => {
    await wants();
    await look();
    await somebodyAnswers(4);
    passUntil(MONDAY);
    await expect(look(true)).rejects.toThrow('The node dies.');
    expect(await queued()).toEqual([]);
    await look();
    expect(await queued()).toHaveLength(1);
    history.pass(10 * DAY_MINUTES);
    await somebodyAnswers(9);
    history.pass(13 * DAY_MINUTES);
    await look();
    await look();
    const mails = await queued();
    // Of the three weeks that went by, in the last but one somebody wrote.
    expect(mails.map(({ payload }) => payload.from).toSorted()).toEqual(['2026-10-19', '2026-11-09']);
    const [last] = mails.filter(({ payload }) => payload.from === '2026-11-09');
    expect(last?.payload.all).toMatchObject({ now: { started: 0 }, before: { started: 1 } });
  });

  it('goes to admins who want it, in their time zone, and not where there is nothing to say', async () => {
    await wants();
    await wants(history.ben);
    await look();
    const due = () => history.database.read.selectFrom('weekly_reports').selectAll().execute();
    expect(await due()).toEqual([
      { agent_id: history.ana.agent.id, due_at: MONDAY, time_zone: 'Europe/Berlin' },
    ]);
    await prefers({ weeklyReport: { wanted: true, timeZone: 'Asia/Kolkata' } });
    await look();
    expect(await due()).toMatchObject([{ due_at: Date.UTC(2026, 9, 26, 2, 30) }]);
    passUntil(MONDAY);
    await look();
    expect(await queued()).toEqual([]);
    expect(await due()).toMatchObject([{ due_at: Date.UTC(2026, 10, 2, 2, 30) }]);
    await prefers({ weeklyReport: { wanted: false, timeZone: 'Asia/Kolkata' } });
    await look();
    expect(await due()).toEqual([]);
    expect(history.now()).toBeGreaterThan(BEGINS);
  });

  it('is due on time after a clock that ran ahead was set back', async () => {
    await wants();
    history.pass(300 * DAY_MINUTES);
    await look();
    history.pass(-300 * DAY_MINUTES);
    await look();
    expect(await history.database.read.selectFrom('weekly_reports').select('due_at').execute()).toEqual([
      { due_at: MONDAY },
    ]);
  });
});
