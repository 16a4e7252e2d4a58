import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { BUILDS, connectClient, presenceChannel, subscribed } from '../support/pusher-clients.ts';
import { connectRaw, type RawClient } from '../support/raw-client.ts';
import { eventually } from '../support/waiting.ts';

/** https://pusher.com/docs/channels/using_channels/events/#triggering-client-events */
describe('client events', () => {
  let engine: Engine;
  let sender: RawClient;
  let hearer: RawClient;
  beforeAll(async () => {
    engine = await startEngine();
    sender = await connectRaw(engine);
    hearer = await connectRaw(engine);
  });
  afterAll(async () => {
    sender.stop();
    hearer.stop();
    await engine.stop();
  });

  async function both(channel: string, data?: string): Promise<void> {
    for (const client of [sender, hearer]) {
      client.subscribe(channel, data);
      await client.next('pusher_internal:subscription_succeeded', channel);
    }
  }

  conforms('go to the others in a private channel, not back to the sender', async () => {
    await both('private-talk');
    sender.send({ event: 'client-typing', channel: 'private-talk', data: { on: true } });
    expect(await hearer.next('client-typing')).toEqual({
      event: 'client-typing',
      channel: 'private-talk',
      data: { on: true },
    });
    await sender.settled();
    expect(sender.frames.some(({ event }) => event === 'client-typing')).toBe(false);
  });

  conforms(
    'carry in a presence channel the user id of the token, not one that the sender writes',
    async () => {
      await both('presence-talk', JSON.stringify({ user_id: 7, user_info: {} }));
      sender.send({ event: 'client-said', channel: 'presence-talk', data: { text: 'hi' }, user_id: 'boss' });
      expect((await hearer.next('client-said')).user_id).toBe('7');
    },
  );

  conforms('carry no user id in a private channel, whatever the sender writes', async () => {
    await both('private-anonymous');
    sender.send({ event: 'client-said', channel: 'private-anonymous', data: {}, user_id: 'boss' });
    expect(await hearer.next('client-said', 'private-anonymous')).not.toHaveProperty('user_id');
  });

  conforms('are refused on a public channel, and say why', async () => {
    await both('public-talk');
    sender.send({ event: 'client-hello', channel: 'public-talk', data: {} });
    const { data } = await sender.next('pusher:error');
    expect((data as { message: string }).message).toBe(
      'Client event rejected - only supported on private and presence channels',
    );
    await hearer.settled();
    expect(hearer.frames.some(({ event }) => event === 'client-hello')).toBe(false);
  });

  conforms('are not passed on from who is not in the channel', async () => {
    hearer.subscribe('private-closed');
    await hearer.next('pusher_internal:subscription_succeeded', 'private-closed');
    sender.send({ event: 'client-intruding', channel: 'private-closed', data: {} });
    await sender.settled();
    await hearer.settled();
    expect(hearer.frames.some(({ event }) => event === 'client-intruding')).toBe(false);
  });

  conforms('are not passed on under a name that does not begin with client-', async () => {
    await both('private-names');
    for (const event of ['hello', 'pusher:hello', 'pusher_internal:member_added', 'Client-x', ' client-x']) {
      sender.send({ event, channel: 'private-names', data: {} });
    }
    await sender.settled();
    await hearer.settled();
    expect(hearer.frames.filter(({ channel }) => channel === 'private-names')).toHaveLength(
      hearer.frames.filter(
        ({ channel, event }) =>
          channel === 'private-names' && event.startsWith('pusher_internal:subscription'),
      ).length,
    );
  });

  conforms('are limited to ten a second, and say so with 4301 while the connection stays', async () => {
    const fast = await connectRaw(engine);
    fast.subscribe('private-talk');
    await fast.next('pusher_internal:subscription_succeeded', 'private-talk');
    const began = performance.now();
    for (let n = 0; n < 30; n += 1) fast.send({ event: 'client-fast', channel: 'private-talk', data: { n } });
    expect((await fast.next('pusher:error')).data).toMatchObject({ code: 4301 });
    await fast.settled();
    await hearer.settled();
    const heard = hearer.frames.filter(({ event }) => event === 'client-fast').length;
    expect(heard).toBeGreaterThanOrEqual(10);
    // A machine that takes seconds for thirty of them lets more through.
    const seconds = (performance.now() - began) / 1_000;
    expect(heard).toBeLessThan(Math.min(30, 20 + 10 * seconds));
    fast.stop();
  });

  conforms('are refused where the application does not allow them', async () => {
    const strict = await startEngine({ clientEvents: false });
    const [from, to] = [await connectRaw(strict), await connectRaw(strict)];
    for (const client of [from, to]) {
      client.subscribe('private-strict');
      await client.next('pusher_internal:subscription_succeeded', 'private-strict');
    }
    from.send({ event: 'client-x', channel: 'private-strict', data: {} });
    await from.settled();
    await to.settled();
    expect(to.frames.some(({ event }) => event === 'client-x')).toBe(false);
    from.stop();
    to.stop();
    await strict.stop();
  });

  describe.each(BUILDS)('through the $build build of pusher-js', ({ Pusher, build }) => {
    conforms('reach the other client, with who sent them', async () => {
      const [ana, bo] = await Promise.all([
        connectClient(Pusher, engine, { who: { user_id: 'ana', user_info: {} } }),
        connectClient(Pusher, engine, { who: { user_id: 'bo', user_info: {} } }),
      ]);
      const name = `presence-talk-${build}`;
      const [from, to] = [await presenceChannel(ana, name), await presenceChannel(bo, name)];
      const heard: unknown[] = [];
      to.bind('client-typing', (data: unknown, about: unknown) => heard.push([data, about]));
      expect(from.trigger('client-typing', { on: true })).toBe(true);
      await eventually('the typing', () => heard.length > 0);
      expect(heard).toEqual([[{ on: true }, { user_id: 'ana' }]]);
      ana.disconnect();
      bo.disconnect();
    });

    conforms('raise an error on the connection when there are too many', async () => {
      const pusher = await connectClient(Pusher, engine);
      const channel = await subscribed(pusher, `private-many-${build}`);
      const errors: unknown[] = [];
      pusher.connection.bind('error', (error: unknown) => errors.push(error));
      for (let n = 0; n < 20; n += 1) channel.trigger('client-n', { n });
      await eventually('the error', () => errors.length > 0);
      expect(JSON.stringify(errors[0])).toContain('4301');
      expect(pusher.connection.state).toBe('connected');
      pusher.disconnect();
    });
  });
});
