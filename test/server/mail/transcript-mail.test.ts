import { afterAll, beforeEach, expect, it } from 'vitest';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { identify, newBearer, signedToken } from '../../support/signed.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = {
  SMTP_URL: mailServer.url,
  MAIL_FROM: 'support@shop.test',
  MAIL_REPLY_TO: 'support@shop.test',
};

onEveryDatabase('a transcript by mail', { once: true, fresh: true, env }, (scene) => {
  const { server, visitor, ana } = scene;
  const { itIsTime, saysAddress, rows, seenByAgents } = mailStage(scene);
  beforeEach(() => {
    mailServer.taken.length = 0;
  });

  async function talked(): Promise<string> {
    await saysAddress('ada@example.com', { language: 'de' });
    // No other mails than those that this is about.
    const { body } = await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
    const mail = { missedReplies: false, afterMinutes: 5, received: false, linkDays: 7 };
    await ana.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, { settings: { mail } });
    const id = await visitor.start();
    await visitor.send(id, 'Is my order on its way?');
    await ana.answer(id, 'It left today.');
    await ana.note(id, 'She is impatient.');
    return id;
  }
  const send = (id: string, to: string) =>
    ana.ask<{ error?: { code: string } }>('POST', `/api/agent/conversations/${id}/transcript-mail`, { to });

  it('goes to the visitor in their language, with what both said and no notes', async () => {
    const id = await talked();
    expect((await send(id, ' Ada@example.com')).status).toBe(204);
    await itIsTime();
    const [mail] = mailServer.taken;
    expect(mail?.subject).toBe('Ihr Gespräch mit Tidewater Tea');
    expect(mail?.envelope.to).toEqual(['ada@example.com']);
    const [file] = mail?.attachments ?? [];
    expect(file?.filename).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
    const text = file?.content.toString() ?? '';
    expect(text).toContain('Is my order on its way?');
    expect(text).toContain('It left today.');
    expect(text).not.toContain('impatient');
    expect(mail?.text).toContain(`${server.url}/c/`);
    expect(mail?.replyTo?.text).toContain('support+');
    expect(await seenByAgents(id)).toMatchObject([
      { kind: 'transcript', to: 'ada@example.com', state: 'sent' },
    ]);
  });

  it('gives somebody else neither the link nor the address that continue the conversation', async () => {
    const id = await talked();
    await send(id, 'boss@example.com');
    await itIsTime();
    const [mail] = mailServer.taken;
    expect(mail?.envelope.to).toEqual(['boss@example.com']);
    expect(mail?.attachments).toHaveLength(1);
    expect(mail?.text).not.toContain('/c/');
    expect(mail?.text).not.toContain('antworten Sie einfach');
    expect(mail?.replyTo).toBeUndefined();
  });

  it('is sent once to who clicks twice, and to one address five times a day', async () => {
    const id = await talked();
    await Promise.all([send(id, 'ada@example.com'), send(id, 'ada@example.com')]);
    expect(await rows()).toHaveLength(1);
    for (let n = 1; n < 5; n += 1) {
      await itIsTime();
      expect((await send(id, 'ada@example.com')).status).toBe(204);
    }
    await itIsTime();
    const refused = await send(id, 'ada@example.com');
    expect([refused.status, refused.body.error?.code]).toEqual([429, 'too_many_requests']);
    expect((await send(id, 'boss@example.com')).status).toBe(204);
  });

  it('goes to no address that is none', async () => {
    const id = await talked();
    for (const to of ['ada', 'ada@example', 'a@b.example\nBcc: eve@example.com', 'a@b.c, d@e.f'])
      expect((await send(id, to)).status).toBe(400);
    expect(await rows()).toEqual([]);
  });

  it('is for visitors to ask where the site vouches for their address, and for nobody else', async () => {
    const id = await talked();
    const mine = await visitor.ask<{ mailTo?: string }>('GET', `/api/widget/conversations/${id}/transcript`);
    expect(mine.body.mailTo).toBeUndefined();
    const refused = await visitor.ask('POST', `/api/widget/conversations/${id}/transcript-mail`);
    expect(refused.status).toBe(403);

    const bearer = newBearer();
    await identify(server.url, await signedToken({ email: 'eva@example.com' }), bearer);
    const eva = nobody(server.url, { authorization: `Bearer ${bearer}` });
    const hers = uuid();
    await eva('POST', '/api/widget/conversations', { id: hers });
    await eva('POST', `/api/widget/conversations/${hers}/messages`, { id: uuid(), body: 'Hello' });
    const links = await eva<{ mailTo?: string }>('GET', `/api/widget/conversations/${hers}/transcript`);
    expect(links.body.mailTo).toBe('eva@example.com');
    expect((await eva('POST', `/api/widget/conversations/${id}/transcript-mail`)).status).toBe(404);
    expect((await eva('POST', `/api/widget/conversations/${hers}/transcript-mail`)).status).toBe(204);
    await itIsTime();
    expect(mailServer.taken.map(({ envelope }) => envelope.to)).toEqual([['eva@example.com']]);
  });
});
