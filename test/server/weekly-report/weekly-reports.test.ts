import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { changePreferences } from '../../../server/accounts/preferences.ts';
import type { Preferences } from '../../../server/contract/schemas/preferences.ts';
import { notePositions } from '../../../server/conversations/change-positions.ts';
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

onEveryDatabase('the report of the week', { once: true, fresh: true, open: openHistory }, (history) => {
  const prefers = (change: Preferences, { agent } = history.ana) =>
    history.act((tx) => changePreferences(tx, agent, change));
  const wants = (who = history.ana, timeZone = 'Europe/Berlin') =>
    prefers({ weeklyReport: { wanted: true, timeZone } }, who);
  const passUntil = (time: number) => history.pass((time - history.now()) / 60_000);
  /** @param fails whether the node dies before it has queued the mail, or whose cannot be queued */
  const look = (fails: boolean | string = false) =>
    sendWeeklyReports({
      database: history.database,
      runInTransaction: history.runInTransaction,
      now: history.now,
      mail: {
        queue: (tx, mail) => {
          if (fails === true || fails === mail.agentId) throw new Error('The node dies.');
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
  const somebodyAnswers = async (minutes: number, siteId = history.site.id) => {
    const visitor = await history.visitor();
    await history.database.write((db) =>
      db.updateTable('visitors').set({ site_id: siteId }).where('id', '=', visitor.visitor.id).execute(),
    );
    const chat = talk(
      history,
      { ...visitor, visitor: { ...visitor.visitor, site_id: siteId } },
      randomUUID(),
    );
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

  it('waits until what an upgrade counts anew is counted', async () => {
    const { database } = history;
    await wants();
    await look();
    await somebodyAnswers(4);
    const visitor = await history.visitor();
    const ids = Array.from({ length: 60 }, () => randomUUID());
    for (const id of ids) await talk(history, visitor, id).start();
    await database.write((db) => notePositions(db, ids));
    passUntil(MONDAY);
    await look();
    expect(await queued()).toEqual([]);
    const { position } = await database.read
      .selectFrom('conversation_changes')
      .select('position')
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await database.write((db) => db.updateTable('figures_state').set({ fold_position: position }).execute());
    await look();
    expect(await queued()).toMatchObject([{ payload: { from: '2026-10-19' } }]);
  });

  it.each([
    ['west, after the mail', 'Europe/Berlin', 'America/New_York', [0, 60], [61, 6 * 60]],
    [
      'west, before the mail of a server that was away',
      'Europe/Berlin',
      'America/New_York',
      [],
      [60, 6 * 60],
    ],
    ['east, to where it is past eight', 'America/New_York', 'Europe/Berlin', [], [30]],
    ['farthest west, after the mail', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', [-780], [-779, 60, 12 * 60]],
  ])('goes once for each week to an admin who goes %s', async (_where, from, to, before, after) => {
    await wants(history.ana, from);
    await look();
    await somebodyAnswers(4);
    for (const minutes of before) {
      passUntil(MONDAY + minutes * 60_000);
      await look();
    }
    await wants(history.ana, to);
    for (const minutes of after) {
      passUntil(MONDAY + minutes * 60_000);
      await look();
    }
    expect((await queued()).map(({ payload }) => payload.from)).toEqual(['2026-10-19']);
    history.pass(7 * DAY_MINUTES);
    await look();
    expect((await queued()).map(({ payload }) => payload.from).toSorted()).toEqual([
      '2026-10-19',
      '2026-10-26',
    ]);
  });

  it('goes to the others where that of one admin cannot be queued, and later to that one', async () => {
    const admins = [history.ana, history.ben];
    await history.database.write((db) => db.updateTable('agents').set({ role: 'admin' }).execute());
    for (const admin of admins) await wants(admin);
    await look();
    await somebodyAnswers(4);
    passUntil(MONDAY);
    const [first, second] = admins.map(({ agent }) => agent.id).toSorted();
    await expect(look(first)).rejects.toThrow('The node dies.');
    expect((await queued()).map(({ agent_id }) => agent_id)).toEqual([second]);
    await look();
    expect((await queued()).map(({ agent_id }) => agent_id).toSorted()).toEqual([first, second]);
  });

  it('says 0 of a site that had nothing in the week before', async () => {
    const other = { ...history.site, id: randomUUID(), site_key: 'other', name: 'Other' };
    await history.database.write((db) => db.insertInto('sites').values(other).execute());
    await wants();
    await look();
    await somebodyAnswers(4);
    await somebodyAnswers(4, other.id);
    passUntil(MONDAY);
    await look();
    const [mail] = await queued();
    expect(mail?.payload.sites.find(({ name }) => name === 'Other')).toMatchObject({
      now: { started: 1, resolved: 0 },
      before: { started: 0, resolved: 0, missed: 0, firstReplyMs: null, good: null },
    });
  });
});
