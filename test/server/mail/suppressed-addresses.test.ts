import { afterAll, beforeEach, expect, it } from 'vitest';
import type { MailOverview } from '../../../server/contract/schemas/mail-api.ts';
import { markMail } from '../../../server/mail/outgoing-mails.ts';
import { isHardBounce } from '../../../server/mail/suppressed-addresses.ts';
import { eraseVisitor } from '../../../server/privacy/erase-visitor.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { startMailServer } from '../../support/servers/mail-server.ts';
import { mailStage } from './mail-stage.ts';

const mailServer = await startMailServer();
afterAll(() => mailServer.close());
const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'support@shop.test' };

it('tells bounces that are about the address from those about a mail, or a day', () => {
  const statuses = ['5.1.1', '5.1.10', '5.0.0', '5.2.1', '5.2.2', '5.3.4', '5.7.1', '5.6.0', '4.4.1'];
  expect(statuses.filter(isHardBounce)).toEqual(['5.1.1', '5.1.10', '5.0.0', '5.2.1']);
});

onEveryDatabase('an address that mail cannot reach', { once: true, fresh: true, env }, (scene) => {
  const { server, visitor, ana, ben } = scene;
  const { queued, itIsTime, settled, saysAddress, rows, seenByAgents } = mailStage(scene);
  const list = async () => (await ana.ask<MailOverview>('GET', '/api/agent/mail')).body.suppressed;
  beforeEach(() => {
    mailServer.taken.length = 0;
    mailServer.next.length = 0;
  });

  /** A mail that was sent, and the conversation it is about. */
  async function mailed(): Promise<{ id: string; mailId: string; answered: number }> {
    await saysAddress('Ada@example.com');
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    const { body } = await ana.answer(id, 'Yes');
    const { id: mailId } = await queued(id);
    await itIsTime();
    expect(mailServer.taken).toHaveLength(1);
    return { id, mailId, answered: body.message.seq };
  }
  const comesBack = (mailId: string, forGood: boolean) =>
    server.services.runInTransaction((tx) =>
      markMail(tx, mailId, { state: 'bounced', reason: 'No such user', forGood }),
    );
  async function answeredAgain(id: string): Promise<void> {
    await ana.answer(id, 'Are you there?');
    await settled();
    await itIsTime();
  }

  it('gets no other, until an admin allows it again', async () => {
    const { id, mailId, answered } = await mailed();
    await comesBack(mailId, true);
    expect(await list()).toEqual([
      { address: 'ada@example.com', state: 'bounced', reason: 'No such user', at: expect.any(Number) },
    ]);
    await answeredAgain(id);
    expect(mailServer.taken).toHaveLength(1);
    // Agents see at which answers they were.
    const seen = await seenByAgents(id);
    expect(seen.map(({ state, answers }) => [state, answers?.from])).toEqual([
      ['sent', expect.any(Number)],
      ['bounced', expect.any(Number)],
      ['failed', answered + 1],
    ]);
    expect(seen[0]?.answers?.to).toBe(answered);

    const allow = () => ana.ask('DELETE', '/api/agent/mail/suppressed/ada%40example.com');
    expect((await ben.ask('DELETE', '/api/agent/mail/suppressed/ada%40example.com')).status).toBe(403);
    expect((await allow()).status).toBe(204);
    expect((await allow()).status).toBe(404);
    expect(await list()).toEqual([]);
    await answeredAgain(id);
    expect(mailServer.taken).toHaveLength(2);
  });

  it('gets others where its mailbox is only full', async () => {
    const { id, mailId } = await mailed();
    await comesBack(mailId, false);
    await answeredAgain(id);
    expect(await list()).toEqual([]);
    expect(mailServer.taken).toHaveLength(2);
  });

  it('is known as soon as the mail server itself knows no such user', async () => {
    const { id } = await mailed();
    mailServer.next.push({ at: 'RCPT', code: 550, says: '5.1.1 No such user' });
    await answeredAgain(id);
    expect(await list()).toMatchObject([{ address: 'ada@example.com', state: 'bounced' }]);
  });

  it('is forgotten with the visitor', async () => {
    const { mailId } = await mailed();
    await comesBack(mailId, true);
    await server.services.runInTransaction((tx) => eraseVisitor(tx, visitor.id));
    expect(await list()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('gets no more than its mails of an hour, whichever nodes send at the same time', async () => {
    const { services } = server;
    const mail = {
      kind: 'test',
      recipient: 'ada@example.com',
      locale: 'en',
      payload: { name: 'Ada' },
    } as const;
    await services.runInTransaction(async (tx) => {
      for (let n = 0; n < 30; n += 1) await services.mail?.queue(tx, mail);
    });
    // As two nodes do it: each asks for itself, at once.
    const { beginSending } = await import('../../../server/mail/mail-queue.ts');
    const all = await Promise.all(
      (await rows()).map(({ id }) =>
        services.runInTransaction((tx) => beginSending(tx, id, 'ada@example.com')),
      ),
    );
    expect(all.filter((at) => at === null)).toHaveLength(20);
  });
});
