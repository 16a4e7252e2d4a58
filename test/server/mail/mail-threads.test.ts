import { expect, it } from 'vitest';
import { findMailThread, mailThreadFor } from '../../../server/mail/mail-threads.ts';
import { markMail, queueMail } from '../../../server/mail/outgoing-mails.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const FROM = 'support@shop.test';

onEveryDatabase('mail that can be answered', ({ server, visitor, ana }) => {
  const threadFor = (conversationId: string, address: string) =>
    server.services.runInTransaction((tx) => mailThreadFor(tx, conversationId, address));
  const find = (token: string) => findMailThread(server.services.database.read, token);

  it('has one token for each conversation and address, whoever asks first', async () => {
    const [one, other] = [await visitor.start(), await visitor.start()];
    const tokens = await Promise.all(
      Array.from({ length: 5 }, () => threadFor(one, 'Ada@Example.com').then(({ token }) => token)),
    );
    expect(new Set(tokens).size).toBe(1);
    const different = [await threadFor(one, 'eve@example.com'), await threadFor(other, 'ada@example.com')];
    expect(new Set([...tokens, ...different.map(({ token }) => token)]).size).toBe(3);
    expect(await find(tokens[0]?.toUpperCase() ?? '')).toMatchObject({
      conversation_id: one,
      address: 'ada@example.com',
    });
    for (const none of ['', 'a'.repeat(26), `${tokens[0]} `]) expect(await find(none), none).toBeUndefined();
  });

  it('is marked once by what comes back, and agents see it', async () => {
    const id = await visitor.start();
    const mail = await server.services.runInTransaction((tx) =>
      queueMail(tx, FROM, {
        kind: 'missed',
        recipient: 'Ada@example.com',
        locale: 'en',
        payload: {},
        conversationId: id,
      }),
    );
    expect(mail).toMatchObject({ state: 'queued', recipient: 'ada@example.com', tries: 0 });
    expect(mail.message_id).toBe(`<${mail.id}@shop.test>`);
    const mark = (state: 'bounced' | 'complained', reason: string) =>
      server.services.runInTransaction((tx) => markMail(tx, mail.id, { state, reason, forGood: false }));
    expect(await mark('bounced', '550 5.1.1\r\n No such user')).toMatchObject({
      state: 'bounced',
      reason: '550 5.1.1 No such user',
    });
    expect(await mark('bounced', 'once more')).toBeUndefined();
    expect(await mark('complained', 'abuse')).toMatchObject({ state: 'complained' });
    expect(await mark('bounced', 'late')).toBeUndefined();
    const { body } = await ana.events(id);
    const mailed = body.events.flatMap((event) =>
      event.type === 'conversation.mailed' ? [event.data.mail] : [],
    );
    expect(mailed).toEqual([
      {
        id: mail.id,
        kind: 'missed',
        to: 'ada@example.com',
        state: 'bounced',
        reason: '550 5.1.1 No such user',
      },
      { id: mail.id, kind: 'missed', to: 'ada@example.com', state: 'complained', reason: 'abuse' },
    ]);
    const seen = await visitor.events(id);
    expect(seen.body.events.map(({ type }) => type)).not.toContain('conversation.mailed');
  });

  it('goes with its visitor', async () => {
    const id = await visitor.start();
    const { token } = await threadFor(id, 'ada@example.com');
    expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
    expect(await find(token)).toBeUndefined();
    const left = await server.services.database.read
      .selectFrom('outgoing_mails')
      .select('id')
      .where('conversation_id', '=', id)
      .execute();
    expect(left).toEqual([]);
  });
});
