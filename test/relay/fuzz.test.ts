import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP, type RelayEngine, startRelay } from './support/engine.ts';
import { authFor, connectRaw, QUERY, type RawClient } from './support/raw-client.ts';
import { eventually } from './support/waiting.ts';

/** How many mutated frames are sent; `FUZZ_FRAMES=5000000` for a long run. */
const FRAMES = Number(process.env['FUZZ_FRAMES'] || 20_000);
const ATTACKERS = 8;
const PER_ROUND = 250;

/** What a client may say; every part of it is then bent. */
const SEEDS = [
  '{"event":"pusher:ping","data":{}}',
  '{"event":"pusher:subscribe","data":{"channel":"public"}}',
  '{"event":"pusher:subscribe","data":{"channel":"private-x","auth":"278d425bdf160c739803:00"}}',
  '{"event":"pusher:subscribe","data":{"channel":"presence-x","auth":"AUTH","channel_data":"{\\"user_id\\":1}"}}',
  '{"event":"pusher:unsubscribe","data":{"channel":"public"}}',
  '{"event":"pusher:signin","data":{"auth":"278d425bdf160c739803:00","user_data":"{\\"id\\":\\"1\\"}"}}',
  '{"event":"client-x","channel":"presence-x","data":{"a":[1,2,{"b":null}]}}',
  '{"event":"pusher_internal:member_added","channel":"presence-x","data":"{}"}',
];

let engine: RelayEngine;
beforeAll(async () => {
  const limits = {
    framesPerSecond: 1e9,
    frameBurst: 1e9,
    clientEventsPerSecond: 1e9,
    bufferedBytes: 64 * 1024 * 1024,
  };
  engine = await startRelay({ apps: [{ ...APP, clientEvents: true, subscriptionCounts: true, limits }] });
});
afterAll(() => engine.stop());

test(`${FRAMES.toLocaleString('en')} mutated frames disturb nobody who behaves`, { timeout: 0 }, async () => {
  const listener = await connectRaw(engine);
  const talker = await connectRaw(engine);
  for (const one of [listener, talker]) {
    one.subscribe('presence-calm', JSON.stringify({ user_id: one.socketId, user_info: {} }));
    await one.next('pusher_internal:subscription_succeeded', 'presence-calm');
  }
  let sent = 0;
  let rounds = 0;
  let broken = 0;
  const attackers = await Promise.all(Array.from({ length: ATTACKERS }, attack));
  for (let seed = 1; sent < FRAMES; seed += 1) {
    for (const [index, attacker] of attackers.entries()) {
      if (attacker.socket.destroyed) {
        broken += 1;
        attackers[index] = await attack();
      }
      attackers[index]?.socket.write(
        Buffer.concat(mutated(seed * ATTACKERS + index, attackers[index].socketId)),
      );
      sent += PER_ROUND;
    }
    rounds += 1;
    await converse(talker, listener, rounds);
  }
  for (const { socket } of attackers) socket.destroy();
  expect(listener.closeCode).toBeNull();
  expect(listener.frames.filter(({ event }) => event === 'client-calm')).toHaveLength(0);
  expect(broken, 'frames that break the protocol were among them').toBeGreaterThan(0);
  talker.stop();
  listener.stop();
  await eventually('nobody to be left', () => engine.relay.metrics().connections === 0);
  expect(engine.relay.metrics()).toMatchObject({ channels: 0, users: 0 });
});

/** Everything still works, and in order. */
async function converse(talker: RawClient, listener: RawClient, n: number): Promise<void> {
  talker.send({ event: 'client-calm', channel: 'presence-calm', data: { n } });
  const heard = await listener.next('client-calm');
  expect(heard).toEqual({
    event: 'client-calm',
    channel: 'presence-calm',
    data: { n },
    user_id: talker.socketId,
  });
  engine.relay.app(APP.id).trigger('presence-calm', 'server-calm', { n });
  expect((await listener.next('server-calm')).data).toBe(JSON.stringify({ n }));
  // A long run would remember millions of frames.
  listener.frames.length = 0;
  talker.frames.length = 0;
}

type Attacker = { socket: Socket; socketId: string };

/** A connection that writes bytes, not messages. */
function attack(): Promise<Attacker> {
  return new Promise((resolve, reject) => {
    const socket = connect(engine.port, engine.host);
    let read = '';
    socket.write(
      `GET /app/${APP.key}?${QUERY} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    socket.on('data', (chunk) => {
      if (read.length > 1_000) return;
      read += chunk.toString('latin1');
      const socketId = /socket_id\\":\\"([\d.]+)/.exec(read)?.[1];
      if (socketId !== undefined) resolve({ socket, socketId });
    });
    socket.on('error', reject);
  });
}

function mutated(seed: number, socketId: string): Buffer[] {
  const random = mulberry(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const odd = fc.sample(fc.oneof(fc.json({ maxDepth: 3 }), fc.string({ unit: 'binary', maxLength: 40 })), {
    seed,
    numRuns: 10,
  });
  return Array.from({ length: PER_ROUND }, (_, n) => {
    const auth = authFor(APP, socketId, 'presence-x', '{"user_id":1}');
    let text = (SEEDS[below(SEEDS.length)] ?? '').replace('AUTH', auth);
    for (let times = below(3); times > 0; times -= 1) {
      const at = below(text.length);
      const kind = below(4);
      if (kind === 0) text = text.slice(0, at) + text.slice(at + 1 + below(5));
      else if (kind === 1) text = text.slice(0, at) + (odd[below(odd.length)] ?? '') + text.slice(at);
      else if (kind === 2) text = text.slice(0, at) + String.fromCharCode(below(256)) + text.slice(at + 1);
      else text = text.slice(0, at) + text.slice(0, below(200)) + text.slice(at);
    }
    // Only the last of a round may break the WebSocket's own protocol: what follows it is never read.
    return frame(text, n === PER_ROUND - 1 ? below(16) : 1, n === PER_ROUND - 1 && below(2) === 0);
  });
}

function frame(text: string, opcode: number, cut: boolean): Buffer {
  const payload = Buffer.from(text);
  const length =
    payload.length < 126
      ? [0x80 | payload.length]
      : [0xfe, (payload.length >> 8) & 0xff, payload.length & 0xff];
  const whole = Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), payload]);
  return cut ? whole.subarray(0, whole.length - 3) : whole;
}

/** Random numbers that are the same for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
