import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { APP, type Engine, OTHER_APP, startEngine } from '../support/engine.ts';
import { BUILDS, connectClient, serverSdk, subscribed } from '../support/pusher-clients.ts';
import { authFor, connectRaw, type RawClient } from '../support/raw-client.ts';
import { eventually } from '../support/waiting.ts';

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#subscription-events */
describe('subscriptions', () => {
  let engine: Engine;
  let client: RawClient;
  beforeAll(async () => {
    engine = await startEngine();
    client = await connectRaw(engine);
  });
  afterAll(async () => {
    client.stop();
    await engine.stop();
  });

  conforms('confirms a public channel with empty data, encoded twice', async () => {
    client.subscribe('public-room');
    const frame = await client.next('pusher_internal:subscription_succeeded', 'public-room');
    expect(JSON.parse(String(frame.data))).toEqual({});
  });

  conforms('lets whoever is authorised into a private channel', async () => {
    client.subscribe('private-room');
    await client.next('pusher_internal:subscription_succeeded', 'private-room');
  });

  conforms('takes channel_data of null for none: libraries that write out every field send it', async () => {
    const client = await connectRaw(engine);
    const auth = authFor(APP, client.socketId, 'private-null');
    client.send({ event: 'pusher:subscribe', data: { channel: 'private-null', auth, channel_data: null } });
    await client.next('pusher_internal:subscription_succeeded', 'private-null');
    client.stop();
  });

  conforms('takes the signature over channel_data on a private channel too', async () => {
    client.subscribe('private-with-data', '{"user_id":"1"}');
    await client.next('pusher_internal:subscription_succeeded', 'private-with-data');
  });

  conforms('treats a name as guarded only where the prefix is at its very beginning', async () => {
    for (const channel of ['my-private-room', 'Private-room', 'presence', 'private', 'xpresence-1']) {
      client.send({ event: 'pusher:subscribe', data: { channel } });
      await client.next('pusher_internal:subscription_succeeded', channel);
    }
  });

  conforms('refuses a private channel without a signature, and says that one is needed', async () => {
    client.send({ event: 'pusher:subscribe', data: { channel: 'private-no-auth' } });
    const { data } = await client.next('pusher:subscription_error', 'private-no-auth');
    expect(decoded(data)).toMatchObject({ type: 'AuthError', status: 401 });
    expect(decoded(data).error).toMatch(/auth info required/i);
  });

  conforms('refuses every signature that is not exactly the right one', async () => {
    const right = authFor(APP, client.socketId, 'private-almost');
    const wrong = {
      'of another channel': authFor(APP, client.socketId, 'private-other'),
      'of another socket': authFor(APP, '1.1', 'private-almost'),
      'of another application': authFor(OTHER_APP, client.socketId, 'private-almost'),
      'with another key': right.replace(APP.key, OTHER_APP.key),
      'cut short': right.slice(0, -1),
      'with more behind it': `${right}0`,
      'in capitals': right.replace(/:.*/, (text) => text.toUpperCase()),
      'without its key': right.slice(right.indexOf(':')),
      'without its colon': right.replace(':', ''),
      empty: '',
    };
    for (const [how, auth] of Object.entries(wrong)) {
      client.send({ event: 'pusher:subscribe', data: { channel: 'private-almost', auth } });
      const { data } = await client.next('pusher:subscription_error', 'private-almost');
      expect(decoded(data).status, how).toBe(401);
    }
  });

  conforms('refuses names with characters that a channel may not have', async () => {
    for (const channel of ['a b', 'ä', 'a/b', 'a#b', 'a:b', 'a\n', '']) {
      client.send({ event: 'pusher:subscribe', data: { channel } });
      await client.next('pusher:subscription_error');
    }
  });

  conforms('allows names of 164 characters and refuses longer ones', async () => {
    client.subscribe('x'.repeat(164));
    await client.next('pusher_internal:subscription_succeeded', 'x'.repeat(164));
    client.subscribe('x'.repeat(165));
    await client.next('pusher:subscription_error', 'x'.repeat(165));
  });

  conforms('says that a subscription exists already, and delivers nothing twice', async () => {
    client.subscribe('twice');
    await client.next('pusher_internal:subscription_succeeded', 'twice');
    client.subscribe('twice');
    const { data } = await client.next('pusher:error');
    expect((data as { message: string }).message).toBe('Existing subscription to channel twice');
    await serverSdk(engine).trigger('twice', 'once', {});
    await client.next('once', 'twice');
    await client.settled();
    expect(client.frames.filter(({ event }) => event === 'once')).toHaveLength(1);
  });

  conforms('stops delivering after an unsubscription, which is not confirmed', async () => {
    client.subscribe('left');
    await client.next('pusher_internal:subscription_succeeded', 'left');
    const before = client.frames.length;
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'left' } });
    await client.settled();
    await serverSdk(engine).trigger('left', 'unheard', {});
    await client.settled();
    expect(client.frames.slice(before).map(({ event }) => event)).toEqual(['pusher:pong', 'pusher:pong']);
  });

  conforms('passes the data of an event on byte for byte', async () => {
    client.subscribe('bytes');
    await client.next('pusher_internal:subscription_succeeded', 'bytes');
    const data = '{ "spaced" :  "ünï©ødé 漢字 🎉 \\u0000 \\"quoted\\"",\n"n":1e3}';
    await serverSdk(engine).trigger('bytes', 'odd', data);
    expect(await client.next('odd')).toEqual({ event: 'odd', channel: 'bytes', data });
  });

  conforms('keeps the applications apart', async () => {
    const other = await connectRaw(engine, OTHER_APP);
    for (const one of [client, other]) {
      one.subscribe('shared-name');
      await one.next('pusher_internal:subscription_succeeded', 'shared-name');
    }
    await serverSdk(engine).trigger('shared-name', 'mine', {});
    await client.next('mine');
    await other.settled();
    expect(other.frames.some(({ event }) => event === 'mine')).toBe(false);
    other.stop();
  });

  conforms('tells everybody in a channel how many they are', async () => {
    client.subscribe('counted');
    const first = await client.next('pusher_internal:subscription_count', 'counted');
    expect(first.data).toBe('{"subscription_count":1}');
    const other = await connectRaw(engine);
    other.subscribe('counted');
    expect((await client.next('pusher_internal:subscription_count', 'counted')).data).toBe(
      '{"subscription_count":2}',
    );
    other.stop();
    expect((await client.next('pusher_internal:subscription_count', 'counted')).data).toBe(
      '{"subscription_count":1}',
    );
  });

  describe.each(BUILDS)('through the $build build of pusher-js', ({ Pusher, build }) => {
    conforms('subscribes, hears, and unsubscribes', async () => {
      const pusher = await connectClient(Pusher, engine);
      for (const name of [`shop-${build}`, `private-shop-${build}`, `presence-shop-${build}`]) {
        const channel = await subscribed(pusher, name);
        const heard: unknown[] = [];
        channel.bind('news', (data: unknown) => heard.push(data));
        await serverSdk(engine).trigger(name, 'news', { price: 3, text: 'ok ✓' });
        await eventually('the event', () => heard.length > 0);
        expect(heard).toEqual([{ price: 3, text: 'ok ✓' }]);
        pusher.unsubscribe(name);
        expect(pusher.channel(name)).toBeUndefined();
      }
      pusher.disconnect();
    });

    conforms('hears of a refused subscription as subscription_error', async () => {
      const pusher = await connectClient(Pusher, engine, {
        sdk: serverSdk(engine, { ...APP, secret: 'wrong' }),
      });
      const channel = pusher.subscribe('private-refused');
      let error: { status?: number } | undefined;
      channel.bind('pusher:subscription_error', (data: { status?: number }) => {
        error = data;
      });
      await eventually('the refusal', () => error);
      expect(error).toMatchObject({ type: 'AuthError', status: 401 });
      pusher.disconnect();
    });

    conforms('learns the number of subscribers', async () => {
      const pusher = await connectClient(Pusher, engine);
      const channel = await subscribed(pusher, `counting-${build}`);
      const other = await connectRaw(engine);
      other.subscribe(`counting-${build}`);
      await eventually('the count of two', () => channel.subscriptionCount === 2);
      other.stop();
      await eventually('the count of one', () => channel.subscriptionCount === 1);
      pusher.disconnect();
    });

    conforms('gives up on a key that is not known', async () => {
      const pusher = new Pusher('unknown', {
        cluster: 'self',
        wsHost: engine.host,
        wsPort: engine.port,
        forceTLS: false,
        enabledTransports: ['ws'],
      });
      const errors: { error?: { data?: { code?: number } } }[] = [];
      pusher.connection.bind('error', (error: (typeof errors)[number]) => errors.push(error));
      await eventually('the end', () => pusher.connection.state === 'disconnected');
      expect(JSON.stringify(errors)).toContain('4001');
    });
  });
});

function decoded(data: unknown): { type: string; error: string; status: number } {
  return JSON.parse(typeof data === 'string' ? data : JSON.stringify(data));
}
