import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowResuming } from '../../../server/access/resume-links.ts';
import type { VisitorPushNotice } from '../../../server/contract/notices/push-notice.ts';
import type { ResumedConversation } from '../../../server/contract/schemas/mail-api.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody } from '../../support/people.ts';
import { startMailServer, type TestMailServer } from '../../support/servers/mail-server.ts';
import { type PushService, startPushService } from '../../support/servers/push-service.ts';
import { newBearer } from '../../support/signed.ts';
import { mailStage } from '../mail/mail-stage.ts';

const HOUR_MS = 3_600_000;
const mailServer: TestMailServer = await startMailServer();
const env = {
  PUSH_ALLOW_PRIVATE: '127.0.0.1',
  SMTP_URL: mailServer.url,
  MAIL_FROM: 'Tea shop <support@shop.test>',
};

let service: PushService;
beforeAll(async () => {
  service = await startPushService();
});
afterAll(async () => {
  await service.close();
  await mailServer.close();
});

let browsers = 0;

onEveryDatabase('pushes to visitors who have left', { fresh: true, env }, (scene) => {
  const { server, visitor, ana } = scene;
  const { queued, itIsTime, saysAddress, isHere } = mailStage(scene);

  /** What the holder of a link to a conversation asks. */
  async function linkTo(conversationId: string, livesMs = HOUR_MS) {
    const token = newBearer();
    await server.services.runInTransaction((tx) =>
      allowResuming(tx, token, conversationId, tx.now + livesMs),
    );
    return nobody(server.url, { authorization: `Bearer ${token}` });
  }

  /** A browser on the page of a link, which wants pushes; its name at the push service. */
  async function subscribed(holder: Awaited<ReturnType<typeof linkTo>>) {
    browsers += 1;
    const name = `visitor-${browsers}`;
    const { body } = await holder<ResumedConversation>('GET', '/api/resumed');
    const { endpoint, keys } = service.browser(name, body.push?.publicKey ?? '');
    const say = (on: boolean) => holder('PUT', '/api/resumed/push', { endpoint, keys, on });
    expect((await say(true)).status).toBe(204);
    return { name, say };
  }

  const takenBy = (name: string) =>
    service.taken
      .filter(({ browser }) => browser === name)
      .map(({ notice }) => notice as unknown as VisitorPushNotice);

  /** The ten seconds are over, and what follows from them is done. */
  async function tenSecondsLater(): Promise<void> {
    const { database } = server.services;
    await database.write((db) =>
      db.updateTable('due_events').set({ next_at: 0 }).where('subscriber', '=', 'visitor-push').execute(),
    );
    await eventually(async () => {
      const due = await database.read
        .selectFrom('due_events')
        .select('seq')
        .where('subscriber', '=', 'visitor-push')
        .execute();
      const notices = await database.read.selectFrom('push_notices').select('id').execute();
      expect([due, notices]).toEqual([[], []]);
    });
  }

  async function asked(): Promise<string> {
    const id = await visitor.start();
    await visitor.send(id, 'Is my order on its way?');
    return id;
  }

  it('tell of an answer in the visitor’s language, and open that conversation', async () => {
    const id = await asked();
    const { name } = await subscribed(await linkTo(id));
    await ana.answer(id, 'It left today.');
    await ana.note(id, 'She is impatient.');
    await visitor.send(id, 'Hello?');
    await tenSecondsLater();
    const [push, ...more] = takenBy(name);
    expect(more).toEqual([]);
    expect(push).toMatchObject({ title: 'Ana answered you (Tidewater Tea)', body: 'It left today.' });
    const token = push?.url.replace(`${server.url}/c/`, '') ?? '';
    const opened = nobody(server.url, { authorization: `Bearer ${token}` });
    const { body } = await opened<ResumedConversation>('GET', '/api/resumed');
    expect(body.messages.map((message) => message.body)).toContain('It left today.');
  });

  itOnce('do not come to who has the chat open, has read it, or turned them off', async () => {
    const id = await asked();
    const { name, say } = await subscribed(await linkTo(id));
    await isHere(true);
    await ana.answer(id, 'Seen in the chat');
    await tenSecondsLater();
    await isHere(false);
    const { body } = await ana.answer(id, 'Read at once');
    await visitor.markRead(id, body.message.seq);
    await tenSecondsLater();
    await say(false);
    await ana.answer(id, 'To nobody');
    await tenSecondsLater();
    expect(takenBy(name)).toEqual([]);
  });

  itOnce('come before a mail, which follows only where the answer stays unread', async () => {
    await saysAddress('ada@example.com');
    const id = await asked();
    const holder = await linkTo(id);
    const { name } = await subscribed(holder);
    mailServer.taken.length = 0;
    const { body } = await ana.answer(id, 'Opened from the push');
    await tenSecondsLater();
    expect(takenBy(name)).toHaveLength(1);
    await queued(id);
    expect((await holder('PUT', '/api/resumed/read', { upTo: body.message.seq })).status).toBe(204);
    await itIsTime();
    await ana.answer(id, 'Opened by nobody');
    await tenSecondsLater();
    expect(takenBy(name)).toHaveLength(2);
    await eventually(async () => {
      await itIsTime();
      expect(mailServer.taken).toHaveLength(1);
    });
    expect(mailServer.taken[0]?.text).toContain('Opened by nobody');
    expect(mailServer.taken[0]?.text).not.toContain('Opened from the push');
  });

  itOnce('end with the link, and go to three browsers of a conversation', async () => {
    const id = await asked();
    const holder = await linkTo(id);
    const names: string[] = [];
    for (let n = 0; n < 4; n += 1) names.push((await subscribed(holder)).name);
    await ana.answer(id, 'One');
    await tenSecondsLater();
    expect(names.map((name) => takenBy(name).length)).toEqual([0, 1, 1, 1]);
    await server.services.database.write((db) =>
      db.updateTable('visitor_push_subscriptions').set({ expires_at: 1 }).execute(),
    );
    await ana.answer(id, 'Two');
    await tenSecondsLater();
    expect(names.map((name) => takenBy(name).length)).toEqual([0, 1, 1, 1]);
    expect((await (await linkTo(id, -1))('GET', '/api/resumed')).status).toBe(404);
  });

  itOnce(
    'go to no private address, are forgotten where the service knows the browser no more, and with the visitor',
    async () => {
      const id = await asked();
      const holder = await linkTo(id);
      const left = () =>
        server.services.database.read
          .selectFrom('visitor_push_subscriptions')
          .select('id')
          .where('conversation_id', '=', id)
          .execute();
      const { keys } = service.browser('nobody', '');
      const refused = await holder('PUT', '/api/resumed/push', {
        endpoint: 'https://10.0.0.1/push',
        keys,
        on: true,
      });
      expect(refused.status).toBe(400);
      const { name } = await subscribed(holder);
      service.behave(name, { status: 410 });
      await ana.answer(id, 'One');
      await tenSecondsLater();
      expect(await left()).toEqual([]);
      await subscribed(holder);
      expect(await left()).toHaveLength(1);
      expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
      expect(await left()).toEqual([]);
    },
  );
});
