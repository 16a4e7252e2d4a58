import { describe, expect, test } from 'vitest';
import { APP, startRelay } from './support/engine.ts';
import { BUILDS, connectClient } from './support/pusher-clients.ts';
import { connectRaw, openRaw, QUERY } from './support/raw-client.ts';
import { eventually } from './support/waiting.ts';

const SPREAD_MS = 400;

describe('closing the relay', () => {
  test('sends everybody away with a code after which clients return, spread over the time given', async () => {
    const engine = await startRelay();
    const clients = await Promise.all(Array.from({ length: 20 }, () => connectRaw(engine)));
    const closedAt: number[] = [];
    const start = performance.now();
    for (const client of clients) client.socket.on('close', () => closedAt.push(performance.now() - start));
    await engine.relay.close({ spreadMs: SPREAD_MS });
    await eventually('all to be closed', () => closedAt.length === 20);
    expect(new Set(clients.map(({ closeCode }) => closeCode))).toEqual(new Set([4200]));
    // Nobody before their part of the time; how much later is the machine's affair.
    for (const [n, at] of closedAt.entries())
      expect(at).toBeGreaterThanOrEqual((SPREAD_MS * n) / clients.length);
    expect(engine.relay.metrics().connections).toBe(0);
    await engine.stop();
  });

  test('tells who comes meanwhile to come again a second later', async () => {
    const engine = await startRelay({ timings: { closeWaitMs: 60_000 } });
    // It does not leave, so that the closing is not over before somebody comes.
    const staying = await connectRaw(engine);
    staying.socket.pause();
    const closing = engine.relay.close({ graceMs: 60_000 });
    expect(await openRaw(engine, `/app/${APP.key}?${QUERY}`).closed()).toBe(4100);
    staying.stop();
    await closing;
    await engine.stop();
  });

  test('does not wait for ever for who does not leave', async () => {
    const engine = await startRelay({ timings: { closeWaitMs: 10_000 } });
    const client = await connectRaw(engine);
    client.socket.pause();
    await engine.relay.close({ graceMs: 50 });
    await eventually('the connection to be gone', () => engine.relay.metrics().connections === 0);
    client.stop();
    await engine.stop();
  });

  test('twice is once', async () => {
    const engine = await startRelay();
    expect(engine.relay.close()).toBe(engine.relay.close({ spreadMs: 60_000 }));
    await engine.stop();
  });

  test.each(BUILDS)('brings the $build build of pusher-js to connect again by itself', async ({ Pusher }) => {
    const engine = await startRelay();
    const pusher = await connectClient(Pusher, engine);
    const states: string[] = [];
    pusher.connection.bind('state_change', ({ current }: { current: string }) => states.push(current));
    await engine.relay.close();
    await eventually('the reconnecting', () => states.includes('connecting'));
    expect(states).not.toContain('disconnected');
    pusher.disconnect();
    await engine.stop();
  });
});
