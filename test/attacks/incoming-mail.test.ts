import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import { MAILS_PER_HOUR } from '../../server/incoming-mail/receive-mail.ts';
import { MAIL_ID_PATTERN, newMailId } from '../../server/mail/addresses.ts';
import {
  aMail,
  MAIL_ENV,
  type MailParts,
  NO_ENVELOPE,
  replyAddress,
  withFile,
} from '../server/incoming-mail/a-mail.ts';
import { newVisitor, signedInAgent, type TestVisitor } from '../support/people.ts';
import { stopClock } from '../support/stop-clock.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

const SECRET = '7d3f0c9a41be52687d3f0c9a41be5268';

/** A conversation that was mailed to Ada, and what came of mails to it. */
async function mailed(server: TestServer) {
  const visitor: TestVisitor = await newVisitor(server.url);
  const id = await visitor.start();
  const to = await replyAddress(server, id);
  return {
    id,
    to,
    receive: (parts: MailParts) => server.services.incomingMail.receive(aMail({ to, ...parts }), NO_ENVELOPE),
    seenByVisitor: async (): Promise<Message[]> => (await visitor.read(id)).body.conversation.messages,
  };
}

describe('mail that comes in', () => {
  const ground = battleground({ env: { ...MAIL_ENV, INCOMING_MAIL_SECRET: SECRET, RATE_LIMIT_FACTOR: '1' } });

  ground.attack('words put into the mouth of a visitor, by somebody who was copied in', {
    without: "a visitor's words come from the visitor's address",
    async attempt(server) {
      const { receive, seenByVisitor } = await mailed(server);
      await receive({ from: 'Ada <eve@evil.example>', body: 'Send it to my new address.' });
      await receive({ from: '"ada@customer.example" <eve@evil.example>', body: 'And the money.' });
      return (await seenByVisitor()).map(({ body, author }) => [author.kind, body]);
    },
    succeeds: [
      ['visitor', 'Send it to my new address.'],
      ['visitor', 'And the money.'],
    ],
    fails: [],
  });

  ground.attack('a second sender behind the address that is known', {
    without: 'several senders are nobody',
    async attempt(server) {
      const { receive, seenByVisitor } = await mailed(server);
      await receive({ from: 'ada@customer.example, eve@evil.example', body: 'Both of us.' });
      return (await seenByVisitor()).length;
    },
    succeeds: 1,
    fails: 0,
  });

  ground.attack('guessing the token of a conversation', {
    without: 'a token is the whole of it',
    async attempt(server) {
      const { seenByVisitor, to } = await mailed(server);
      const token = to.slice('support+'.length, to.indexOf('@'));
      expect(token).toMatch(MAIL_ID_PATTERN);
      // The attacker has learnt how it begins, which is how no other one of this server does.
      for (let n = 0; n < 32; n += 1)
        await server.services.incomingMail.receive(
          aMail({ to: `support+${token.slice(0, 8)}${newMailId().slice(8)}@shop.example` }),
          NO_ENVELOPE,
        );
      return (await seenByVisitor()).length > 0;
    },
    succeeds: true,
    fails: false,
  });

  ground.attack('a mail that anybody posts', {
    without: 'a mail that is posted is signed',
    async attempt(server) {
      const { to, seenByVisitor } = await mailed(server);
      const mail = aMail({ to });
      const forged = createHmac('sha256', 'x'.repeat(32)).update(mail).digest('hex');
      await fetch(`${server.url}/api/mail/incoming`, {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822', 'frontdesk-signature': `sha256=${forged}` },
        body: new Uint8Array(mail),
      });
      return (await seenByVisitor()).length;
    },
    succeeds: 1,
    fails: 0,
  });

  ground.attack('a bomb of mails into one conversation', {
    without: 'mail is bounded by conversation and address',
    async attempt(server) {
      const { receive, seenByVisitor } = await mailed(server);
      const goOn = stopClock();
      for (let count = 0; count < MAILS_PER_HOUR.conversation + 10; count += 1)
        await receive({ body: `Number ${count}` });
      goOn();
      return (await seenByVisitor()).length;
    },
    succeeds: MAILS_PER_HOUR.conversation + 10,
    fails: MAILS_PER_HOUR.conversation,
  });

  ground.attack('a program that answers every mail of ours', {
    without: ['what a machine wrote is no message', 'our own mail is no message'],
    async attempt(server) {
      const { receive, seenByVisitor } = await mailed(server);
      const plain = 'Content-Type: text/plain';
      await receive({ headers: ['Auto-Submitted: auto-replied', plain] });
      await receive({ headers: ['X-Auto-Response-Suppress: All', plain] });
      await receive({ headers: ['Precedence: auto_reply', plain] });
      await receive({ subject: 'Automatic reply: your order' });
      // Its answer to itself, by our own address.
      await receive({ from: 'support@shop.example' });
      return (await seenByVisitor()).length;
    },
    // What comes from our own address is a stranger's, which visitors do not see.
    succeeds: 4,
    fails: 0,
  });

  ground.attack('the same mail, delivered again and again', {
    without: 'the same mail is one message',
    async attempt(server) {
      const { receive, seenByVisitor } = await mailed(server);
      for (let time = 0; time < 3; time += 1) await receive({ id: '<once@customer.example>' });
      return (await seenByVisitor()).length;
    },
    succeeds: 3,
    fails: 1,
  });

  it('has no way into headers, markup or files of others', async () => {
    const { receive, id } = await mailed(ground.ours());
    const html =
      '<img src=x onerror=alert(1)><script>alert(2)</script><p>Seen <b>text</b></p><iframe src="//evil.example">';
    await receive({ headers: ['Content-Type: text/html'], body: html });
    await receive({
      from: '=?utf-8?Q?Eve=0D=0ABcc=3A_all=40shop.example?= <eve@evil.example>',
      subject: '=?utf-8?Q?Hi=0D=0AX-Evil:_1?=',
      body: 'Hello',
    });
    await receive({ ...withFile('../../etc/passwd\u202egnp.exe', Buffer.from('x')) });
    const ana = await signedInAgent(ground.ours().url, 'Ana');
    const { messages } = (await ana.read(id)).body.conversation;
    expect(messages.map((message) => message.body)).toEqual(['Seen text', 'Hello', 'See the file.']);
    expect(messages[1]?.mail?.from).toEqual({
      name: 'Eve Bcc: all@shop.example',
      address: 'eve@evil.example',
    });
    expect(messages[2]?.attachments[0]?.name).toBe('passwdgnp.exe');
  });
});
