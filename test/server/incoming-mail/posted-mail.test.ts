import { createHmac, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { aMail, MAIL_ENV, messagesOf, replyAddress, withFile } from './a-mail.ts';

const SECRET = randomBytes(32).toString('hex');

const OPTIONS = { env: { ...MAIL_ENV, INCOMING_MAIL_SECRET: SECRET } };

onEveryDatabase('mail that is posted', OPTIONS, ({ server, visitor, ana }) => {
  const sign = (mail: Buffer, secret = SECRET) =>
    `sha256=${createHmac('sha256', secret).update(mail).digest('hex')}`;
  const post = (mail: Buffer, signature = sign(mail), type = 'message/rfc822') =>
    fetch(`${server.url}/api/mail/incoming`, {
      method: 'POST',
      headers: { 'content-type': type, 'frontdesk-signature': signature },
      body: new Uint8Array(mail),
    });

  it('becomes a message where its signature is that of its bytes', async () => {
    const id = await visitor.start();
    const mail = aMail({ to: await replyAddress(server, id), body: 'By post.' });
    const answer = await post(mail);
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'message' }]);
    // What a pipe of a mail server sends without saying what it is.
    expect((await post(mail, sign(mail), 'application/x-www-form-urlencoded')).status).toBe(200);
    expect(await messagesOf(ana, id)).toMatchObject([{ body: 'By post.', via: 'mail' }]);
  });

  itOnce('is refused with another signature, and with none', async () => {
    const id = await visitor.start();
    const mail = aMail({ to: await replyAddress(server, id) });
    const wrong = [
      sign(mail, 'x'.repeat(32)),
      '',
      'sha256=',
      sign(Buffer.from('other')),
      sign(mail).toUpperCase(),
    ];
    for (const signature of wrong) expect((await post(mail, signature)).status, signature).toBe(401);
    expect((await fetch(`${server.url}/api/mail/incoming`, { method: 'POST' })).status).toBe(401);
    expect(await messagesOf(ana, id)).toEqual([]);
  });

  itOnce('may have the size of a mail, and no more', async () => {
    const id = await visitor.start();
    const to = await replyAddress(server, id);
    const large = aMail({ to, ...withFile('large.bin', randomBytes(15 * 1024 * 1024)) });
    expect((await post(large)).status).toBe(200);
    expect((await messagesOf(ana, id))[0]?.attachments).toMatchObject([{ name: 'large.bin' }]);
    const tooLarge = Buffer.alloc(26 * 1024 * 1024, 'a');
    expect((await post(tooLarge)).status).toBe(413);
  });

  itOnce('waits while three of one network are under way, and is taken when one has ended', async () => {
    const id = await visitor.start();
    const mail = aMail({ to: await replyAddress(server, id) });
    const { hostname, port } = new URL(server.url);
    const slow: Socket[] = [];
    const begin = (place: number) => {
      const socket = connect(Number(port), hostname);
      slow[place] = socket;
      socket.on('error', () => {});
      // One that is answered was refused, as long as a request of before is under way.
      socket.once('data', () => {
        socket.destroy();
        begin(place);
      });
      socket.write(
        'POST /api/mail/incoming HTTP/1.1\r\nhost: x\r\ncontent-type: message/rfc822\r\ncontent-length: 1000\r\n\r\nhalf',
      );
    };
    for (const place of [0, 1, 2]) begin(place);
    await eventually(async () => expect((await post(mail)).status).toBe(429));
    slow[0]?.destroy();
    await eventually(async () => expect((await post(mail)).status).toBe(200));
    for (const socket of slow) socket.destroy();
    await eventually(async () => expect((await messagesOf(ana, id)).length).toBe(1));
  });

  itOnce('that breaks off leaves nothing, and room for others', async () => {
    const id = await visitor.start();
    const mail = aMail({ to: await replyAddress(server, id), body: 'Whole.' });
    const { hostname, port } = new URL(server.url);
    for (let time = 0; time < 10; time += 1) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.write(
        `POST /api/mail/incoming HTTP/1.1\r\nhost: x\r\ncontent-type: message/rfc822\r\ncontent-length: 1000\r\n\r\n${mail.subarray(0, 50)}`,
      );
      await new Promise((sent) => socket.once('connect', sent));
      socket.resetAndDestroy();
    }
    await eventually(async () => expect((await post(mail)).status).toBe(200));
    expect(await messagesOf(ana, id)).toHaveLength(1);
  });
});
