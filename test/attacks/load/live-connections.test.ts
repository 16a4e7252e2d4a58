import { once } from 'node:events';
import { describe, expect } from 'vitest';
import { WebSocket } from 'ws';
import { AGENTS_CHANNEL, CONVERSATION_EVENT, visitorChannel } from '../../../server/contract/channels.ts';
import type { AccountLink, SessionList } from '../../../server/contract/schemas/accounts-api.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import type { ChannelAuth } from '../../../server/contract/schemas/engine.ts';
import { DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { linkApi, tokenOf } from '../../support/accounts.ts';
import {
  type Ask,
  newVisitor,
  signedInAgent,
  type TestAgent,
  type TestVisitor,
} from '../../support/people.ts';
import { DEMO_PASSWORD_HASH } from '../../support/run/cheap-password.ts';
import type { TestServer } from '../../support/test-server.ts';
import { battleground } from '../attack.ts';

/** Pusher's code for a connection that may not go on. */
const UNAUTHORIZED = 4009;

/**
 * A connection of somebody who has a channel signed for them, and keeps the signature for later. It never signs in to
 * the engine, as a client that means no good would not.
 */
async function knock(url: string, ask: Ask, authPath: string, channel: string) {
  const { engine } = (await ask<AgentSession>('GET', authPath.replace('channel-auth', 'session'))).body;
  const socket = new WebSocket(
    `${url.replace(/^http/, 'ws')}/app/${engine.key}?protocol=7&client=js&version=8`,
  );
  const closed = once(socket, 'close').then(([code]) => Number(code));
  const frames: { event: string; data: string }[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  /** The frame that is the nth of its name. */
  const wanted = (event: string, nth = 1) =>
    new Promise<{ data: string }>((resolve) => {
      const look = () => {
        const frame = frames.filter((one) => one.event === event)[nth - 1];
        if (frame !== undefined) resolve(frame);
      };
      look();
      socket.on('message', look);
    });
  const { socket_id } = JSON.parse((await wanted('pusher:connection_established')).data);
  const auth = await ask<ChannelAuth>('POST', authPath, { socket_id, channel_name: channel });
  return {
    /** Uses the signature. */
    async enter() {
      if (socket.readyState === WebSocket.OPEN)
        socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { ...auth.body, channel } }));
      return wanted('pusher_internal:subscription_succeeded').then(() => 'let in' as const);
    },
    /** The code with which it ended. */
    closed,
    /** Resolves with the nth event of a conversation. */
    hears: (nth: number) => wanted(CONVERSATION_EVENT, nth).then(() => 'heard' as const),
    stop: () => socket.terminate(),
  };
}

/** A connection of somebody who is let into a channel and then keeps quiet. */
async function listen(url: string, ask: Ask, authPath: string, channel: string) {
  const ear = await knock(url, ask, authPath, channel);
  await ear.enter();
  return ear;
}

/** What ends a right, and what came of the connection that it was given for. */
type Ending = (people: { server: TestServer; ana: TestAgent; ben: TestAgent }) => Promise<TestAgent>;

type VisitorEnding = (people: { server: TestServer; ben: TestAgent; visitor: TestVisitor }) => Promise<void>;

describe('attacks over connections that were let in before', () => {
  const ground = battleground();

  const endings: [string, Ending][] = [
    [
      'an agent who is turned off',
      async ({ ana, ben }) => {
        await done(ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false }), 200);
        return ben;
      },
    ],
    [
      'a thief of a password that is changed',
      async ({ ben }) => {
        const change = { current: DEMO_PASSWORD, next: 'a new password of ben' };
        await done(ben.ask('PUT', '/api/agent/profile/password', change), 204);
        return ben;
      },
    ],
    [
      'a thief of a session that is ended from elsewhere',
      async ({ server, ben }) => {
        const elsewhere = await signedInAgent(server.url, 'Ben');
        const { sessions } = (await ben.ask<SessionList>('GET', '/api/agent/profile/sessions')).body;
        const id = sessions.find((session) => session.current)?.id;
        await done(elsewhere.ask('DELETE', `/api/agent/profile/sessions/${id}`), 204);
        return ben;
      },
    ],
    [
      'a thief of an account whose password is set by a link',
      async ({ server, ana, ben }) => {
        const link = await ana.ask<AccountLink>('POST', `/api/agent/accounts/${ben.id}/password-reset`);
        const given = { token: tokenOf(link.body), password: 'a new password of ben' };
        await done(linkApi(server.url)('PUT', '/api/account-link', given), 204);
        return ben;
      },
    ],
    [
      'an agent who signs out',
      async ({ ben }) => {
        await done(ben.ask('DELETE', '/api/agent/session'), 204);
        return ben;
      },
    ],
    [
      'a thief of a session whose time is over',
      async ({ server, ben }) => {
        const { database, endedRights, now } = server.services;
        await database.write((db) =>
          db
            .updateTable('sessions')
            .set({ expires_at: now() - 1 })
            .where('agent_id', '=', ben.id)
            .execute(),
        );
        await endedRights.wake();
        return ben;
      },
    ],
  ];
  for (const [name, end] of endings) {
    ground.attack(`${name} enters the agents’ channel later, with a signature from before`, {
      without: 'signatures are remembered',
      async attempt(server) {
        await everythingAsBefore(server);
        const ana = await signedInAgent(server.url, 'Ana');
        const ben = await signedInAgent(server.url, 'Ben');
        const ear = await knock(server.url, ben.ask, '/api/agent/channel-auth', AGENTS_CHANNEL);
        await end({ server, ana, ben });
        const met = await Promise.race([ear.closed, ear.enter()]);
        ear.stop();
        return met;
      },
      succeeds: 'let in',
      fails: UNAUTHORIZED,
    });

    ground.attack(`${name} goes on hearing the agents’ channel`, {
      without: 'rights that end close connections',
      async attempt(server) {
        await everythingAsBefore(server);
        const ana = await signedInAgent(server.url, 'Ana');
        const ben = await signedInAgent(server.url, 'Ben');
        const ear = await listen(server.url, ben.ask, '/api/agent/channel-auth', AGENTS_CHANNEL);
        const visitor = await newVisitor(server.url);
        const conversation = await visitor.start();
        await ear.hears(1);
        const out = await end({ server, ana, ben });
        await visitor.send(conversation, 'Not for them any more');
        const met = await Promise.race([ear.closed, ear.hears(2)]);
        ear.stop();
        const again = { socket_id: '1.2', channel_name: AGENTS_CHANNEL };
        expect((await out.ask('POST', '/api/agent/channel-auth', again)).status, 'let in anew').toBe(401);
        return met;
      },
      succeeds: 'heard',
      fails: UNAUTHORIZED,
    });
  }

  ground.attack('a blocked visitor goes on hearing the answers', {
    without: 'rights that end close connections',
    async attempt(server) {
      await everythingAsBefore(server);
      const ben = await signedInAgent(server.url, 'Ben');
      const [troll, other] = [await newVisitor(server.url), await newVisitor(server.url)];
      const [trolls, others] = [await troll.start(), await other.start()];
      const earOf = ({ id, ask }: typeof troll) =>
        listen(server.url, ask, '/api/widget/channel-auth', visitorChannel(id));
      const ears = [await earOf(troll), await earOf(other)] as const;
      await done(ben.ask('POST', '/api/agent/blocks', { visitorId: troll.id, kind: 'visitor' }), 201);
      await ben.answer(trolls, 'Are you there?');
      await ben.answer(others, 'Still there?');
      const met = await Promise.race([ears[0].closed, ears[0].hears(1)]);
      expect(await ears[1].hears(1), 'another one goes on hearing').toBe('heard');
      for (const ear of ears) ear.stop();
      return met;
    },
    succeeds: 'heard',
    fails: UNAUTHORIZED,
  });

  const ends: [string, VisitorEnding][] = [
    [
      'who is blocked',
      async ({ ben, visitor }) =>
        done(ben.ask('POST', '/api/agent/blocks', { visitorId: visitor.id, kind: 'visitor' }), 201),
    ],
    ['who signs out', async ({ visitor }) => done(visitor.ask('DELETE', '/api/widget/session'), 204)],
    [
      'who deletes everything',
      async ({ visitor }) => done(visitor.ask('DELETE', '/api/widget/visitor'), 204),
    ],
    [
      'whose token’s time is over',
      async ({ server, visitor }) => {
        const { database, endedRights, now } = server.services;
        const ended = { visitor_id: visitor.id, created_at: 0, expires_at: now() - 1 };
        await database.write((db) =>
          db
            .insertInto('visitor_tokens')
            .values({ ...ended, token_hash: visitor.id })
            .execute(),
        );
        await endedRights.wake();
      },
    ],
  ];
  for (const [name, end] of ends) {
    ground.attack(`a visitor ${name} enters later, with a signature from before`, {
      without: 'signatures are remembered',
      async attempt(server) {
        await everythingAsBefore(server);
        const ben = await signedInAgent(server.url, 'Ben');
        const visitor = await newVisitor(server.url);
        const ear = await knock(
          server.url,
          visitor.ask,
          '/api/widget/channel-auth',
          visitorChannel(visitor.id),
        );
        await end({ server, ben, visitor });
        const met = await Promise.race([ear.closed, ear.enter()]);
        ear.stop();
        return met;
      },
      succeeds: 'let in',
      fails: UNAUTHORIZED,
    });

    ground.attack(`a visitor ${name} is listened to by a page that was left open`, {
      without: 'rights that end close connections',
      async attempt(server) {
        await everythingAsBefore(server);
        const ben = await signedInAgent(server.url, 'Ben');
        const visitor = await newVisitor(server.url);
        const channel = visitorChannel(visitor.id);
        const ear = await listen(server.url, visitor.ask, '/api/widget/channel-auth', channel);
        await end({ server, ben, visitor });
        const event = { channel, name: CONVERSATION_EVENT, data: {} };
        await server.services.engine.publish([event]);
        const met = await Promise.race([ear.closed, ear.hears(1)]);
        ear.stop();
        return met;
      },
      succeeds: 'heard',
      fails: UNAUTHORIZED,
    });
  }
});

async function done(reply: Promise<{ status: number; body: unknown }>, status: number): Promise<void> {
  expect(await reply).toMatchObject({ status });
}

/** What an attack before this one has changed of the accounts. */
async function everythingAsBefore(server: TestServer): Promise<void> {
  await server.services.database.write((db) =>
    db.updateTable('agents').set({ password_hash: DEMO_PASSWORD_HASH, deactivated_at: null }).execute(),
  );
}
