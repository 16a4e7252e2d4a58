import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect } from 'vitest';
import { DEFAULT_LIMITS, type RelayLimits } from '../../server/relay/limits.ts';
import type { RelayOptions } from '../../server/relay/options.ts';
import { APP, type RelayEngine, startRelay } from '../relay/support/engine.ts';
import { connectRaw, openRaw, QUERY, type RawClient, userAuthFor } from '../relay/support/raw-client.ts';
import { ask } from '../relay/support/signed-request.ts';
import { eventually } from '../relay/support/waiting.ts';
import { attackOnPart, battleground } from './attack.ts';
import type { Product } from './weakened/entry.ts';

/** Pusher's code after which a client comes back a second later. */
const COME_LATER = 4100;
const NOW = 1_700_000_000_000;

/** What one network, or one person, could take from all others. */
describe('attacks on the relay', () => {
  attackOnPart('one customer takes all connections, with all the networks that a provider gave them', {
    without: 'connections are counted by network',
    attempt: (part) =>
      onRelay(part, { maxConnections: 50, limits: { connectionsPerAddress: 5 } }, async (engine) => {
        const clients = [];
        // Twelve networks of 64 bits, all within the 48 of one customer: four times as many as for one of them.
        for (let n = 0; n < 60; n += 1) clients.push(await come(engine, `2001:db8:1:${n % 12}::${n}`));
        return clients.filter((client) => client.closeCode === null).length;
      }),
    succeeds: 50,
    fails: 20,
  });

  attackOnPart('strangers of many networks keep an agent out', {
    without: 'places are kept for people who sign in',
    attempt: (part) =>
      onRelay(part, { maxConnections: 20 }, async (engine) => {
        for (let n = 0; n < 30; n += 1) await come(engine, `192.0.2.${n}`);
        const agent = await come(engine, '198.51.100.7');
        if (agent.closeCode !== null) return agent.closeCode;
        const userData = JSON.stringify({ id: 'agent-1' });
        const auth = userAuthFor(APP, agent.socketId, userData);
        agent.send({ event: 'pusher:signin', data: { auth, user_data: userData } });
        await agent.next('pusher:signin_success');
        for (let n = 0; n < 30; n += 1) await come(engine, `203.0.113.${n}`);
        await agent.settled();
        return 'in';
      }),
    succeeds: COME_LATER,
    fails: 'in',
  });

  attackOnPart('one network keeps the relay busy, with many connections that all behave', {
    without: 'work is counted by network',
    attempt: (part) =>
      onRelay(part, { limits: { workPerSecond: 1, workBurst: 1_000 } }, async (engine) => {
        const clients: RawClient[] = [];
        for (let n = 0; n < 20; n += 1) clients.push(await come(engine, '192.0.2.7'));
        for (const client of clients)
          for (let n = 0; n < 100; n += 1) client.send({ event: 'pusher:ping', data: {} });
        await eventually('all to be answered or sent away', () =>
          clients.every((client) => client.closeCode !== null || pongs(client) === 100),
        );
        return engine.relay.metrics().messagesIn > 1_000 ? 'answered everything' : 'sent away';
      }),
    succeeds: 'answered everything',
    fails: 'sent away',
  });

  attackOnPart('a connection has wrong signatures checked without end', {
    without: 'wrong signatures are counted',
    attempt: (part) =>
      onRelay(part, {}, async (engine) => {
        const client = await come(engine, '192.0.2.7');
        for (let n = 0; n < 200; n += 1)
          client.send({
            event: 'pusher:subscribe',
            data: { channel: `private-${n}`, auth: `${APP.key}:${'0'.repeat(64)}` },
          });
        const checked = eventually('the last answer', () => client.frames.length > 200).then(() => 'checked');
        return Promise.race([checked, client.closed()]);
      }),
    succeeds: 'checked',
    fails: COME_LATER,
  });

  attackOnPart('a member types with many connections, to all the others of them', {
    without: 'client events are counted by member',
    attempt: (part) =>
      onRelay(part, { limits: { connectionsPerMember: 20 } }, async (engine) => {
        const clients = await members(engine, 10);
        for (const client of clients)
          for (let n = 0; n < 10; n += 1)
            client.send({ event: 'client-typing', channel: 'presence-own', data: {} });
        for (const client of clients) await client.settled();
        for (const client of clients) await client.settled();
        return clients.reduce((sum, client) => sum + heard(client, 'client-typing'), 0);
      }),
    // Ten times as many connections are a hundred times as many deliveries; ten events of a member are ten.
    succeeds: 10 * 10 * 9,
    fails: 10 * 9,
  });

  attackOnPart('a member fills a channel with connections', {
    without: 'a member has so many connections',
    attempt: (part) =>
      onRelay(part, { limits: { connectionsPerMember: 5 } }, async (engine) => {
        await members(engine, 8);
        return engine.relay.app(APP.id).channel('presence-own')?.subscriptionCount;
      }),
    succeeds: 8,
    fails: 5,
  });

  attackOnPart('a person has something signed for one connection after the other', {
    without: 'a person has so many connections',
    attempt: (part) =>
      onRelay(part, {}, async (engine) => {
        const app = engine.relay.app(APP.id);
        const vouched = [];
        for (let n = 0; n < DEFAULT_LIMITS.connectionsPerPerson + 5; n += 1) {
          const client = await come(engine, '192.0.2.7');
          vouched.push(app.vouch(client.socketId, 'visitor-1'));
          // The same connection again is no other one.
          expect(app.vouch(client.socketId, 'visitor-1')).toBe(vouched.at(-1));
          if (n === 0) expect(app.vouch(client.socketId, 'visitor-2'), 'nor anybody else’s').toBe(true);
        }
        return vouched.filter((good) => good).length;
      }),
    succeeds: 65,
    fails: 60,
  });

  attackOnPart('requests without a signature are kept, waiting for bodies that never come', {
    without: 'requests prove themselves before they are read',
    attempt: (part) =>
      onRelay(part, {}, async (engine) => {
        const stalled = await Promise.all(Array.from({ length: 100 }, () => stall(engine)));
        const answered = eventually('all answers', () => stalled.every((one) => one.answer !== '')).then(
          () => stalled.every((one) => /^HTTP\/1\.1 401 /.test(one.answer)) && 'refused',
        );
        const met = await Promise.race([answered, manyRequests(engine, 200)]);
        for (const { socket } of stalled) socket.destroy();
        return met;
      }),
    succeeds: 'kept',
    fails: 'refused',
  });

  const ground = battleground();
  ground.attack('requests to the embedded relay’s HTTP API, which the server never needs', {
    without: 'the relay’s API is for those who ask for it',
    attempt: async (server) => (await fetch(`${server.url}/apps/1/events`, { method: 'POST' })).status,
    succeeds: 401,
    fails: 404,
  });
});

/** Runs something on a relay that believes X-Forwarded-For, and whose clock stands still. */
async function onRelay<T>(
  { createRelay }: Product,
  { limits = {}, ...options }: Partial<RelayOptions> & { limits?: Partial<RelayLimits> },
  operation: (engine: RelayEngine) => Promise<T>,
): Promise<T> {
  const engine = await startRelay(
    {
      apps: [{ ...APP, clientEvents: true, limits }],
      addressOf: ({ headers }) => String(headers['x-forwarded-for'] ?? '127.0.0.1'),
      now: () => NOW,
      ...options,
    },
    null,
    createRelay,
  );
  try {
    return await operation(engine);
  } finally {
    await engine.stop();
  }
}

/** Somebody at this address; let in, or closed. */
async function come(engine: RelayEngine, address: string): Promise<RawClient> {
  const headers = { 'x-forwarded-for': address };
  const client = openRaw(engine, `/app/${APP.key}?${QUERY}`, { headers });
  await eventually('an answer', () => client.frames.length > 0 || client.closeCode !== null);
  const [greeting] = client.frames;
  if (greeting !== undefined) client.socketId = JSON.parse(String(greeting.data)).socket_id;
  return client;
}

/** So many connections of one member, each let in or refused. */
async function members(engine: RelayEngine, count: number): Promise<RawClient[]> {
  const clients: RawClient[] = [];
  for (let n = 0; n < count; n += 1) {
    const client = await connectRaw(engine);
    client.subscribe('presence-own', JSON.stringify({ user_id: 'visitor-1' }));
    await client.settled();
    clients.push(client);
  }
  return clients;
}

async function stall(engine: RelayEngine) {
  const socket = connect(engine.port, engine.host);
  const stalled = { socket, answer: '' };
  socket.on('data', (data) => {
    stalled.answer += String(data);
  });
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  socket.write(
    `POST /apps/${APP.id}/events?auth_key=${APP.key} HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n{`,
  );
  return stalled;
}

/** Somebody else's requests, one after the other: what was to be answered at once is answered by then. */
async function manyRequests(engine: RelayEngine, count: number): Promise<'kept'> {
  for (let n = 0; n < count; n += 1)
    await ask({ ...engine, app: APP }, 'GET', '/channels', {
      overrides: { auth_timestamp: String(NOW / 1_000) },
    });
  return 'kept';
}

function heard(client: RawClient, event: string): number {
  return client.frames.filter((frame) => frame.event === event).length;
}

function pongs(client: RawClient): number {
  return heard(client, 'pusher:pong');
}
