import { afterEach, describe, expect, it, vi } from 'vitest';
import { type MailMessage, MailRefused } from '../../../server/mail/mail-message.ts';
import { createSmtpTransport, type SmtpTimeouts } from '../../../server/mail/smtp-transport.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { type Behaviour, startMailServer } from '../../support/servers/mail-server.ts';

const PATIENT: SmtpTimeouts = { connectMs: 120_000, silenceMs: 120_000, wholeMs: 120_000 };

const MESSAGE: MailMessage = {
  from: { name: 'Ana', address: 'support@shop.test' },
  to: 'ada@example.com',
  replyTo: 'support+abc@shop.test',
  envelopeFrom: 'support+bounce-abc@shop.test',
  subject: 'Ana answered you',
  text: 'Hello',
  html: '<p>Hello</p>',
  messageId: '<1.abc@shop.test>',
  references: '<abc@shop.test>',
  unsubscribeUrl: null,
  attachments: [],
};

describe('a mail server', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const one of open.splice(0)) await one.close();
  });

  async function ground(behaviours: Behaviour[] = [], timeouts = PATIENT, options = {}) {
    const server = await startMailServer(options);
    server.next.push(...behaviours);
    const transport = createSmtpTransport(server.url, timeouts);
    open.push(transport, server);
    return {
      server,
      send: (message: Partial<MailMessage> = {}) => transport.send({ ...MESSAGE, ...message }),
    };
  }

  it('is given a mail with its own sender, thread and a word to other programs', async () => {
    const { server, send } = await ground();
    expect(await send()).toMatch(/^250/);
    const [mail] = server.taken;
    expect(mail?.envelope).toEqual({ from: 'support+bounce-abc@shop.test', to: ['ada@example.com'] });
    expect(mail?.from?.value).toEqual([{ name: 'Ana', address: 'support@shop.test' }]);
    expect(mail?.replyTo?.value[0]?.address).toBe('support+abc@shop.test');
    expect(mail).toMatchObject({
      subject: 'Ana answered you',
      text: 'Hello',
      html: '<p>Hello</p>',
      messageId: '<1.abc@shop.test>',
      references: '<abc@shop.test>',
    });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('keeps its connection from one mail to the next', async () => {
    const { server, send } = await ground();
    for (let n = 0; n < 5; n += 1) await send();
    expect(server.taken).toHaveLength(5);
    expect(server.connections()).toBe(1);
  });

  it.each([
    'Ana\r\nBcc: eve@example.com',
    'Ana\nX-Evil: 1',
    'Ana" <eve@example.com>, "',
    'Ana <script>',
    '=?utf-8?q?=0D=0ABcc:_eve=40example.com?=',
  ])('reads a name as a name, whatever stands in it: %j', async (name) => {
    const { server, send } = await ground();
    await send({ from: { name, address: 'support@shop.test' }, subject: name });
    const [mail] = server.taken;
    expect(mail?.envelope.to).toEqual(['ada@example.com']);
    expect(mail?.from?.value.map(({ address }) => address)).toEqual(['support@shop.test']);
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.headers.has('x-evil')).toBe(false);
  });

  it('that refuses for good is told from one that asks for patience', async () => {
    const { send } = await ground([
      { at: 'RCPT', code: 550, says: '5.1.1 No such user' },
      { at: 'DATA', code: 554, says: '5.7.1 Spam' },
      { at: 'RCPT', code: 451, says: '4.7.1 Greylisted' },
      { at: 'DATA', code: 452, says: '4.3.1 No room' },
    ]);
    await expect(send()).rejects.toThrow(MailRefused);
    await expect(send()).rejects.toThrow(/5\.7\.1 Spam/);
    for (const word of [/Greylisted/, /No room/]) {
      const failure = await send().catch((error: unknown) => error);
      expect(failure).not.toBeInstanceOf(MailRefused);
      expect(failure).toMatchObject({ message: expect.stringMatching(word) });
    }
    expect(await send()).toMatch(/^250/);
  });

  it('that takes a mail and never says so is left after a while, and another connection is made', async () => {
    const wholeMs = 90_000;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const { server, send } = await ground([{ at: 'DATA', never: true }], { ...PATIENT, wholeMs });
    const sending = expect(send()).rejects.toThrow(/took longer than 90 seconds/);
    await eventually(() => expect(server.taken).toHaveLength(1));
    // The time is up once the mail is taken, however long that took.
    timers.mock.calls.find(([, ms]) => ms === wholeMs)?.[0]();
    await sending;
    const again = createSmtpTransport(server.url, PATIENT);
    open.push(again);
    await again.send(MESSAGE);
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([
      '<1.abc@shop.test>',
      '<1.abc@shop.test>',
    ]);
  });

  it('whose connection ends in the middle has not taken it, as far as anybody knows', async () => {
    const { send } = await ground([{ at: 'DATA', cut: true }]);
    await expect(send()).rejects.not.toThrow(MailRefused);
    expect(await send()).toMatch(/^250/);
  });

  it('that does not want the password may be mended: the mail waits', async () => {
    const { server } = await ground([], PATIENT, {
      authOptional: false,
      onAuth: (_auth: unknown, _session: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error('Wrong'), { responseCode: 535 })),
    });
    const transport = createSmtpTransport(`smtp://shop:wrong@127.0.0.1:${server.port}`, PATIENT);
    open.push(transport);
    const failure = await transport.send(MESSAGE).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(MailRefused);
  });

  it('that is not there is no reason to give up', async () => {
    const transport = createSmtpTransport(`smtp://127.0.0.1:${await freePort()}`, PATIENT);
    open.push(transport);
    await expect(transport.send(MESSAGE)).rejects.not.toThrow(MailRefused);
  });

  it('gets no password without TLS, except on this machine', async () => {
    const server = await startMailServer();
    open.push(server);
    // The name leads here, and is none of this machine's own.
    const transport = createSmtpTransport(`smtp://shop:secret@[::ffff:127.0.0.1]:${server.port}`, PATIENT);
    open.push(transport);
    await expect(transport.send(MESSAGE)).rejects.toThrow(/TLS|STARTTLS/i);
    expect(server.taken).toEqual([]);
  });
});
