// @slow 6 s of a core: weeks of figures, mailed to admins. Finds a report that is sent twice or to nobody.
import { afterAll, beforeEach, expect, it } from 'vitest';
import { sendWeeklyReports } from '../../../server/weekly-report/weekly-reports.ts';
import { allCounted } from '../../support/counted.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Tea shop <support@shop.test>' };
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 86_400_000;

onEveryDatabase('the mail of the week', { fresh: true, env }, (scene) => {
  const { server, visitor, ana } = scene;
  const { itIsTime, rows } = mailStage(scene);
  beforeEach(() => {
    mailServer.taken.length = 0;
  });
  // What is said on a Monday before eight is of the week after.
  const soon = new Date(Date.now() + HOUR_MS);
  const timeZone = soon.getUTCDay() === 1 && soon.getUTCHours() <= 9 ? 'Etc/GMT-12' : 'UTC';
  const wants = (weeklyReport: object, more: object = {}) =>
    ana.ask('PATCH', '/api/agent/preferences', { weeklyReport, ...more });
  const ofTheWeek = async () => (await rows()).filter(({ kind }) => kind === 'weekly');
  /** The next Monday comes; what was said until now is of the week before. */
  async function mondayComes(): Promise<void> {
    const { database, runInTransaction, mail } = server.services;
    if (mail === null) throw new Error('This server sends mail.');
    const look = (now: number) =>
      sendWeeklyReports({ database, runInTransaction, mail, now: () => now, log: { warn() {} } });
    await look(Date.now());
    await look(Date.now() + WEEK_MS);
    await itIsTime();
  }
  async function talk(): Promise<void> {
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    await ana.answer(id, 'Yes?');
    await allCounted(server);
  }

  it('has last week beside the week before, and one click ends it', async () => {
    expect((await wants({ wanted: true, timeZone })).status).toBe(200);
    await talk();
    await mondayComes();
    const [mail, ...others] = mailServer.taken.filter(({ subject }) =>
      subject?.startsWith('Your weekly report'),
    );
    expect(others).toEqual([]);
    expect(mail?.envelope.to).toEqual(['ana@demo.example']);
    expect(mail?.text).toContain('New conversations: 1 (Week before: 0)');
    expect(mail?.text).toMatch(/First reply time \(median\): \d+ s \(Week before: –\)/);
    expect(mail?.text).toContain(`${server.url}/console/reports?from=`);
    expect(mail?.html).toContain('<th scope="col"');
    const [link = ''] = /https?:\/\/\S+\/mail\/unsubscribe\/[\w.-]+/.exec(mail?.text ?? '') ?? [];
    expect(mail?.raw).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/i);
    expect(await (await fetch(link)).text()).toContain('You get the weekly report');
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    const { body } = await ana.ask<object>('GET', '/api/agent/preferences');
    expect(body).toMatchObject({ weeklyReport: { wanted: false, timeZone } });
    expect(body, 'other mails go on').not.toHaveProperty('notices');
    const again = await fetch(link.replace('/unsubscribe/', '/subscribe/'), { method: 'POST' });
    expect(await again.text()).toContain('You get the weekly report');
  });

  itOnce(
    'is in the language of its reader, and not sent to who declined it after it was queued',
    async () => {
      await wants({ wanted: true, timeZone }, { language: 'zh' });
      await talk();
      await mondayComes();
      expect(mailServer.taken.map(({ subject }) => subject)).toContainEqual(
        expect.stringMatching(/^每周报表/),
      );
      expect(await ofTheWeek()).toMatchObject([{ state: 'sent' }]);
      // Declined before: the server's own worker may take what is queued at any moment.
      await wants({ wanted: false, timeZone });
      await server.services.database.write((db) =>
        db
          .updateTable('outgoing_mails')
          .set({ state: 'queued', due_at: 0 })
          .where('kind', '=', 'weekly')
          .execute(),
      );
      await itIsTime();
      expect(await ofTheWeek()).toMatchObject([{ state: 'declined' }]);
    },
  );
});
