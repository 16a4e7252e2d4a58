import type { PresenceChannel } from 'pusher-js';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { BUILDS, connectClient, presenceChannel } from '../support/pusher-clients.ts';
import { connectRaw } from '../support/raw-client.ts';
import { eventually } from '../support/waiting.ts';

/** https://pusher.com/docs/channels/using_channels/presence-channels/ */
describe('presence channels', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  async function enter(channel: string, data: object) {
    const client = await connectRaw(engine);
    client.subscribe(channel, JSON.stringify(data));
    const { data: answer } = await client.next('pusher_internal:subscription_succeeded', channel);
    return { client, presence: JSON.parse(String(answer)).presence };
  }

  conforms('tells who comes in who is there: ids, what is known of them, and how many', async () => {
    const ana = await enter('presence-who', { user_id: 'ana', user_info: { name: 'Ana' } });
    expect(ana.presence).toEqual({ ids: ['ana'], hash: { ana: { name: 'Ana' } }, count: 1 });
    const bo = await enter('presence-who', { user_id: 'bo', user_info: { name: 'Bo' } });
    expect(bo.presence).toEqual({
      ids: ['ana', 'bo'],
      hash: { ana: { name: 'Ana' }, bo: { name: 'Bo' } },
      count: 2,
    });
    ana.client.stop();
    bo.client.stop();
  });

  conforms('has an entry for a member of whom nothing is known', async () => {
    const { client, presence } = await enter('presence-bare', { user_id: 'ana' });
    expect(presence.hash).toEqual({ ana: null });
    client.stop();
  });

  conforms('takes a number as an id, and makes it text', async () => {
    const { client, presence } = await enter('presence-number', { user_id: 10, user_info: {} });
    expect(presence.ids).toEqual(['10']);
    const same = await enter('presence-number', { user_id: '10', user_info: {} });
    expect(same.presence.count).toBe(1);
    client.stop();
    same.client.stop();
  });

  conforms(
    'tells the others of a user’s first connection and of the last, and nobody of those between',
    async () => {
      const watcher = await enter('presence-tabs', { user_id: 'watcher', user_info: {} });
      const first = await enter('presence-tabs', { user_id: 'bo', user_info: { name: 'Bo' } });
      const added = await watcher.client.next('pusher_internal:member_added', 'presence-tabs');
      expect(JSON.parse(String(added.data))).toEqual({ user_id: 'bo', user_info: { name: 'Bo' } });
      const second = await enter('presence-tabs', { user_id: 'bo', user_info: { name: 'Bo' } });
      first.client.stop();
      const third = await enter('presence-tabs', { user_id: 'cy', user_info: {} });
      await watcher.client.next('pusher_internal:member_added', 'presence-tabs');
      second.client.stop();
      const removed = await watcher.client.next('pusher_internal:member_removed', 'presence-tabs');
      expect(JSON.parse(String(removed.data))).toEqual({ user_id: 'bo' });
      const events = watcher.client.frames
        .map(({ event }) => event)
        .filter((event) => event.includes('member'));
      expect(events).toEqual([
        'pusher_internal:member_added',
        'pusher_internal:member_added',
        'pusher_internal:member_removed',
      ]);
      watcher.client.stop();
      third.client.stop();
    },
  );

  conforms('does not tell a newcomer of itself', async () => {
    const { client } = await enter('presence-self', { user_id: 'ana', user_info: {} });
    await client.settled();
    expect(client.frames.some(({ event }) => event === 'pusher_internal:member_added')).toBe(false);
    client.stop();
  });

  conforms('counts a member out on unsubscribing', async () => {
    const watcher = await enter('presence-leave', { user_id: 'watcher', user_info: {} });
    const leaver = await enter('presence-leave', { user_id: 'leaver', user_info: {} });
    leaver.client.send({ event: 'pusher:unsubscribe', data: { channel: 'presence-leave' } });
    await watcher.client.next('pusher_internal:member_removed', 'presence-leave');
    watcher.client.stop();
    leaver.client.stop();
  });

  conforms('refuses presence without a usable user_id', async () => {
    const client = await connectRaw(engine);
    for (const data of ['{}', '{"user_id":""}', '{"user_id":null}', '{"user_id":{}}', 'no json']) {
      client.subscribe('presence-nobody', data);
      await client.next('pusher:subscription_error', 'presence-nobody');
    }
    client.stop();
  });

  conforms(
    'refuses a user object of more than a kilobyte, and an id of more than 128 characters',
    async () => {
      const client = await connectRaw(engine);
      client.subscribe(
        'presence-large',
        JSON.stringify({ user_id: '1', user_info: { text: 'x'.repeat(1_100) } }),
      );
      await client.next('pusher:subscription_error', 'presence-large');
      client.subscribe('presence-large', JSON.stringify({ user_id: 'x'.repeat(129), user_info: {} }));
      await client.next('pusher:subscription_error', 'presence-large');
      client.stop();
    },
  );

  conforms('has room for a hundred members', async () => {
    const clients = await Promise.all(
      Array.from({ length: 100 }, (_, n) => enter('presence-full', { user_id: `u${n}`, user_info: {} })),
    );
    const late = await connectRaw(engine);
    late.subscribe('presence-full', JSON.stringify({ user_id: 'one too many', user_info: {} }));
    await late.next('pusher:subscription_error', 'presence-full');
    // Somebody who is there already may open another tab.
    const again = await enter('presence-full', { user_id: 'u7', user_info: {} });
    for (const { client } of [...clients, again]) client.stop();
    late.stop();
  });

  conforms('takes __proto__ for an id like any other', async () => {
    const { client, presence } = await enter('presence-proto', { user_id: '__proto__', user_info: { a: 1 } });
    expect(presence.ids).toEqual(['__proto__']);
    expect(presence.count).toBe(1);
    expect(Object.keys(presence.hash)).toEqual(['__proto__']);
    client.stop();
  });

  describe.each(BUILDS)('through the $build build of pusher-js', ({ Pusher, build }) => {
    conforms('knows itself and the others, and hears them come and go', async () => {
      const name = `presence-shop-${build}`;
      const ana = await connectClient(Pusher, engine, {
        who: { user_id: 'ana', user_info: { name: 'Ana' } },
      });
      const channel = await presenceChannel(ana, name);
      expect(channel.members.me).toEqual({ id: 'ana', info: { name: 'Ana' } });
      const bo = await connectClient(Pusher, engine, { who: { user_id: 'bo', user_info: { name: 'Bo' } } });
      const there = await presenceChannel(bo, name);
      expect(there.members.count).toBe(2);
      await eventually('bo’s coming', () => channel.members.get('bo'));
      bo.disconnect();
      await eventually('bo’s going', () => channel.members.get('bo') === null);
      expect(channel.members.count).toBe(1);
      ana.disconnect();
    });

    conforms('knows itself even when nothing is known of it', async () => {
      // pusher-js takes its own id from the authorisation, where it is a number; the members' ids are text.
      const pusher = await connectClient(Pusher, engine, { who: { user_id: 10 } });
      const channel: PresenceChannel = await presenceChannel(pusher, `presence-plain-${build}`);
      expect(channel.members.me).toEqual({ id: 10, info: null });
      pusher.disconnect();
    });
  });
});
