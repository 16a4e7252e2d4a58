// @slow 30 s, most of it waiting: lost webhooks of who comes and goes. Finds a wrong presence that nothing puts right.
import { fileURLToPath } from 'node:url';
import Pusher from 'pusher-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AGENTS_CHANNEL, visitorChannel } from '../../../server/contract/channels.ts';
import type { Team } from '../../../server/contract/schemas/agent-api.ts';
import type { ChannelAuth } from '../../../server/contract/schemas/engine.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { createVisitorPresenceWorker } from '../../../server/presence/visitor-presence-worker.ts';
import { type Child, startChild } from '../../support/child.ts';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const RELAY = fileURLToPath(new URL('../../../server/relay/main.ts', import.meta.url));
const APP = {
  PUSHER_APP_ID: '7',
  PUSHER_KEY: 'presence-key',
  PUSHER_SECRET: 'a-long-and-random-word-0123456789',
};

describe('who is here is right again', () => {
  let place: DatabasePlace;
  let server: TestServer;
  beforeEach(async () => {
    const sqlite = DATABASES.find(({ name }) => name === 'SQLite');
    place = (await sqlite?.place()) as DatabasePlace;
    server = await startTestServer({ env: { DATABASE_URL: place.url } });
  });
  afterEach(async () => {
    await server.remove();
    await place.remove();
  });

  const hereOf = async (id: string) => {
    const { here } = await server.services.database.read
      .selectFrom('visitors')
      .select('here')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return here === 1;
  };
  const believe = (id: string, at: number) =>
    server.services.database.write((db) =>
      db.updateTable('visitors').set({ here: 1, here_at: at }).where('id', '=', id).execute(),
    );

  it('at once after the server was started again', async () => {
    const visitor = await newVisitor(server.url);
    await believe(visitor.id, Date.now());
    await server.stop();
    Object.assign(server, await server.restart());
    // With its first look, and not only with the next, which comes after five seconds.
    await eventually(() => expect(server.services.presence.state().runs).toBeGreaterThan(0));
    expect(await hereOf(visitor.id)).toBe(false);
  });

  it('although a clock was set back since it was noted', async () => {
    const visitor = await newVisitor(server.url);
    await believe(visitor.id, Date.now() + 3_600_000);
    await server.services.presence.wake();
    expect(await hereOf(visitor.id)).toBe(false);
  });
});

/** A relay in a process of its own that sends no webhooks: all of them are lost. */
async function relayProcess(port: number): Promise<Child> {
  const child = startChild(process.execPath, ['--import', 'tsx', RELAY], {
    env: { ...APP, RELAY_PORT: String(port) },
  });
  await child.until(/listens on .*\n/);
  return child;
}

/** Puts somebody into a channel with the official client; it comes back by itself. */
async function enter(person: TestVisitor | TestAgent, port: number, channelName: string): Promise<Pusher> {
  const api = 'cookie' in person ? 'agent' : 'widget';
  const client = new Pusher(APP.PUSHER_KEY, {
    cluster: 'self',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId: socket_id, channelName: channel_name }, done) =>
        void person
          .ask<ChannelAuth>('POST', `/api/${api}/channel-auth`, { socket_id, channel_name })
          .then(({ body }) => done(null, body)),
    },
  });
  const channel = client.subscribe(channelName);
  await new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve));
  return client;
}

describe('two nodes on one Postgres, beside an engine that is killed and sends no webhooks', () => {
  it('agree within seconds who is here and who is on duty', async () => {
    const place = (await DATABASES.find(({ name }) => name === 'Postgres')?.place()) as DatabasePlace;
    const port = await freePort();
    let relay = await relayProcess(port);
    const env = {
      ...APP,
      DATABASE_URL: place.url,
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(port),
      PUSHER_TLS: 'off',
    };
    const nodes = [await startTestServer({ env }), await startTestServer({ env })] as const;
    const visitor = await newVisitor(nodes[0].url);
    const agents = [
      await signedInAgent(nodes[0].url, 'Ana'),
      await signedInAgent(nodes[1].url, 'Ben'),
    ] as const;
    const seen = (here: boolean, onDuty: string[]) =>
      eventually(async () => {
        for (const agent of agents) {
          const about = await agent.ask<{ here: boolean }>('GET', `/api/agent/visitors/${visitor.id}`);
          expect(about.body.here).toBe(here);
          const team = await agent.ask<Team>('GET', '/api/agent/team');
          expect(team.body.agents.filter((one) => one.onDuty).map((one) => one.name)).toEqual(onDuty);
        }
      });

    await seen(false, []);
    const inside = await enter(visitor, port, visitorChannel(visitor.id));
    const ana = await enter(agents[0], port, AGENTS_CHANNEL);
    await seen(true, ['Ana']);

    await relay.stop('SIGKILL');
    inside.disconnect();
    relay = await relayProcess(port);
    // Ana's client comes back by itself; the visitor does not.
    await seen(false, ['Ana']);
    inside.connect();
    await seen(true, ['Ana']);

    for (const client of [inside, ana]) client.disconnect();
    for (const node of nodes) await node.remove();
    await relay.stop();
    await place.remove();
  });
});

describe('an engine that is away', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked again soon, more and more seldom, and at its own pace once it answers', async () => {
    const asked: number[] = [];
    let away = true;
    const engine = {
      async occupiedChannels() {
        asked.push(Date.now());
        if (away) throw new Error('The engine does not answer.');
        return [visitorChannel('nobody')];
      },
    } as unknown as Engine;
    const nothing = { execute: async () => [] };
    const chain = { select: () => chain, where: () => chain, ...nothing };
    const presence = createVisitorPresenceWorker({
      database: { read: { selectFrom: () => chain } } as never,
      engine,
      now: () => Date.now(),
      log: { warn() {} },
    });
    void presence.start();
    await vi.advanceTimersByTimeAsync(4_000);
    // At 0, 500, 1,500 and 3,500 ms.
    expect(asked).toHaveLength(4);
    away = false;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(asked).toHaveLength(5);
    const back = asked.length;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(asked.length - back).toBe(3);
    presence.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length - back).toBe(3);
  });
});
