import { afterAll, beforeEach, expect, it } from 'vitest';
import { setAvatar } from '../../../server/avatars/avatars.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { newFileKey } from '../../../server/files/file-key.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());

const env = {
  SMTP_URL: mailServer.url,
  MAIL_FROM: 'Tea shop <support@shop.test>',
  MAIL_REPLY_TO: 'support@shop.test',
};

onEveryDatabase('answers that a visitor has not seen', { once: true, fresh: true, env }, (scene) => {
  const { server, visitor, ana, ben } = scene;
  const { queued, itIsTime, settled, saysAddress, isHere, rows, seenByAgents } = mailStage(scene);
  beforeEach(() => {
    mailServer.taken.length = 0;
    mailServer.next.length = 0;
  });

  async function asked(): Promise<string> {
    await saysAddress('ada@example.com');
    const id = await visitor.start();
    await visitor.send(id, 'Is my order on its way?');
    return id;
  }

  it('come in one mail, with who wrote them, a link, and an address to answer to', async () => {
    const id = await asked();
    await ana.answer(id, 'Hello Ada <3');
    await ben.answer(id, 'It left today.');
    await ana.note(id, 'She is impatient.');
    await settled();
    expect(await rows()).toHaveLength(1);
    await itIsTime();
    const [mail] = mailServer.taken;
    expect(mailServer.taken).toHaveLength(1);
    expect(mail?.subject).toBe('Ben answered you (Tidewater Tea)');
    expect(mail?.from?.value).toEqual([{ name: 'Ben', address: 'support@shop.test' }]);
    expect(mail?.envelope.to).toEqual(['ada@example.com']);
    expect(mail?.text).toMatch(/Ana \(.*\):\nHello Ada <3\n\nBen \(.*\):\nIt left today\./);
    expect(mail?.html).toContain('Hello Ada &lt;3');
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain(`${server.url}/c/`);
      expect(body).not.toContain('impatient');
      expect(body).not.toContain('Is my order');
    }
    expect(mail?.replyTo?.value[0]?.address).toMatch(/^support\+[a-z2-7]{26}@shop\.test$/);
    expect(mail?.envelope.from).toMatch(/^support\+bounce-[a-z2-7]{26}@shop\.test$/);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'sent', tries: 1, recipient: 'ada@example.com' });
    expect(mail?.messageId).toBe(row?.message_id);
    expect(await seenByAgents(id)).toEqual([
      {
        id: row?.id,
        kind: 'missed',
        to: 'ada@example.com',
        state: 'sent',
        reason: expect.any(String),
        answers: { from: 1, to: expect.any(Number) },
      },
    ]);
  });

  it('show the site’s logo and the faces of who wrote, as pictures that every program knows', async () => {
    const key = newFileKey();
    const { runInTransaction } = server.services;
    const face = await runInTransaction((tx) => setAvatar(tx, ana.id, newFileKey()));
    await runInTransaction((tx) => tx.db.updateTable('sites').set({ logo_key: key }).execute());
    const id = await asked();
    await ana.answer(id, 'Hello');
    await ben.answer(id, 'I have no picture.');
    await settled();
    await itIsTime();
    const pictures = String(mailServer.taken[0]?.html).match(/<img src="[^"]+"/g);
    expect(pictures).toEqual([
      expect.stringContaining(`${server.url}/api/widget/sites/${DEMO_SITE_KEY}/logo.png?v=`),
      `<img src="${server.url}${face}/avatar.png"`,
    ]);
  });

  it('wait as long as the site says', async () => {
    const id = await asked();
    const { body } = await ana.answer(id, 'Hello');
    const mail = await queued(id);
    expect(mail.due_at - body.message.at).toBe(5 * 60_000);
  });

  it('are not sent when they were read, were taken back, or nobody knows where to', async () => {
    const [read, unsent, unknown] = [await asked(), await asked(), await asked()];
    const { body } = await ana.answer(read, 'Hello');
    await visitor.markRead(read, body.message.seq);
    const regretted = await ana.answer(unsent, 'Wrong window');
    await ana.unsend(unsent, regretted.body.message.id);
    await settled();
    await itIsTime();
    await ana.answer(unknown, 'Hello');
    await settled();
    await saysAddress(null);
    await itIsTime();
    expect(mailServer.taken).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('wait while the visitor has the chat open', async () => {
    const id = await asked();
    await isHere(true);
    await ana.answer(id, 'Hello');
    await queued(id);
    await itIsTime();
    expect(mailServer.taken).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'queued', tries: 0, claimed_by: null }]);
    await isHere(false);
    await itIsTime();
    expect(mailServer.taken).toHaveLength(1);
  });

  it('are mailed once, however many mails there are', async () => {
    const id = await asked();
    await ana.answer(id, 'first words');
    await queued(id);
    await itIsTime();
    await ana.answer(id, 'second words');
    await settled();
    await itIsTime();
    const texts = mailServer.taken.map(({ text = '' }) => ({
      first: text.includes('first words'),
      second: text.includes('second words'),
    }));
    expect(texts).toEqual([
      { first: true, second: false },
      { first: false, second: true },
    ]);
    const [one, other] = mailServer.taken;
    expect(one?.references).toBe(other?.references);
    expect(one?.replyTo?.text).toBe(other?.replyTo?.text);
    expect(one?.messageId).not.toBe(other?.messageId);
  });

  it('are tried again under the same name and with the same words, when the server asks for patience', async () => {
    const id = await asked();
    await ana.answer(id, 'first words');
    await queued(id);
    mailServer.next.push({ at: 'RCPT', code: 451, says: 'Greylisted' }, { at: 'DATA', cut: true });
    await itIsTime();
    const [waiting] = await rows();
    expect(waiting).toMatchObject({
      state: 'queued',
      tries: 1,
      reason: expect.stringContaining('Greylisted'),
    });
    expect(waiting?.due_at).toBeGreaterThan(Date.now());
    await itIsTime();
    expect(mailServer.taken).toHaveLength(1);
    await ana.answer(id, 'second words');
    await settled();
    await itIsTime();
    const mails = mailServer.taken.filter(({ text }) => text?.includes('first words'));
    expect(mails.map(({ messageId }) => messageId)).toEqual([waiting?.message_id, waiting?.message_id]);
    expect(mails.map(({ text }) => text?.includes('second words'))).toEqual([false, false]);
    expect(new Set(mails.map(({ html }) => html)).size).toBe(1);
    expect(mailServer.taken.filter(({ text }) => text?.includes('second words'))).toHaveLength(1);
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('that no server takes are given up with its reason, which agents see', async () => {
    const id = await asked();
    await ana.answer(id, 'Hello');
    await queued(id);
    mailServer.next.push({ at: 'RCPT', code: 550, says: '5.1.1 No such user' });
    await itIsTime();
    await itIsTime();
    expect(mailServer.taken).toEqual([]);
    expect(await seenByAgents(id)).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('No such user') },
    ]);
  });

  it('go nowhere from where an earlier mail came back', async () => {
    const id = await asked();
    await ana.answer(id, 'Hello');
    const { id: mailId } = await queued(id);
    await itIsTime();
    const { markMail } = await import('../../../server/mail/outgoing-mails.ts');
    await server.services.runInTransaction((tx) =>
      markMail(tx, mailId, { state: 'bounced', reason: 'No such user', forGood: true }),
    );
    await ana.answer(id, 'Hello?');
    await settled();
    await itIsTime();
    expect(mailServer.taken).toHaveLength(1);
    expect((await seenByAgents(id)).map(({ state }) => state)).toEqual(['sent', 'bounced', 'failed']);
  });

  it('come in the language of the visitor, from right to left where it runs so', async () => {
    const id = await asked();
    await saysAddress('ada@example.com', { language: 'ar-EG' });
    await ana.answer(id, 'مرحبا');
    await queued(id);
    await itIsTime();
    const [mail] = mailServer.taken;
    expect(mail?.subject).toContain('ردّ Ana على رسالتك');
    expect(mail?.html).toContain('dir="rtl"');
  });

  it('are not sent where the site does not want it, and without a link where it wants none', async () => {
    const { body } = await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
    const site = body.sites[0]?.id;
    const mail = { missedReplies: false, afterMinutes: 5, received: false, linkDays: 0 };
    const change = (settings: object) => ana.ask('PUT', `/api/agent/sites/${site}`, { settings });
    expect((await change({ mail })).status).toBe(200);
    const id = await asked();
    await ana.answer(id, 'Hello');
    await settled();
    expect(await rows()).toEqual([]);
    expect((await change({ mail: { ...mail, missedReplies: true } })).status).toBe(200);
    await ana.answer(id, 'Hello again', uuid());
    await queued(id);
    await itIsTime();
    expect(mailServer.taken[0]?.text).toContain('Hello again');
    expect(mailServer.taken[0]?.text).not.toContain('/c/');
  });

  it('of a mail bomb wait: an address gets so many an hour and no more', async () => {
    const id = await asked();
    await server.services.runInTransaction(async (tx) => {
      for (let n = 0; n < 20; n += 1) {
        const mail = await server.services.mail?.queue(tx, {
          kind: 'test',
          recipient: 'ada@example.com',
          locale: 'en',
          payload: { name: 'Ada' },
        });
        await tx.db
          .updateTable('outgoing_mails')
          .set({ state: 'sent', sent_at: tx.now, begun_at: tx.now })
          .where('id', '=', mail?.id ?? '')
          .execute();
      }
    });
    await ana.answer(id, 'Hello');
    const { id: mailId } = await queued(id);
    await itIsTime();
    expect(mailServer.taken).toEqual([]);
    const row = (await rows()).find((one) => one.id === mailId);
    expect(row).toMatchObject({ state: 'queued', claimed_by: null });
    expect((row?.due_at ?? 0) - Date.now()).toBeGreaterThan(59 * 60_000);
  });
});
