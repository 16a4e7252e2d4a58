import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { APP, type Engine, startEngine } from '../support/engine.ts';
import {
  BUILDS,
  connectClient,
  type PusherClient,
  presenceChannel,
  serverSdk,
} from '../support/pusher-clients.ts';
import { connectRaw, type RawClient, userAuthFor } from '../support/raw-client.ts';
import { eventually } from '../support/waiting.ts';

/** https://pusher.com/docs/channels/using_channels/user-authentication/ */
describe('users', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  function signIn(client: RawClient, user: object): string {
    const userData = JSON.stringify(user);
    const auth = userAuthFor(APP, client.socketId, userData);
    client.send({ event: 'pusher:signin', data: { auth, user_data: userData } });
    return userData;
  }

  async function signedIn(user: object): Promise<RawClient> {
    const client = await connectRaw(engine);
    signIn(client, user);
    await client.next('pusher:signin_success');
    return client;
  }

  conforms('says who has signed in, to the letter as it was signed', async () => {
    const client = await connectRaw(engine);
    const userData = signIn(client, { id: 'ana', user_info: { name: 'Ana ✓' } });
    const { data } = await client.next('pusher:signin_success');
    expect(JSON.parse(String(data))).toEqual({ user_data: userData });
    client.stop();
  });

  conforms('refuses a sign-in with a wrong signature, and the connection stays', async () => {
    const client = await connectRaw(engine);
    const userData = '{"id":"ana"}';
    const wrong = [
      userAuthFor(APP, client.socketId, '{"id":"bo"}'),
      userAuthFor(APP, '1.1', userData),
      'nonsense',
      undefined,
    ];
    for (const auth of wrong) {
      client.send({ event: 'pusher:signin', data: { auth, user_data: userData } });
      await client.next('pusher:error');
    }
    await client.settled();
    client.stop();
  });

  conforms(
    'refuses an id that is no text, is empty, or has characters that no channel may have',
    async () => {
      const client = await connectRaw(engine);
      for (const id of [7, '', null, 'a b', 'a/b', {}]) {
        signIn(client, { id });
        await client.next('pusher:error');
      }
      await client.settled();
      client.stop();
    },
  );

  conforms('refuses to become another user', async () => {
    const client = await signedIn({ id: 'ana' });
    signIn(client, { id: 'bo' });
    await client.next('pusher:error');
    signIn(client, { id: 'ana' });
    await client.next('pusher:signin_success');
    client.stop();
  });

  conforms('keeps a user’s own channel from everybody else', async () => {
    const ana = await signedIn({ id: 'ana-7' });
    const anonymous = await connectRaw(engine);
    const bo = await signedIn({ id: 'bo-7' });
    ana.send({ event: 'pusher:subscribe', data: { channel: '#server-to-user-ana-7', auth: '' } });
    await ana.next('pusher_internal:subscription_succeeded', '#server-to-user-ana-7');
    for (const stranger of [anonymous, bo]) {
      stranger.send({ event: 'pusher:subscribe', data: { channel: '#server-to-user-ana-7', auth: '' } });
      await stranger.settled();
    }
    await serverSdk(engine).sendToUser('ana-7', 'secret', { text: 'for Ana' });
    await ana.next('secret', '#server-to-user-ana-7');
    for (const stranger of [anonymous, bo]) {
      await stranger.settled();
      expect(stranger.frames.some(({ event }) => event === 'secret' || event.includes('succeeded'))).toBe(
        false,
      );
    }
    for (const client of [ana, anonymous, bo]) client.stop();
  });

  conforms('closes every connection of a user with 4009, and nobody else’s', async () => {
    const [one, two, other] = [
      await signedIn({ id: 'gone' }),
      await signedIn({ id: 'gone' }),
      await signedIn({ id: 'stays' }),
    ];
    // Of the same name in a presence channel, but never signed in.
    const member = await connectRaw(engine);
    member.subscribe('presence-term', JSON.stringify({ user_id: 'gone', user_info: {} }));
    await member.next('pusher_internal:subscription_succeeded', 'presence-term');
    const answer = await serverSdk(engine).terminateUserConnections('gone');
    expect(await answer.text()).toBe('{}');
    expect(await one.closed()).toBe(4009);
    expect(await two.closed()).toBe(4009);
    await other.settled();
    await member.settled();
    other.stop();
    member.stop();
  });

  conforms('lets a signed-in user into a presence channel without channel_data', async () => {
    const client = await signedIn({ id: 'ana', user_info: { name: 'Ana' } });
    client.subscribe('presence-signed-in');
    const { data } = await client.next('pusher_internal:subscription_succeeded', 'presence-signed-in');
    expect(JSON.parse(String(data)).presence).toEqual({
      ids: ['ana'],
      hash: { ana: { name: 'Ana' } },
      count: 1,
    });
    client.stop();
  });

  conforms('believes channel_data before the signed-in user', async () => {
    const client = await signedIn({ id: 'ana', user_info: { name: 'Ana' } });
    client.subscribe('presence-override', JSON.stringify({ user_id: 'nick', user_info: {} }));
    const { data } = await client.next('pusher_internal:subscription_succeeded', 'presence-override');
    expect(JSON.parse(String(data)).presence.ids).toEqual(['nick']);
    client.stop();
  });

  conforms('tells a watchlist’s owner who is online, who comes and who goes', async () => {
    const present = await signedIn({ id: 'here' });
    const watcher = await signedIn({ id: 'watcher', watchlist: ['here', 'away'] });
    const first = await watcher.next('pusher_internal:watchlist_events');
    expect(JSON.parse(String(first.data))).toEqual({
      events: [
        { name: 'online', user_ids: ['here'] },
        { name: 'offline', user_ids: ['away'] },
      ],
    });
    const away = await signedIn({ id: 'away' });
    const coming = await watcher.next('pusher_internal:watchlist_events');
    expect(JSON.parse(String(coming.data))).toEqual({ events: [{ name: 'online', user_ids: ['away'] }] });
    const second = await signedIn({ id: 'away' });
    away.stop();
    await watcher.settled();
    second.stop();
    const going = await watcher.next('pusher_internal:watchlist_events');
    expect(JSON.parse(String(going.data))).toEqual({ events: [{ name: 'offline', user_ids: ['away'] }] });
    present.stop();
    watcher.stop();
  });

  conforms('signs in with a watchlist of more than a hundred, and says 4302', async () => {
    const client = await signedIn({ id: 'many', watchlist: Array.from({ length: 101 }, (_, n) => `u${n}`) });
    expect((await client.next('pusher:error')).data).toMatchObject({ code: 4302 });
    await client.settled();
    expect(client.frames.some(({ event }) => event === 'pusher_internal:watchlist_events')).toBe(false);
    client.stop();
  });

  describe.each(BUILDS)('through the $build build of pusher-js', ({ Pusher, build }) => {
    async function signedInClient(user: { id: string; [field: string]: unknown }): Promise<PusherClient> {
      const pusher = await connectClient(Pusher, engine, { user });
      pusher.signin();
      await pusher.user.signinDonePromise;
      return pusher;
    }

    conforms('signs in and hears what is sent to the user', async () => {
      const pusher = await signedInClient({ id: `reader-${build}` });
      expect(pusher.user.user_data.id).toBe(`reader-${build}`);
      const heard: unknown[] = [];
      pusher.user.bind('note', (data: unknown) => heard.push(data));
      await serverSdk(engine).sendToUser(`reader-${build}`, 'note', { n: 1 });
      await eventually('the note', () => heard.length > 0);
      expect(heard).toEqual([{ n: 1 }]);
      pusher.disconnect();
    });

    conforms('joins a presence channel as the signed-in user', async () => {
      const pusher = await signedInClient({ id: `p-${build}`, user_info: { name: 'P' } });
      const channel = await presenceChannel(pusher, `presence-user-${build}`);
      expect(channel.members.me).toEqual({ id: `p-${build}`, info: { name: 'P' } });
      pusher.disconnect();
    });

    conforms('hears of its watchlist', async () => {
      const pusher = await connectClient(Pusher, engine, {
        user: { id: `w-${build}`, watchlist: [`friend-${build}`] },
      });
      const heard: unknown[] = [];
      for (const name of ['online', 'offline']) {
        pusher.user.watchlist.bind(name, (event: unknown) => heard.push(event));
      }
      pusher.signin();
      await eventually('the first word', () => heard.length === 1);
      const friend = await signedInClient({ id: `friend-${build}` });
      await eventually('the coming', () => heard.length === 2);
      friend.disconnect();
      await eventually('the going', () => heard.length === 3);
      const user_ids = [`friend-${build}`];
      expect(heard).toEqual([
        { name: 'offline', user_ids },
        { name: 'online', user_ids },
        { name: 'offline', user_ids },
      ]);
      pusher.disconnect();
    });

    conforms('ends in disconnected when the server ends its connections', async () => {
      const pusher = await signedInClient({ id: `ended-${build}` });
      await serverSdk(engine).terminateUserConnections(`ended-${build}`);
      await eventually('the end', () => pusher.connection.state === 'disconnected');
      expect(pusher.connection.state).toBe('disconnected');
    });
  });
});
