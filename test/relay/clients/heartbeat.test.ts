import { once } from 'node:events';
import { expect, test } from 'vitest';
import { APP, startRelay } from '../support/engine.ts';
import { openRaw, QUERY } from '../support/raw-client.ts';

const TIMINGS = { pingAfterMs: 30, pongWaitMs: 30, sweepMs: 5 };

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#ping-and-pong-messages */
test('who was silent is pinged by the WebSocket’s own means, and stays for answering', async () => {
  const engine = await startRelay({ timings: { ...TIMINGS, pongWaitMs: 5_000 } });
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
