import { once } from 'node:events';
import { expect, test } from 'vitest';
import { DEFAULT_TIMINGS } from '../../../server/relay/limits.ts';
import { APP, startRelay } from '../support/engine.ts';
import { openRaw, QUERY } from '../support/raw-client.ts';
import { eventually } from '../support/waiting.ts';

const TIMINGS = { pingAfterMs: 30, pongWaitMs: 30, sweepMs: 5 };

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#ping-and-pong-messages */
test('who was silent is pinged by the WebSocket’s own means, and stays for answering', async () => {
  const engine = await startRelay({ timings: { ...TIMINGS, pongWaitMs: 60_000 } });
  const client = openRaw(engine, `/app/${APP.key}?${QUERY}`);
  for (let n = 0; n < 4; n += 1) await once(client.socket, 'ping');
  expect(client.closeCode).toBeNull();
  expect(client.frames.map(({ event }) => event)).toEqual(['pusher:connection_established']);
  client.stop();
  await engine.stop();
});

test('who does not answer is closed with 4201, after which clients return at once', async () => {
  const engine = await startRelay({ timings: TIMINGS });
  const client = openRaw(engine, `/app/${APP.key}?${QUERY}`, { autoPong: false });
  expect(await client.closed()).toBe(4201);
  expect(engine.relay.metrics().refused).toEqual({ pong_missing: 1 });
  await engine.stop();
});

test('who does not take leave either is counted once', async () => {
  const engine = await startRelay({ timings: TIMINGS });
  const client = openRaw(engine, `/app/${APP.key}?${QUERY}`, { autoPong: false });
  await client.next('pusher:connection_established');
  client.socket.pause();
  const refused = () => engine.relay.metrics().refused;
  await eventually('the end of the silent one', () => Object.keys(refused()).length > 0);
  const other = openRaw(engine, `/app/${APP.key}?${QUERY}`);
  // Many sweeps lie between two pings.
  for (let n = 0; n < 2; n += 1) await once(other.socket, 'ping');
  expect(refused()).toEqual({ pong_missing: 1 });
  client.socket.terminate();
  other.stop();
  await engine.stop();
});

test('by default both ends speak within 50 seconds, before a proxy cuts a quiet connection after 60', () => {
  const { activityTimeoutMs, pingAfterMs, sweepMs } = DEFAULT_TIMINGS;
  expect(activityTimeoutMs).toBeLessThanOrEqual(50_000);
  // A write is noticed up to a sweep late, and so is the silence after it.
  expect(pingAfterMs + 2 * sweepMs).toBeLessThanOrEqual(50_000);
});

test('who talks but is told nothing is pinged, because a proxy watches each direction alone', async () => {
  let now = 1_000_000;
  const engine = await startRelay({
    apps: [{ ...APP, clientEvents: true }],
    timings: { pingAfterMs: 1_000, pongWaitMs: 1_000, sweepMs: 1 },
    now: () => now,
  });
  const client = openRaw(engine, `/app/${APP.key}?${QUERY}`);
  await client.next('pusher:connection_established');
  const pinged = once(client.socket, 'ping');
  const before = () => engine.relay.metrics().messagesIn;
  for (let n = 1; n <= 5; n += 1) {
    now += 300;
    // Nobody answers an event that is nobody's.
    client.send({ event: 'unknown', data: {} });
    await eventually('the event', () => before() >= n);
  }
  await pinged;
  client.stop();
  await engine.stop();
});

test('who talks is not pinged', async () => {
  let now = 1_000_000;
  const engine = await startRelay({
    timings: { pingAfterMs: 1_000, pongWaitMs: 1_000, sweepMs: 1 },
    now: () => now,
  });
  const client = openRaw(engine, `/app/${APP.key}?${QUERY}`);
  await client.next('pusher:connection_established');
  let pings = 0;
  client.socket.on('ping', () => {
    pings += 1;
  });
  for (let n = 0; n < 5; n += 1) {
    now += 900;
    await client.settled();
  }
  expect(pings).toBe(0);
  now += 1_100;
  await once(client.socket, 'ping');
  client.stop();
  await engine.stop();
});
