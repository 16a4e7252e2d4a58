import type PusherServer from 'pusher';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { type Engine, OTHER_APP, startEngine } from '../support/engine.ts';
import { serverSdk } from '../support/pusher-clients.ts';
import { connectRaw, type RawClient } from '../support/raw-client.ts';
import { ask, send } from '../support/signed-request.ts';

/** https://pusher.com/docs/channels/library_auth_reference/rest-api/ */
describe('the HTTP API', () => {
  let engine: Engine;
  let sdk: PusherServer;
  let client: RawClient;
  beforeAll(async () => {
    engine = await startEngine();
    sdk = serverSdk(engine);
    client = await connectRaw(engine);
    for (const [channel, data] of [
      ['api-room', undefined],
      ['api-other', undefined],
      ['private-api', undefined],
      ['presence-api', '{"user_id":"ana","user_info":{}}'],
    ] as const) {
      client.subscribe(channel, data);
      await client.next('pusher_internal:subscription_succeeded', channel);
    }
  });
  afterAll(async () => {
    client.stop();
    await engine.stop();
  });

  const event = (more: object = {}) => ({ name: 'news', channel: 'api-room', data: '{}', ...more });

  describe('publishing', () => {
    conforms('answers a trigger with exactly an empty object, as JSON', async () => {
      const answer = await sdk.trigger('api-room', 'exact', {});
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('{}');
      expect(answer.headers.get('content-type')).toBe('application/json');
      await client.next('exact');
    });

    conforms('publishes to several channels, each once', async () => {
      await ask(engine, 'POST', '/events', {
        body: { name: 'several', data: '1', channels: ['api-room', 'api-other', 'api-room'] },
      });
      await client.next('several', 'api-room');
      await client.next('several', 'api-other');
      await client.settled();
      expect(client.frames.filter(({ event }) => event === 'several')).toHaveLength(2);
    });

    conforms('leaves out the connection whose socket id is named, in every channel', async () => {
      const own = await startEngine();
      const [one, other] = [await connectRaw(own), await connectRaw(own)];
      for (const subscriber of [one, other]) {
        for (const name of ['skip-a', 'skip-b']) {
          subscriber.subscribe(name);
          await subscriber.next('pusher_internal:subscription_succeeded', name);
        }
      }
      await serverSdk(own).trigger(['skip-a', 'skip-b'], 'not-me', {}, { socket_id: one.socketId });
      await other.next('not-me', 'skip-a');
      await other.next('not-me', 'skip-b');
      await serverSdk(own).trigger('skip-a', 'of-nobody', {}, { socket_id: '1.1' });
      await one.next('of-nobody');
      expect(one.frames.some(({ event }) => event === 'not-me')).toBe(false);
      one.stop();
      other.stop();
      await own.stop();
    });

    conforms('answers with the counts that info asks for', async () => {
      const info = 'user_count,subscription_count';
      const answer = await sdk.trigger(['api-room', 'presence-api', 'nobody-there'], 'counted', {}, { info });
      expect(await answer.json()).toEqual({
        channels: {
          'api-room': { subscription_count: 1 },
          'presence-api': { user_count: 1, subscription_count: 1 },
          'nobody-there': { subscription_count: 0 },
        },
      });
    });

    conforms('publishes a batch, each event to its own channel', async () => {
      const answer = await sdk.triggerBatch([
        { channel: 'api-room', name: 'batch-1', data: { n: 1 } },
        { channel: 'api-other', name: 'batch-2', data: { n: 2 } },
      ]);
      expect(await answer.text()).toBe('{}');
      expect((await client.next('batch-1')).channel).toBe('api-room');
      expect((await client.next('batch-2')).channel).toBe('api-other');
    });

    conforms('leaves a connection out of that event of a batch only which names it', async () => {
      await sdk.triggerBatch([
        { channel: 'api-room', name: 'batch-skip', data: {}, socket_id: client.socketId },
        { channel: 'api-room', name: 'batch-keep', data: {} },
      ] as PusherServer.BatchEvent[]);
      await client.next('batch-keep');
      expect(client.frames.some(({ event }) => event === 'batch-skip')).toBe(false);
    });

    conforms('answers a batch with info in the same order', async () => {
      const answer = await ask(engine, 'POST', '/batch_events', {
        body: {
          batch: [
            event({ channel: 'presence-api', info: 'user_count' }),
            event(),
            event({ info: 'subscription_count' }),
          ],
        },
      });
      expect(JSON.parse(answer.text)).toEqual({ batch: [{ user_count: 1 }, {}, { subscription_count: 1 }] });
    });

    conforms('publishes nothing of a batch in which one event is wrong', async () => {
      const batch = [event({ name: 'half' }), event({ name: 'half', channel: 'not allowed' })];
      expect((await ask(engine, 'POST', '/batch_events', { body: { batch } })).status).toBe(400);
      await client.settled();
      expect(client.frames.some((frame) => frame.event === 'half')).toBe(false);
    });

    conforms('takes data of 10240 bytes and answers one more with 413', async () => {
      const most = await ask(engine, 'POST', '/events', { body: event({ data: 'x'.repeat(10_240) }) });
      expect(most.status).toBe(200);
      const more = await ask(engine, 'POST', '/events', { body: event({ data: 'x'.repeat(10_241) }) });
      expect(more.status).toBe(413);
      expect(more.text).toContain('10240 bytes');
    });

    conforms('counts bytes, not characters', async () => {
      const answer = await ask(engine, 'POST', '/events', { body: event({ data: '漢'.repeat(4_000) }) });
      expect(answer.status).toBe(413);
    });

    conforms('answers what cannot be published with 400', async () => {
      const wrong: Record<string, unknown> = {
        'no name': { channel: 'api-room', data: '{}' },
        'a long name': event({ name: 'x'.repeat(201) }),
        'no channel': { name: 'news', data: '{}' },
        'no channels': { name: 'news', data: '{}', channels: [] },
        'too many channels': {
          name: 'news',
          data: '{}',
          channels: Array.from({ length: 101 }, (_, n) => `c${n}`),
        },
        'a bad channel': event({ channel: 'a b' }),
        'a long channel': event({ channel: 'x'.repeat(201) }),
        'data that is no text': event({ data: { a: 1 } }),
        'a bad socket id': event({ socket_id: 'nonsense' }),
        'a reserved name': event({ name: 'pusher:fake' }),
        'an internal name': event({ name: 'pusher_internal:member_added' }),
        'not an object': [],
        'no JSON': '{',
      };
      for (const [what, body] of Object.entries(wrong)) {
        expect((await ask(engine, 'POST', '/events', { body })).status, what).toBe(400);
      }
    });

    conforms('answers a batch of more than ten with 400', async () => {
      const body = { batch: Array.from({ length: 11 }, () => event()) };
      expect((await ask(engine, 'POST', '/batch_events', { body })).status).toBe(400);
    });
  });

  describe('asking', () => {
    conforms('lists the occupied channels, by prefix and with counts', async () => {
      const all = await sdk.get({ path: '/channels' });
      const { channels } = (await all.json()) as { channels: Record<string, object> };
      expect(Object.keys(channels).sort()).toEqual(['api-other', 'api-room', 'presence-api', 'private-api']);
      const some = await sdk.get({
        path: '/channels',
        params: { filter_by_prefix: 'presence-', info: 'user_count' },
      });
      expect(await some.json()).toEqual({ channels: { 'presence-api': { user_count: 1 } } });
    });

    conforms('answers user_count of other than presence channels with 400', async () => {
      const query = { info: 'user_count' };
      expect((await ask(engine, 'GET', '/channels', { query })).status).toBe(400);
      expect((await ask(engine, 'GET', '/channels/api-room', { query })).status).toBe(400);
    });

    conforms('describes one channel', async () => {
      const info = 'user_count,subscription_count';
      const one = await sdk.get({ path: '/channels/presence-api', params: { info } });
      expect(await one.json()).toEqual({ occupied: true, user_count: 1, subscription_count: 1 });
      const none = await sdk.get({ path: '/channels/nobody-there' });
      expect(await none.json()).toEqual({ occupied: false });
    });

    conforms('lists the users of a presence channel, each once', async () => {
      const tab = await connectRaw(engine);
      tab.subscribe('presence-api', '{"user_id":"ana","user_info":{}}');
      await tab.next('pusher_internal:subscription_succeeded', 'presence-api');
      const answer = await sdk.get({ path: '/channels/presence-api/users' });
      expect(await answer.json()).toEqual({ users: [{ id: 'ana' }] });
      tab.stop();
      expect((await ask(engine, 'GET', '/channels/api-room/users')).status).toBe(400);
    });
  });

  describe('signatures', () => {
    const now = Math.floor(Date.now() / 1_000);

    conforms('are taken as the documents describe them', async () => {
      const answer = await ask(engine, 'POST', '/events', { body: event() });
      expect(answer).toMatchObject({ status: 200, text: '{}' });
    });

    conforms('are refused with 401 and a reason, whatever part is wrong', async () => {
      const wrong: Record<string, Record<string, string | undefined>> = {
        'another key': { auth_key: 'unknown' },
        'no key': { auth_key: undefined },
        'an old time': { auth_timestamp: String(now - 700) },
        'a time to come': { auth_timestamp: String(now + 700) },
        'no time': { auth_timestamp: undefined },
        'a time that is no number': { auth_timestamp: 'now' },
        'another version': { auth_version: '2.0' },
        'another body': { body_md5: '0'.repeat(32) },
        'no body': { body_md5: undefined },
        'another signature': { auth_signature: '0'.repeat(64) },
        'a short signature': { auth_signature: '00' },
      };
      for (const [what, overrides] of Object.entries(wrong)) {
        const answer = await ask(engine, 'POST', '/events', { body: event({ name: 'unsigned' }), overrides });
        expect(answer.status, what).toBe(401);
        expect(answer.text.length, what).toBeGreaterThan(10);
      }
      await client.settled();
      expect(client.frames.some((frame) => frame.event === 'unsigned')).toBe(false);
    });

    conforms('of one application do not open another', async () => {
      const foreign = { ...engine, app: { ...OTHER_APP, id: engine.app.id } };
      expect((await ask(foreign, 'GET', '/channels')).status).toBe(401);
      expect((await ask({ ...engine, app: { ...engine.app, id: '99' } }, 'GET', '/channels')).status).toBe(
        404,
      );
    });

    conforms('are needed for everything', async () => {
      const { id } = engine.app;
      for (const [method, path] of [
        ['GET', `/apps/${id}/channels`],
        ['GET', `/apps/${id}/channels/presence-api/users`],
        ['POST', `/apps/${id}/events`],
        ['POST', `/apps/${id}/users/ana/terminate_connections`],
      ] as const) {
        expect((await send(engine, method, path)).status, path).toBe(401);
      }
    });

    conforms('that are right do not help an address that leads nowhere', async () => {
      expect((await ask(engine, 'GET', '/nothing')).status).toBe(404);
    });
  });

  conforms('keeps the connection for the next request', async () => {
    const answer = await ask(engine, 'GET', '/channels');
    expect(answer.connection).not.toBe('close');
  });
});
