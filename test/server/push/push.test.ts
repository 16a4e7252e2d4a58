import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PushKey } from '../../../server/contract/notices/push-api.ts';
import { DEMO_AGENTS, DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { vapidKeys } from '../../../server/push/vapid-keys.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, signedInAgent, type TestAgent } from '../../support/people.ts';
import { type PushService, startPushService } from '../../support/servers/push-service.ts';

const SUBSCRIPTION = '/api/agent/push/subscription';
const env = { PUSH_ALLOW_PRIVATE: '127.0.0.1' };

let service: PushService;
beforeAll(async () => {
  service = await startPushService();
});
afterAll(() => service.close());

let browsers = 0;
/** A browser of the agent that has subscribed; its name at the push service. */
async function subscribed({ ask, name }: Pick<TestAgent, 'ask' | 'name'>): Promise<string> {
  browsers += 1;
  const browser = `${name}-${browsers}`;
  const { body } = await ask<PushKey>('GET', '/api/agent/push');
  const { status } = await ask('PUT', SUBSCRIPTION, service.browser(browser, body.publicKey));
  expect(status).toBe(204);
  return browser;
}

const takenBy = (browser: string) => service.taken.filter((push) => push.browser === browser);
const noticesOf = (browser: string) => takenBy(browser).map(({ notice }) => notice);

onEveryDatabase(
  'push notifications',
  { once: true, fresh: true, env },
  ({ server, visitor, ana, ben, restart }) => {
    /** Nobody reads anything meanwhile: what would be told in a second is told now. */
    const tellNow = () =>
      server.services.database.write((db) =>
        db
          .updateTable('due_events')
          .set({ next_at: 0 })
          .where('subscriber', '=', 'push')
          .where('claimed_by', 'is', null)
          .where('tries', '=', 0)
          .execute(),
      );
    /** Waits until the browser has got so many pushes. */
    const got = (browser: string, count = 1) =>
      eventually(async () => {
        await tellNow();
        expect(takenBy(browser)).toHaveLength(count);
        return takenBy(browser);
      });

    /** What happened before has been looked at by the subscriber and sent: a test goes the same way, after it. */
    async function allIsSent(browser: string, agent: Pick<TestAgent, 'ask'>): Promise<void> {
      const due = () => server.services.database.read.selectFrom('due_events').select('seq');
      await eventually(async () => {
        await tellNow();
        expect(await due().where('subscriber', '=', 'push').execute()).toHaveLength(0);
      });
      expect((await agent.ask('POST', '/api/agent/push/test')).status).toBe(204);
      await eventually(() => expect(noticesOf(browser).at(-1)?.kind).toBe('test'));
    }

    it('reach all who are on duty when a visitor waits, and the assignee from then on', async () => {
      const [anas, bens] = [await subscribed(ana), await subscribed(ben)];
      const id = await visitor.start();
      await visitor.send(id, 'Where is my order?');
      const [push] = await got(anas);
      expect(push?.notice).toMatchObject({
        kind: 'waiting',
        locale: 'en',
        conversationId: id,
        text: 'Where is my order?',
      });
      expect(push).toMatchObject({ urgency: 'high', ttl: expect.any(Number) });
      expect(push?.ttl).toBeGreaterThan(1_700);
      expect(push?.ttl).toBeLessThanOrEqual(1_800);
      expect(push?.topic).toMatch(/^[\w-]{32}$/);
      await got(bens);
      await ana.claim(id);
      await visitor.send(id, 'Hello?');
      expect((await got(anas, 2))[1]?.notice).toMatchObject({ kind: 'message', text: 'Hello?' });
      await allIsSent(bens, ben);
      expect(noticesOf(bens).map(({ kind }) => kind)).toEqual(['waiting', 'test']);
    });

    it('tell of what was assigned and where somebody is mentioned, never of what one did oneself', async () => {
      const [anas, bens] = [await subscribed(ana), await subscribed(ben)];
      const id = await visitor.start();
      await ana.claim(id);
      await ana.note(id, '@Ben please look at this');
      expect((await got(bens))[0]?.notice).toMatchObject({ kind: 'mention', by: 'Ana' });
      await ana.updateTriage(id, { assigneeId: ben.id });
      expect((await got(bens, 2))[1]?.notice).toMatchObject({ kind: 'assigned', by: 'Ana' });
      await allIsSent(anas, ana);
      expect(noticesOf(anas).map(({ kind }) => kind)).toEqual(['test']);
    });

    it('follow what the agent has chosen: channels, quiet hours, and no words', async () => {
      const anas = await subscribed(ana);
      const choose = (body: object) => ana.ask('PATCH', '/api/agent/preferences', body);
      const id = await visitor.start();
      await ana.claim(id);
      await choose({ notices: { message: ['sound'] } });
      await visitor.send(id, 'Unheard');
      await allIsSent(anas, ana);
      const minute = (shift: number) => new Date(Date.now() + shift * 60_000).toISOString().slice(11, 16);
      await choose({ notices: {}, quietHours: { from: minute(-60), to: minute(60), timeZone: 'UTC' } });
      await visitor.send(id, 'In the night');
      await allIsSent(anas, ana);
      await choose({ quietHours: null, pushWords: false });
      await visitor.send(id, 'My card number is 4111');
      await eventually(() => expect(noticesOf(anas).at(-1)?.kind).toBe('message'));
      expect(noticesOf(anas).map(({ kind }) => kind)).toEqual(['test', 'test', 'message']);
      expect(noticesOf(anas).at(-1)).not.toHaveProperty('text');
    });

    it('do not come while the agent looks at a console, on whatever device', async () => {
      const anas = await subscribed(ana);
      const id = await visitor.start();
      await ana.claim(id);
      await ana.ask('PUT', '/api/agent/attention', { looking: true });
      await visitor.send(id, 'Seen at once');
      await allIsSent(anas, ana);
      await ana.ask('PUT', '/api/agent/attention', { looking: false });
      await visitor.send(id, 'Nobody looks');
      await eventually(() => expect(noticesOf(anas).at(-1)).toMatchObject({ text: 'Nobody looks' }));
      expect(noticesOf(anas).map(({ kind }) => kind)).toEqual(['test', 'message']);
    });

    it('end with the session: at sign-out, with a new password, and with the account', async () => {
      const [anas, bens] = [await subscribed(ana), await subscribed(ben)];
      const next = 'purple monkey dishwasher';
      const changed = await ben.ask('PUT', '/api/agent/profile/password', { current: DEMO_PASSWORD, next });
      expect(changed.status).toBe(204);
      const cookie = changed.headers.get('set-cookie')?.split(';')[0] ?? '';
      const newBen = nobody(server.url, { cookie, origin: server.url });
      expect((await newBen<PushKey>('GET', '/api/agent/push')).body).toMatchObject({ browsers: 0 });
      const bensNext = await subscribed({ ask: newBen, name: 'Ben' });
      expect((await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false })).status).toBe(200);
      await visitor.send(await visitor.start(), 'To Ana');
      await got(anas);
      await allIsSent(anas, ana);
      await ana.ask('DELETE', '/api/agent/session');
      const other = await newVisitor(server.url);
      await other.send(await other.start(), 'To nobody');
      const again = await signedInAgent(server.url, 'Ana');
      await allIsSent(await subscribed(again), again);
      expect(noticesOf(anas).map(({ kind }) => kind)).toEqual(['waiting', 'test']);
      expect([...takenBy(bens), ...takenBy(bensNext)]).toEqual([]);
    });

    it('are kept while the service is away, and sent once when it is back, after a restart too', async () => {
      const anas = await subscribed(ana);
      service.behave(anas, { status: 503 });
      const id = await visitor.start();
      await visitor.send(id, 'Is anybody there?');
      await eventually(() => expect(service.asked).toContain(anas));
      await restart();
      service.behave(anas, null);
      await got(anas);
      await allIsSent(anas, ana);
      expect(noticesOf(anas).map(({ kind }) => kind)).toEqual(['waiting', 'test']);
    });

    it('forget a browser that the service knows no more, and keep no other waiting for one that hangs', async () => {
      const [anas, bens] = [await subscribed(ana), await subscribed(ben)];
      service.behave(anas, { status: 410 });
      const id = await visitor.start();
      await visitor.send(id, 'One');
      await got(bens);
      await eventually(async () => {
        const { body } = await ana.ask<PushKey>('GET', '/api/agent/push');
        expect(body).toMatchObject({ browsers: 0, subscribed: false });
      });
      const again = await subscribed(ana);
      service.behave(again, 'hang');
      const other = await newVisitor(server.url);
      await other.send(await other.start(), 'Two');
      await got(bens, 2);
      service.behave(again, null);
    });

    it('go to no endpoint of a private network, without TLS, or with keys that are none', async () => {
      const { body } = await ana.ask<PushKey>('GET', '/api/agent/push');
      const good = service.browser('nobody', body.publicKey);
      const status = async (change: object) =>
        (await ana.ask('PUT', SUBSCRIPTION, { ...good, ...change })).status;
      for (const endpoint of [
        'https://10.0.0.1/push',
        'https://[::1]/push',
        'https://169.254.169.254/latest',
        'https://user:secret@push.example.com/x',
        'ftp://push.example.com/x',
        'not an address',
      ])
        expect(await status({ endpoint }), endpoint).toBe(400);
      expect(await status({ keys: { ...good.keys, p256dh: 'A'.repeat(87) } })).toBe(400);
      expect(await status({ keys: { ...good.keys, auth: 'short' } })).toBe(400);
      expect(await status({})).toBe(204);
      expect((await nobody(server.url)('GET', '/api/agent/push')).status).toBe(401);
    });

    it('are signed with one key, whichever of two nodes that start at once makes it', async () => {
      const { database, publicUrl } = server.services;
      await database.write((db) => db.deleteFrom('meta').where('name', '=', 'vapid').execute());
      const made = await Promise.all([1, 2].map(() => vapidKeys(database, { mail: null, publicUrl })));
      expect(made[0]).toEqual(made[1]);
      expect(made[0]?.subject).toMatch(/^mailto:/);
    });

    it('go to ten browsers of an agent, and one for each session', async () => {
      const account = DEMO_AGENTS.find(({ name }) => name === 'Ana');
      for (let n = 0; n < 11; n += 1) {
        const signIn = await nobody(server.url, { origin: server.url })('POST', '/api/agent/session', {
          email: account?.email,
          password: DEMO_PASSWORD,
        });
        const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
        const ask = nobody(server.url, { cookie, origin: server.url });
        await subscribed({ ask, name: 'Ana' });
        await subscribed({ ask, name: 'Ana' });
      }
      const { body } = await ana.ask<PushKey>('GET', '/api/agent/push');
      expect(body.browsers).toBe(10);
    });
  },
);
