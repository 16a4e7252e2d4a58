import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PusherServer from 'pusher';
import WebSocket from 'ws';
import { startSoketi } from '../soketi/soketi.ts';
import { startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { type BenchRow, percentile } from './bench-row.ts';

const RELAY = fileURLToPath(new URL('../../dist/server/relay.js', import.meta.url));
const APP = { appId: '1', key: 'bench-key', secret: 'bench-secret-0123456789' };
const DATA = { text: 'x'.repeat(180) };
const IN_FLIGHT = 32;
const FAN_OUT = 200;

type Subject = { name: string; port: number; pid: number; stop(): Promise<void> };
type Measured = { oneToOne: number; fanOut: number; p99: number; kBPerConnection: number };

/** The relay as a process of its own beside soketi, both published to over REST through the official SDK. */
export async function benchRelay(seconds: number): Promise<BenchRow[]> {
  const soketi = await measure(await soketiSubject(), seconds);
  const relay = await measure(await relaySubject(), seconds);
  const beside = (ours: number, theirs: number) => ({ name: 'soketi', ratio: ours / theirs });
  return [
    {
      name: 'one to one over REST',
      value: relay.oneToOne,
      unit: '/s',
      beside: beside(relay.oneToOne, soketi.oneToOne),
      goal: '≥ 1.5 × soketi',
      met: relay.oneToOne >= 1.5 * soketi.oneToOne,
    },
    {
      name: `fan-out to ${FAN_OUT}, deliveries`,
      value: relay.fanOut,
      unit: '/s',
      beside: beside(relay.fanOut, soketi.fanOut),
    },
    {
      name: 'publish → received at 200/s, p99',
      value: relay.p99,
      unit: 'ms',
      beside: beside(relay.p99, soketi.p99),
      goal: 'not above soketi',
      met: relay.p99 <= soketi.p99,
    },
    {
      name: 'memory per connection, 2,000 held',
      value: relay.kBPerConnection,
      unit: 'kB',
      beside: beside(relay.kBPerConnection, soketi.kBPerConnection),
      goal: '≤ 12 kB',
      met: relay.kBPerConnection <= 12,
    },
  ];
}

async function measure(subject: Subject, seconds: number): Promise<Measured> {
  const sdk = new PusherServer({
    ...APP,
    host: '127.0.0.1',
    port: String(subject.port),
    useTLS: false,
    timeout: 5_000,
  });
  try {
    const p99 = await latency(subject, sdk, seconds);
    const oneToOne = await throughput(subject, sdk, 1, seconds);
    const fanOut = await throughput(subject, sdk, FAN_OUT, seconds);
    return { p99, oneToOne, fanOut, kBPerConnection: await memory(subject, 2_000) };
  } finally {
    await subject.stop();
  }
}

/** Deliveries a second, publishing as fast as answers come with a fixed number in flight. */
async function throughput(
  subject: Subject,
  sdk: PusherServer,
  subscribers: number,
  seconds: number,
): Promise<number> {
  let delivered = 0;
  const sockets = await Promise.all(
    Array.from({ length: subscribers }, () =>
      subscribe(subject.port, 'bench', () => {
        delivered += 1;
      }),
    ),
  );
  const start = performance.now();
  const until = start + seconds * 1_000;
  let published = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() < until) {
        await sdk.trigger('bench', 'tick', DATA);
        published += 1;
      }
    }),
  );
  await reached(() => delivered >= published * subscribers);
  const rate = (delivered / (performance.now() - start)) * 1_000;
  for (const socket of sockets) socket.close();
  return rate;
}

async function latency(subject: Subject, sdk: PusherServer, seconds: number): Promise<number> {
  const times: number[] = [];
  const sentAt: number[] = [];
  const socket = await subscribe(subject.port, 'bench', (data) => {
    times.push(performance.now() - (sentAt[Number(JSON.parse(data).n)] ?? 0));
  });
  const total = seconds * 200;
  const start = performance.now();
  const publishing: Promise<unknown>[] = [];
  for (let n = 0; n < total; n += 1) {
    const wait = start + n * 5 - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sentAt[n] = performance.now();
    publishing.push(sdk.trigger('bench', 'tick', { ...DATA, n }));
  }
  await Promise.all(publishing);
  await reached(() => times.length >= total);
  socket.close();
  return percentile(times, 0.99);
}

async function memory(subject: Subject, connections: number): Promise<number> {
  const before = residentKiB(subject.pid);
  const sockets: WebSocket[] = [];
  for (let n = 0; n < connections; n += 100) {
    const some = Array.from({ length: 100 }, (_, index) =>
      subscribe(subject.port, `bench-${n + index}`, () => {}),
    );
    sockets.push(...(await Promise.all(some)));
  }
  const perConnection = ((residentKiB(subject.pid) - before) * 1.024) / connections;
  for (const socket of sockets) socket.terminate();
  return perConnection;
}

function subscribe(port: number, channel: string, received: (data: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${APP.key}?protocol=7&client=bench&version=1`, {
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (text) => {
      const frame = JSON.parse(text.toString());
      if (frame.event === 'pusher:connection_established')
        socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }));
      else if (frame.event === 'pusher_internal:subscription_succeeded') resolve(socket);
      else if (frame.event === 'tick') received(frame.data);
    });
  });
}

async function relaySubject(): Promise<Subject> {
  const port = await freePort();
  const env = {
    RELAY_PORT: String(port),
    PUSHER_APP_ID: APP.appId,
    PUSHER_KEY: APP.key,
    PUSHER_SECRET: APP.secret,
  };
  const child = startChild(process.execPath, [RELAY], { env });
  await child.until(/listens/);
  return { name: 'relay', port, pid: child.process.pid ?? 0, stop: () => child.stop() };
}

async function soketiSubject(): Promise<Subject> {
  const soketi = await startSoketi({
    apps: [{ id: APP.appId, key: APP.key, secret: APP.secret }],
    env: { SOKETI_DEFAULT_APP_MAX_BACKEND_EVENTS_PER_SEC: '-1' },
  });
  return { name: 'soketi', port: soketi.port, pid: soketi.pid, stop: soketi.stop };
}

function residentKiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
