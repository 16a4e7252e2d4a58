import { afterAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Tea shop <support@shop.test>' };

onEveryDatabase('what an agent has missed', { once: true, fresh: true, env }, (scene) => {
  const { server, visitor, ana, ben } = scene;
  const { itIsTime, rows } = mailStage(scene);
  beforeEach(() => {
    mailServer.taken.length = 0;
  });

  const dueEvents = () =>
    server.services.database.read
      .selectFrom('due_events')
      .select('seq')
      .where('subscriber', '=', 'agent-mail')
      .execute();
  /** Ten minutes go by, and the mails that come of it go. */
  async function later(): Promise<void> {
    await lookedAt();
    await itIsTime();
  }
  /** The minutes go by after which it is looked who has still to be told. */
  async function lookedAt(): Promise<void> {
    await server.services.database.write((db) =>
      db.updateTable('due_events').set({ next_at: 0 }).where('subscriber', '=', 'agent-mail').execute(),
    );
    await eventually(async () => expect(await dueEvents()).toEqual([]));
  }
  const prefers = (agent: typeof ana, change: object) => agent.ask('PATCH', '/api/agent/preferences', change);
  const mailsTo = (address: string) =>
    mailServer.taken.filter(({ envelope }) => envelope.to.includes(address));
  async function asked(): Promise<string> {
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody there?');
    return id;
  }
  const mention = (id: string) =>
    ana.ask('POST', `/api/agent/conversations/${id}/notes`, {
      id: crypto.randomUUID(),
      body: '@Ben can you look?',
    });

  it('comes in one mail: who waits, what is theirs, and where they were mentioned', async () => {
    const id = await asked();
    await ana.claim(id);
    await ana.updateTriage(id, { assigneeId: ben.id });
    await mention(id);
    await asked();
    await later();
    const [mail, ...others] = mailsTo('ben@demo.example');
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('You missed 3 things in Frontdesk');
    expect(mail?.text).toContain('Ana assigned you the conversation with');
    expect(mail?.text).toContain('Ana mentioned you in the conversation with');
    expect(mail?.text).toContain('is waiting for an answer');
    expect(mail?.text).toContain(`${server.url}/console/conversations/${id}`);
    // Of what Ana did herself she hears nothing.
    expect(mailsTo('ana@demo.example').map(({ subject }) => subject)).toEqual([
      expect.stringContaining('is waiting for an answer'),
    ]);
  });

  it('comes of a bad rating, to the agent who answered and to admins', async () => {
    const id = await asked();
    await ben.answer(id, 'Yes');
    await ben.resolve(id);
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 1, words: 'Far too slow' });
    await later();
    for (const address of ['ana@demo.example', 'ben@demo.example']) {
      const [mail, ...others] = mailsTo(address);
      expect(others).toEqual([]);
      expect(mail?.subject).toContain('gave a rating of 1 out of 5');
      expect(mail?.text).toContain('Far too slow');
      expect(mail?.text).toContain(`${server.url}/console/conversations/${id}`);
    }
  });

  it('is not mailed when it was answered, read or taken meanwhile', async () => {
    const answered = await asked();
    await ana.answer(answered, 'Yes');
    const read = await asked();
    await mention(read);
    await ana.claim(read);
    const { body } = await ben.events(read);
    await ben.markRead(read, body.head);
    await later();
    expect(mailServer.taken).toEqual([]);
  });

  it('is not mailed to who looks at the console, or wants no mail of it', async () => {
    await ana.ask('PUT', '/api/agent/attention', { looking: true });
    await prefers(ben, { notices: { waiting: ['push'] } });
    await asked();
    await later();
    expect(mailServer.taken).toEqual([]);
  });

  it('goes after as many minutes as the agent has chosen, and sooner once they choose fewer', async () => {
    await prefers(ana, { notices: { waiting: [] } });
    await prefers(ben, { mailAfterMinutes: 60 });
    const id = await asked();
    const minutes = async () => {
      const [mail] = await rows();
      const { conversation } = (await ana.read(id)).body;
      return Math.round(((mail?.due_at ?? 0) - (conversation.state.awaitingReplySince ?? 0)) / 60_000);
    };
    await lookedAt();
    expect(await minutes(), 'an hour, and a minute to gather more').toBe(61);
    await prefers(ben, { mailAfterMinutes: 5 });
    await asked();
    await lookedAt();
    expect(await rows()).toHaveLength(1);
    expect(await minutes()).toBeLessThan(10);
    expect((await prefers(ben, { mailAfterMinutes: 7 })).status).toBe(400);
  });

  it('is mailed without the signs of Markdown', async () => {
    const id = await visitor.start();
    await visitor.send(id, '**Hello**, [see](https://a.example) `this`');
    await later();
    expect(mailsTo('ben@demo.example')[0]?.text).toContain('Hello, see this');
  });

  it('waits while it is quiet for the agent', async () => {
    await prefers(ana, { notices: { waiting: [] } });
    await prefers(ben, {
      quietHours: { from: '00:00', to: '23:59', timeZone: 'Asia/Shanghai' },
      language: 'zh',
    });
    await asked();
    await later();
    const [mail] = await rows();
    // One minute a day is not quiet.
    if (mail?.state === 'queued') expect(mail).toMatchObject({ kind: 'notices', tries: 0, claimed_by: null });
    await prefers(ben, { quietHours: null });
    await itIsTime();
    expect(mailsTo('ben@demo.example')[0]?.subject).toContain('正在等待回复');
  });

  it('can be declined with one click, without signing in, and by no programme that only looks', async () => {
    await asked();
    await later();
    const [mail] = mailsTo('ben@demo.example');
    const unsubscribe = mail?.headers.get('list') as { unsubscribe?: { url: string } } | undefined;
    const url = unsubscribe?.unsubscribe?.url ?? '';
    expect(url).toContain(`${server.url}/mail/unsubscribe/${ben.id}.`);
    expect(mail?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<form method="post"');
    const chosen = () => ben.ask<{ notices?: Record<string, string[]> }>('GET', '/api/agent/preferences');
    expect((await chosen()).body.notices).toBeUndefined();

    const click = (address: string) =>
      fetch(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    const forged = url.replace(ben.id, ana.id);
    expect((await click(forged)).status).toBe(404);
    expect((await click(url)).status).toBe(200);
    expect((await click(url)).status).toBe(200);
    const { notices = {} } = (await chosen()).body;
    expect(Object.values(notices).flat()).not.toContain('mail');
    expect(notices['mention']).toContain('push');
    mailServer.taken.length = 0;
    await asked();
    await later();
    expect(mailsTo('ben@demo.example')).toEqual([]);
    expect(mailsTo('ana@demo.example')).toHaveLength(1);
    expect((await nobody(server.url)('GET', '/mail/unsubscribe/x')).status).toBe(404);

    expect(await (await fetch(url)).text()).toContain('Turn on again');
    expect((await click(url.replace('/unsubscribe/', '/subscribe/'))).status).toBe(200);
    expect((await chosen()).body.notices?.['mention']).toContain('mail');
    expect((await chosen()).body.notices?.['message']).not.toContain('mail');
  });
});
