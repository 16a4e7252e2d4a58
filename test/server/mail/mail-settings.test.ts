import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailOverview, MailTest } from '../../../server/contract/schemas/mail-api.ts';
import { DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { checkDns } from '../../../server/mail/check-dns.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Tea shop <support@shop.test>' };

onEveryDatabase('mail, as admins see it', { fresh: true, env }, (scene) => {
  const { server, visitor, ana } = scene;
  beforeEach(() => {
    mailServer.taken.length = 0;
    mailServer.next.length = 0;
  });

  it('can be tried, and says what the mail server answered', async () => {
    const overview = await ana.ask<MailOverview>('GET', '/api/agent/mail');
    expect(overview.body.setup).toEqual({
      from: 'Tea shop <support@shop.test>',
      replyTo: null,
      server: `127.0.0.1:${mailServer.port}`,
    });
    const tried = await ana.ask<MailTest>('POST', '/api/agent/mail/test');
    expect(tried.body).toMatchObject({
      accepted: true,
      to: 'ana@demo.example',
      answer: expect.stringMatching(/^250/),
    });
    expect(mailServer.taken[0]?.subject).toBe('Test mail from Frontdesk');
    mailServer.next.push({ at: 'RCPT', code: 550, says: '5.7.1 Relaying denied' });
    const refused = await ana.ask<MailTest>('POST', '/api/agent/mail/test');
    expect(refused.body).toMatchObject({
      accepted: false,
      answer: expect.stringContaining('Relaying denied'),
    });
  });

  itOnce('that failed is listed with the reason, and goes when an admin says so', async () => {
    const { queued, itIsTime, saysAddress } = mailStage(scene);
    await saysAddress('ada@example.com');
    const id = await visitor.start();
    await ana.answer(id, 'Hello');
    await queued(id);
    mailServer.next.push({ at: 'RCPT', code: 550, says: '5.1.1 No such user' });
    await itIsTime();
    const list = async () => (await ana.ask<MailOverview>('GET', '/api/agent/mail')).body.mails;
    const [failed] = await list();
    expect(failed).toMatchObject({
      state: 'failed',
      kind: 'missed',
      reason: expect.stringContaining('No such user'),
    });
    const retry = `/api/agent/mail/${failed?.id}/retry`;
    expect((await ana.ask('POST', retry)).status).toBe(204);
    await eventually(async () => expect((await list())[0]?.state).toBe('sent'));
    expect(mailServer.taken).toHaveLength(1);
    expect(mailServer.taken[0]?.text).toContain('Please don’t reply to this e-mail');
    expect((await ana.ask('POST', retry)).status, 'what went goes once').toBe(404);
  });

  it('brings an invitation, whose link works once', async () => {
    const invited = await ana.ask('POST', '/api/agent/invitations', {
      email: 'cem@shop.example',
      name: 'Cem',
      role: 'agent',
    });
    expect(invited.status).toBe(201);
    const token = await tokenMailed('cem@shop.example');
    const page = nobody(server.url, { origin: server.url });
    const use = () =>
      page('PUT', '/api/account-link', { token, name: 'Cem', password: 'correct horse battery' });
    expect((await use()).status).toBe(204);
    expect((await use()).status).toBe(410);
  });

  itOnce('brings who forgot their password a link, and answers strangers alike', async () => {
    const page = nobody(server.url, { origin: server.url });
    const ask = (email: string) => page('POST', '/api/account-link/reset', { email });
    const [known, unknown] = [await ask('BEN@demo.example'), await ask('nobody@demo.example')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const token = await tokenMailed('ben@demo.example');
    const set = { token, password: 'another horse battery' };
    const answers = await Promise.all([
      page('PUT', '/api/account-link', set),
      page('PUT', '/api/account-link', set),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect(mailServer.taken).toHaveLength(1);
    const stored = await server.services.database.read.selectFrom('outgoing_mails').selectAll().execute();
    expect(JSON.stringify(stored), 'the secret is nowhere in the database').not.toContain(token);
  });

  itOnce('tells of a sign-in from a new browser, in the agent’s language, and of no other', async () => {
    const { ana } = scene;
    await ana.ask('PATCH', '/api/agent/preferences', { language: 'zh' });
    const ask = nobody(scene.server.url, {
      origin: scene.server.url,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    const credentials = { email: 'ana@demo.example', password: DEMO_PASSWORD };
    const first = await ask('POST', '/api/agent/session', credentials);
    const found = await mailedTo('ana@demo.example');
    expect(found.subject).toBe('您的 Frontdesk 账号有新的登录');
    expect(found.text).toContain('Firefox');
    expect(found.text).toContain('127.0.0.1');
    // The same browser again brings the cookie that says so.
    const cookie = first.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    await ask('DELETE', '/api/agent/session', undefined, { cookie });
    expect((await ask('POST', '/api/agent/session', credentials, { cookie })).status).toBe(200);
    expect((await ask('POST', '/api/agent/session', { ...credentials, password: 'wrong' })).status).toBe(401);
    const rows = await scene.server.services.database.read
      .selectFrom('outgoing_mails')
      .select('id')
      .where('kind', '=', 'new_device')
      .execute();
    expect(rows).toHaveLength(1);
  });

  async function mailedTo(to: string) {
    return eventually(() => {
      const found = mailServer.taken.find(({ envelope }) => envelope.to.includes(to));
      if (found === undefined) throw new Error('No mail came yet.');
      return found;
    });
  }

  async function tokenMailed(to: string): Promise<string> {
    const mail = await mailedTo(to);
    return /#token=([\w-]{43})/.exec(mail.text ?? '')?.[1] ?? '';
  }
});

describe('what DNS says of a sender', () => {
  it('is found, missing, or not known where no resolver answers', async () => {
    const zone: Record<string, string[][]> = {
      'shop.example': [['google-site=1'], ['v=spf1 include:', '_spf.example.com -all']],
      's1._domainkey.shop.example': [['v=DKIM1; k=rsa; p=MIIB']],
    };
    const absent = Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    const report = await checkDns('shop.example', 's1', async (name) => zone[name] ?? Promise.reject(absent));
    expect(report).toEqual({
      domain: 'shop.example',
      spf: { state: 'found', record: 'v=spf1 include:_spf.example.com -all' },
      dkim: { state: 'found', record: 'v=DKIM1; k=rsa; p=MIIB' },
      dmarc: { state: 'missing', record: null },
    });
    const silent = Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    const unknown = await checkDns('shop.example', null, () => Promise.reject(silent));
    expect([unknown.spf.state, unknown.dkim.state, unknown.dmarc.state]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});
