import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpReceiver, type SmtpReceiver } from '../../../server/incoming-mail/smtp-receiver.ts';
import { eventually } from '../../support/eventually.ts';
import { aMail } from './a-mail.ts';

const log = { info() {}, warn() {} };

describe('the mail server', () => {
  let receiver: SmtpReceiver;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await receiver.stop();
  });

  async function start(receive: (raw: Buffer) => Promise<never>, rateLimitFactor = 1): Promise<number> {
    receiver = createSmtpReceiver({
      host: '127.0.0.1',
      port: 0,
      replyTo: 'support@shop.example',
      receive,
      now: () => Date.now(),
      rateLimitFactor,
      log,
    });
    await receiver.start();
    return receiver.port();
  }

  /** The first line that a connection is greeted with. */
  function greeting(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      sockets.push(socket);
      socket.once('error', reject).once('data', (data) => resolve(data.toString().slice(0, 3)));
    });
  }

  it('keeps ten connections of one network open, and takes the next when one has gone', async () => {
    const port = await start(() => Promise.reject(new Error('Not asked.')));
    const first = [];
    for (let count = 0; count < 10; count += 1) first.push(await greeting(port));
    expect(first).toEqual(Array(10).fill('220'));
    expect(await greeting(port)).toBe('421');
    sockets[0]?.destroy();
    await eventually(async () => expect(await greeting(port)).toBe('220'));
  });

  it('tells whoever brings a mail to come again, while it cannot be stored', async () => {
    const port = await start(() => Promise.reject(new Error('The disk is full.')));
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    const mail = { envelope: { from: 'a@b.example', to: ['support@shop.example'] }, raw: aMail({}) };
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
    transport.close();
  });

  it('says so where it cannot listen', async () => {
    const port = await start(() => Promise.reject(new Error('Not asked.')));
    const second = createSmtpReceiver({
      host: '127.0.0.1',
      port,
      replyTo: 'support@shop.example',
      receive: () => Promise.reject(new Error('Not asked.')),
      now: () => 0,
      rateLimitFactor: 1,
      log,
    });
    await expect(second.start()).rejects.toThrow(/^INCOMING_SMTP_PORT: nothing can listen/);
  });
});
