import type PusherServer from 'pusher';
import PusherNode from 'pusher-js';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { BUILDS, connectClient, serverSdk } from '../support/pusher-clients.ts';
import { connectRaw } from '../support/raw-client.ts';
import { ask } from '../support/signed-request.ts';
import { eventually } from '../support/waiting.ts';

describe('cache channels', () => {
  let engine: Engine;
  let sdk: PusherServer;
  beforeAll(async () => {
    engine = await startEngine();
    sdk = serverSdk(engine);
  });
  afterAll(() => engine.stop());

  // https://pusher.com/docs/channels/using_channels/cache-channels/
  conforms('say that there is nothing to replay', async () => {
    const client = await connectRaw(engine);
    for (const name of ['cache-empty', 'private-cache-empty', 'private-encrypted-cache-empty']) {
      client.subscribe(name);
      await client.next('pusher_internal:subscription_succeeded', name);
      await client.next('pusher:cache_miss', name);
    }
    client.subscribe('presence-cache-empty', '{"user_id":"1","user_info":{}}');
    await client.next('pusher:cache_miss', 'presence-cache-empty');
    client.stop();
  });

  conforms('replay the last event, and only that, to who comes later', async () => {
    await sdk.trigger('cache-news', 'first', { n: 1 });
    await sdk.trigger('cache-news', 'second', { n: 2 });
    const client = await connectRaw(engine);
    client.subscribe('cache-news');
    await client.next('second', 'cache-news');
    await client.settled();
    const events = client.frames.filter(({ channel }) => channel === 'cache-news').map(({ event }) => event);
    expect(events.filter((event) => event !== 'pusher_internal:subscription_count')).toEqual([
      'pusher_internal:subscription_succeeded',
      'second',
    ]);
    client.stop();
  });

  conforms('remember over an empty channel', async () => {
    const first = await connectRaw(engine);
    first.subscribe('cache-lasting');
    await first.next('pusher:cache_miss', 'cache-lasting');
    await sdk.trigger('cache-lasting', 'kept', { n: 1 });
    await first.next('kept');
    first.stop();
    const second = await connectRaw(engine);
    second.subscribe('cache-lasting');
    expect((await second.next('kept', 'cache-lasting')).data).toBe('{"n":1}');
    second.stop();
  });

  conforms('do not remember client events', async () => {
    const [from, to] = [await connectRaw(engine), await connectRaw(engine)];
    for (const client of [from, to]) {
      client.subscribe('private-cache-talk');
      await client.next('pusher:cache_miss', 'private-cache-talk');
    }
    from.send({ event: 'client-x', channel: 'private-cache-talk', data: {} });
    await to.next('client-x');
    const late = await connectRaw(engine);
    late.subscribe('private-cache-talk');
    await late.next('pusher:cache_miss', 'private-cache-talk');
    for (const client of [from, to, late]) client.stop();
  });

  conforms('are described with what they remember, and for how long', async () => {
    const empty = await ask(engine, 'GET', '/channels/cache-asked', { query: { info: 'cache' } });
    expect(JSON.parse(empty.text)).toEqual({ occupied: false, cache: null });
    await sdk.trigger('cache-asked', 'kept', { n: 1 });
    const full = await ask(engine, 'GET', '/channels/cache-asked', { query: { info: 'cache' } });
    const { cache } = JSON.parse(full.text);
    expect(cache.data).toBe('{"n":1}');
    expect(cache.ttl).toBeGreaterThan(0);
    expect(cache.ttl).toBeLessThanOrEqual(30 * 60);
  });

  // https://pusher.com/docs/channels/using_channels/encrypted-channels/
  conforms('and encrypted ones work with the official clients', async () => {
    for (const { Pusher, build } of BUILDS) {
      const pusher = await connectClient(Pusher, engine);
      const channel = pusher.subscribe(`cache-${build}`);
      let missed = false;
      channel.bind('pusher:cache_miss', () => {
        missed = true;
      });
      await eventually('the miss', () => missed);
      pusher.disconnect();
    }
    // Only this build can decrypt.
    const pusher = await connectClient(PusherNode, engine);
    const channel = pusher.subscribe('private-encrypted-room');
    const heard: unknown[] = [];
    channel.bind('secret', (data: unknown) => heard.push(data));
    await eventually('the subscription', () => channel.subscribed);
    await sdk.trigger('private-encrypted-room', 'secret', { text: 'für dich' });
    await eventually('the event', () => heard.length > 0);
    expect(heard).toEqual([{ text: 'für dich' }]);
    pusher.disconnect();
  });

  conforms('carry of an encrypted event only its ciphertext', async () => {
    const client = await connectRaw(engine);
    client.subscribe('private-encrypted-wire');
    await client.next('pusher_internal:subscription_succeeded', 'private-encrypted-wire');
    await sdk.trigger('private-encrypted-wire', 'secret', { text: 'plain' });
    const { data } = await client.next('secret');
    expect(Object.keys(JSON.parse(String(data))).sort()).toEqual(['ciphertext', 'nonce']);
    expect(String(data)).not.toContain('plain');
    client.stop();
  });
});
