import { afterAll, beforeEach, expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { LadderStep } from '../../../server/contract/schemas/site-setting-parts.ts';
import { takeSteps } from '../../../server/ladder/take-steps.ts';
import { markMail } from '../../../server/mail/outgoing-mails.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import type { TestAgent } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Tea shop <support@shop.test>' };
const MINUTE_MS = 60_000;
const MAILED: LadderStep = { id: 'mail', afterMinutes: 5, when: 'always', action: 'mail' };

onEveryDatabase('reminders to agents', { once: true, fresh: true, env }, ({ server, visitor, ana, ben }) => {
  beforeEach(() => {
    mailServer.taken.length = 0;
  });
  const database = () => server.services.database;

  /** A visitor has waited so long that the steps are due, and they were taken. */
  async function reminded(ladder: LadderStep[] = [MAILED]): Promise<string> {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings: { ladder } });
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody there?');
    await database().write((db) =>
      db
        .updateTable('conversations')
        .set((eb) => ({ awaiting_reply_since: eb('awaiting_reply_since', '-', 6 * MINUTE_MS) }))
        .where('id', '=', id)
        .execute(),
    );
    const { runInTransaction, mail } = server.services;
    await runInTransaction((tx) => takeSteps(tx, { mailFrom: 'support@shop.test' }, id), id);
    void mail?.worker.wake();
    return id;
  }
  const events = async (id: string) => (await ana.events(id)).body.events;
  const stepOf = async (id: string) =>
    (await events(id)).find(({ type }) => type === 'conversation.escalated')?.seq ?? 0;
  /** Whose reminder is known to be what, in the order in which that became known. */
  const statesOf = async (id: string) =>
    (await events(id)).flatMap((event) =>
      event.type === 'conversation.mailed'
        ? [`${event.data.mail.reminder?.agent.name}: ${event.data.mail.state}`]
        : [],
    );
  const openings = async (id: string) =>
    (await events(id)).flatMap((event) =>
      event.type === 'conversation.reminder_opened' ? [event.data] : [],
    );
  const open = (agent: TestAgent, id: string, step: number) =>
    agent.ask('PUT', `/api/agent/conversations/${id}/opened-reminder`, { step });
  const bothSent = (id: string) =>
    eventually(async () => expect((await statesOf(id)).sort()).toEqual(['Ana: sent', 'Ben: sent']));
  const answersSeen = () =>
    eventually(async () => {
      const due = database().read.selectFrom('due_events').select('seq');
      expect(await due.where('subscriber', '=', 'reminder-answers').execute()).toEqual([]);
    });

  it('by mail lead to the conversation by the step, and say once that they were opened, and who then answered', async () => {
    const id = await reminded();
    await bothSent(id);
    const step = await stepOf(id);
    const link = `${server.url}/console/conversations/${id}?reminder=${step}`;
    expect(mailServer.taken.map(({ text }) => text?.includes(link))).toEqual([true, true]);
    for (const _ of ['once', 'twice']) expect((await open(ben, id, step)).status).toBe(204);
    expect((await statesOf(id)).slice(2)).toEqual(['Ben: opened']);
    await ben.claim(id);
    await ben.answer(id, 'Here I am.');
    await ben.answer(id, 'And once more.');
    await eventually(async () =>
      expect((await statesOf(id)).slice(2)).toEqual(['Ben: opened', 'Ben: answered']),
    );
    await answersSeen();
    expect((await open(ben, id, step)).status, 'that it is opened again is no news').toBe(204);
    expect(await statesOf(id)).toHaveLength(4);
    expect(await openings(id)).toEqual([]);
  });

  it('of an earlier wait are not answered by what is written in a later one', async () => {
    const id = await reminded();
    await bothSent(id);
    await ana.claim(id);
    await ana.answer(id, 'Yes?');
    await eventually(async () => expect(await statesOf(id)).toContain('Ana: answered'));
    await visitor.send(id, 'One more thing');
    await ben.answer(id, 'I am here, too.');
    await answersSeen();
    expect((await statesOf(id)).filter((state) => state.startsWith('Ben'))).toEqual(['Ben: sent']);
  });

  it('that came back stay so, whatever their agent does', async () => {
    const id = await reminded();
    await bothSent(id);
    const row = await database()
      .read.selectFrom('outgoing_mails')
      .select('id')
      .where('agent_id', '=', ben.id)
      .executeTakeFirstOrThrow();
    await server.services.runInTransaction((tx) =>
      markMail(tx, row.id, { state: 'bounced', reason: '5.2.2 Mailbox full', forGood: false }),
    );
    expect((await open(ben, id, await stepOf(id))).status).toBe(204);
    await ben.claim(id);
    await ben.answer(id, 'Here.');
    await answersSeen();
    expect((await statesOf(id)).slice(2)).toEqual(['Ben: bounced']);
  });

  it('by push or in a team chat say who came by them, each agent once; a mail that was handed on says nothing', async () => {
    await ben.ask('PUT', '/api/agent/availability', { state: 'away' });
    // On duty, with a console that says so.
    for (const said of [{ state: 'on' }, {}]) await ana.ask('PUT', '/api/agent/availability', said);
    const id = await reminded([{ ...MAILED, action: 'next' }]);
    const step = await stepOf(id);
    await Promise.all([open(ana, id, step), open(ana, id, step), open(ben, id, step)]);
    const opened = await openings(id);
    expect(opened.map(({ agent, step }) => [agent.name, step]).sort()).toEqual([
      ['Ana', step],
      ['Ben', step],
    ]);
    expect((await open(ana, id, step + 1)).status, 'no step').toBe(404);
    expect((await visitor.events(id)).body.events.map(({ type }) => type)).not.toContain(
      'conversation.reminder_opened',
    );

    const mailed = await reminded([MAILED]);
    await database().write((db) => db.deleteFrom('outgoing_mails').where('agent_id', '=', ben.id).execute());
    expect((await open(ben, mailed, await stepOf(mailed))).status).toBe(204);
    expect([
      await openings(mailed),
      (await statesOf(mailed)).filter((one) => one !== 'Ana: sent' && one !== 'Ben: sent'),
    ]).toEqual([[], []]);
  });
});
