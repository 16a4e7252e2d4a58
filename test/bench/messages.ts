import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteConnection from 'better-sqlite3';
import Pusher from 'pusher-js';
import { visitorChannel } from '../../server/contract/channels.ts';
import type { ChannelAuth, EngineAddress } from '../../server/contract/schemas/engine.ts';
import type { EngineFrame } from '../../server/contract/schemas/events.ts';
import { startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../support/people.ts';
import { type BenchRow, percentile } from './bench-row.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const CONNECTIONS = 64;

/** Durable acknowledgements, and the way of a message to the other side, against the built server in its own process. */
export async function benchMessages(seconds: number): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const floor = bareCommits(join(folder, 'floor.db'), seconds);
  const port = await freePort();
  const server = startChild(process.execPath, [MAIN], {
    cwd: folder,
    env: {
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'error',
      DEMO: 'on',
      RATE_LIMIT_FACTOR: '100000',
    },
  });
  try {
    await server.until(/API /);
    const url = `http://localhost:${port}`;
    const acks = await acknowledgements(url, seconds);
    const way = await wayToTheOtherSide(url, seconds);
    return [
      { name: 'bare SQLite, one durable commit a message (floor)', value: floor, unit: '/s' },
      {
        name: `stored and acknowledged, ${CONNECTIONS} connections`,
        value: acks.rate,
        unit: '/s',
        beside: { name: 'bare commits', ratio: acks.rate / floor },
      },
      { name: '  p99 of the acknowledgement', value: acks.p99, unit: 'ms' },
      {
        name: 'sent → received by the other side, 200/s, p50',
        value: way.p50,
        unit: 'ms',
        goal: '≤ 6 ms',
        met: way.p50 <= 6,
      },
      {
        name: 'sent → received by the other side, 200/s, p99',
        value: way.p99,
        unit: 'ms',
        goal: '≤ 40 ms',
        met: way.p99 <= 40,
      },
    ];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the disk allows without grouping: the floor that grouped commits are measured against. */
function bareCommits(file: string, seconds: number): number {
  const db = new SqliteConnection(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE messages (id TEXT PRIMARY KEY, body TEXT)');
  const insert = db.prepare('INSERT INTO messages VALUES (?, ?)');
  const until = performance.now() + seconds * 500;
  let count = 0;
  const start = performance.now();
  while (performance.now() < until) {
    insert.run(uuid(), 'A message of usual length, as people write them.');
    count += 1;
  }
  const rate = (count / (performance.now() - start)) * 1_000;
  db.close();
  return rate;
}

async function acknowledgements(url: string, seconds: number): Promise<{ rate: number; p99: number }> {
  const visitors = await Promise.all(Array.from({ length: CONNECTIONS }, () => newVisitor(url)));
  const conversations = await Promise.all(visitors.map((visitor) => visitor.start()));
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1_000;
  await Promise.all(
    visitors.map(async (visitor, index) => {
      while (performance.now() < until)
        times.push(await post(agent, url, visitor, conversations[index] ?? ''));
    }),
  );
  const rate = (times.length / (performance.now() - start)) * 1_000;
  agent.destroy();
  return { rate, p99: percentile(times, 0.99) };
}

/** Posts one message and resolves to the milliseconds until its acknowledgement. */
function post(
  agent: Agent,
  url: string,
  visitor: TestVisitor,
  conversationId: string,
  body = 'A message of usual length.',
): Promise<number> {
  const text = JSON.stringify({ id: uuid(), body });
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request(
      `${url}/api/widget/conversations/${conversationId}/messages`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          authorization: `Bearer ${visitor.token}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 201) resolve(performance.now() - sentAt);
          else reject(new Error(`The server answered ${response.statusCode}.`));
        });
      },
    );
    sending.on('error', reject);
    sending.end(text);
  });
}

async function wayToTheOtherSide(url: string, seconds: number): Promise<{ p50: number; p99: number }> {
  const visitor = await newVisitor(url);
  const conversationId = await visitor.start();
  const ana = await signedInAgent(url, 'Ana');
  await ana.claim(conversationId);
  const { engine } = (await visitor.ask<{ engine: EngineAddress }>('GET', '/api/widget/session')).body;
  const client = new Pusher(engine.key, {
    cluster: engine.cluster,
    wsHost: 'localhost',
    wsPort: engine.port ?? 80,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId, channelName }, done) =>
        void visitor
          .ask<ChannelAuth>('POST', '/api/widget/channel-auth', {
            socket_id: socketId,
            channel_name: channelName,
          })
          .then(({ body }) => done(null, body)),
    },
  });
  const sentAt = new Map<string, number>();
  const times: number[] = [];
  const channel = client.subscribe(visitorChannel(visitor.id));
  channel.bind('conversation.event', (frame: EngineFrame) => {
    const id = !frame.cut && frame.event.type === 'message.created' ? frame.event.data.message.id : '';
    const sent = sentAt.get(id);
    if (sent !== undefined) times.push(performance.now() - sent);
  });
  await new Promise((resolve) => channel.bind('pusher:subscription_succeeded', resolve));
  const total = seconds * 200;
  const start = performance.now();
  const sending: Promise<unknown>[] = [];
  for (let n = 0; n < total; n += 1) {
    const wait = start + n * 5 - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const id = uuid();
    sentAt.set(id, performance.now());
    sending.push(ana.answer(conversationId, 'An answer', id));
  }
  await Promise.all(sending);
  await new Promise<void>((resolve) => {
    const check = setInterval(() => {
      if (times.length < total) return;
      clearInterval(check);
      resolve();
    }, 10);
  });
  client.disconnect();
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
