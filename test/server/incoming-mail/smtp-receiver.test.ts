import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { aMail, MAIL_ENV, messagesOf, replyAddress, withFile } from './a-mail.ts';

const port = await freePort();

const OPTIONS = { env: { ...MAIL_ENV, INCOMING_SMTP_PORT: String(port) } };

onEveryDatabase('mail that comes by SMTP', OPTIONS, ({ server, visitor, ana }) => {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  afterAll(() => transport.close());
  const send = (to: string, raw: Buffer, from = 'ada@customer.example') =>
    transport.sendMail({ envelope: { from, to: [to] }, raw });

  it('becomes a message, by the address it is delivered to, whoever else it is written to', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    await send(to, aMail({ to: 'undisclosed-recipients:;', body: 'By SMTP.\r\n.\r\n..two dots' }));
    expect(await messagesOf(ana, id)).toMatchObject([{ body: 'By SMTP.\n.\n..two dots', via: 'mail' }]);
  });

  itOnce('is taken with a large file, and refused when it is larger than a mail may be', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    await send(to, aMail({ ...withFile('large.bin', randomBytes(12 * 1024 * 1024)) }));
    expect((await messagesOf(ana, id))[0]?.attachments).toMatchObject([{ name: 'large.bin' }]);
    await expect(send(to, Buffer.alloc(26 * 1024 * 1024, `${'a'.repeat(70)}\n`))).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(await messagesOf(ana, id)).toHaveLength(1);
  });

  itOnce('is taken for the mailbox alone, and tells nobody which conversations there are', async () => {
    const id = await visitor.start();
    const real = await replyAddress(server, id);
    for (const to of ['eve@elsewhere.example', 'support@elsewhere.example', 'supportx@shop.example'])
      await expect(send(to, aMail({})), to).rejects.toMatchObject({ responseCode: 550 });
    const answers = [
      real,
      `support+${'a'.repeat(26)}@shop.example`,
      'support@shop.example',
      'support+x@shop.example',
    ].map(async (to) => (await send(to, aMail({ to }))).response.replace(/\S+$/, ''));
    expect(new Set(await Promise.all(answers)).size).toBe(1);
  });

  itOnce('of nobody, as reports are, is no message', async () => {
    const id = await visitor.start();
    await send(await replyAddress(server, id), aMail({}), '');
    expect(await messagesOf(ana, id)).toEqual([]);
  });

  itOnce('is taken while others reset their connections, at every stage', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const stages = ['', 'EHLO x\r\n', 'EHLO x\r\nMAIL FROM:<a@b.example>\r\n'];
    stages.push(
      `${stages[2]}RCPT TO:<${to}>\r\n`,
      `${stages[2]}RCPT TO:<${to}>\r\nDATA\r\nSubject: x\r\n\r\nhalf`,
    );
    for (const stage of [...stages, ...stages, ...stages]) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      await new Promise((connected) => socket.once('connect', connected));
      socket.write(stage);
      await new Promise((written) => socket.write('', written));
      socket.resetAndDestroy();
    }
    await eventually(() => send(to, aMail({ body: 'Still there.' })));
    expect(await messagesOf(ana, id)).toMatchObject([{ body: 'Still there.' }]);
  });
});
