import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { AGENTS_CHANNEL, visitorChannel } from '../../server/contract/channels.ts';
import type { AccountLink, SessionList } from '../../server/contract/schemas/accounts-api.ts';
import type { AgentSession } from '../../server/contract/schemas/agent-api.ts';
import type { ChannelAuth } from '../../server/contract/schemas/engine.ts';
import { linkDoor, tokenOf } from '../support/accounts.ts';
import { type Ask, newVisitor, signedInAgent, type TestAgent } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** Pusher's code for a connection that may not go on. */
const UNAUTHORIZED = 4009;

/**
 * A connection of somebody who is let into a channel and then keeps quiet: it never signs in to the engine, as a
 * client that means no good would not.
 */
async function listen(url: string, ask: Ask, authPath: string, channel: string) {
  const { engine } = (await ask<AgentSession>('GET', authPath.replace('channel-auth', 'session'))).body;
  const socket = new WebSocket(
    `${url.replace(/^http/, 'ws')}/app/${engine.key}?protocol=7&client=js&version=8`,
  );
  const heard: string[] = [];
  const closed = once(socket, 'close').then(([code]) => Number(code));
  const frames: { event: string; data: string }[] = [];
  const wanted = (event: string) =>
    new Promise<{ data: string }>((resolve) => {
      const look = () => {
        const frame = frames.find((one) => one.event === event);
        if (frame !== undefined) resolve(frame);
        return frame !== undefined;
      };
      if (!look()) socket.on('message', look);
    });
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    frames.push(frame);
    heard.push(frame.event);
  });
  const { socket_id } = JSON.parse((await wanted('pusher:connection_established')).data);
  const auth = await ask<ChannelAuth>('POST', authPath, { socket_id, channel_name: channel });
  socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { ...auth.body, channel } }));
  await wanted('pusher_internal:subscription_succeeded');
  return { heard, closed, hears: (event: string) => wanted(event), stop: () => socket.terminate() };
}

describe('attacks over connections that were let in before', () => {
  let server: TestServer;
  let ana: TestAgent;
  let ben: TestAgent;
  beforeEach(async () => {
    server = await startTestServer();
    ana = await signedInAgent(server.url, 'Ana');
    ben = await signedInAgent(server.url, 'Ben');
  });
  afterEach(() => server.remove());

  const bensEar = () => listen(server.url, ben.ask, '/api/agent/channel-auth', AGENTS_CHANNEL);

  it('an agent who is turned off hears nothing more', async () => {
    const ear = await bensEar();
    const visitor = await newVisitor(server.url);
    const conversation = await visitor.start();
    await visitor.send(conversation, 'Heard');
    await ear.hears('conversation.event');
    expect((await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false })).status).toBe(200);
    expect(await ear.closed).toBe(UNAUTHORIZED);
    const again = await ben.ask('POST', '/api/agent/channel-auth', {
      socket_id: '1.2',
      channel_name: AGENTS_CHANNEL,
    });
    expect(again.status, 'and is not let in again').toBe(401);
  });

  it('a thief’s connection ends with a new password, with the end of their session, and with a reset', async () => {
    const first = await bensEar();
    const change = await ben.ask('PUT', '/api/agent/profile/password', {
      current: 'frontdesk-demo',
      next: 'a new password of ben',
    });
    expect(change.status).toBe(204);
    expect(await first.closed).toBe(UNAUTHORIZED);

    const anasThief = await signedInAgent(server.url, 'Ana');
    const ear = await listen(server.url, anasThief.ask, '/api/agent/channel-auth', AGENTS_CHANNEL);
    const { sessions } = (await anasThief.ask<SessionList>('GET', '/api/agent/profile/sessions')).body;
    const id = sessions.find((session) => session.current)?.id;
    expect((await ana.ask('DELETE', `/api/agent/profile/sessions/${id}`)).status).toBe(204);
    expect(await ear.closed).toBe(UNAUTHORIZED);

    const own = await listen(server.url, ana.ask, '/api/agent/channel-auth', AGENTS_CHANNEL);
    const link = await ana.ask<AccountLink>('POST', `/api/agent/accounts/${ana.id}/password-reset`);
    const used = await linkDoor(server.url)('PUT', '/api/account-link', {
      token: tokenOf(link.body),
      password: 'a new password of ana',
    });
    expect(used.status).toBe(204);
    expect(await own.closed).toBe(UNAUTHORIZED);
  });

  it('a blocked visitor hears nothing more; another one goes on hearing', async () => {
    const [troll, other] = [await newVisitor(server.url), await newVisitor(server.url)];
    const ears = await Promise.all(
      [troll, other].map((one) =>
        listen(server.url, one.ask, '/api/widget/channel-auth', visitorChannel(one.id)),
      ),
    );
    const others = await other.start();
    await ears[1]?.hears('conversation.event');
    expect(
      (await ben.ask('POST', '/api/agent/blocks', { visitorId: troll.id, kind: 'visitor' })).status,
    ).toBe(201);
    expect(await ears[0]?.closed).toBe(UNAUTHORIZED);
    await ben.answer(others, 'Still there?');
    await expect
      .poll(() => ears[1]?.heard.filter((event) => event === 'conversation.event').length)
      .toBeGreaterThan(1);
    ears[1]?.stop();
  });
});
