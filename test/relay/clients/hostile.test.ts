import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { APP, OTHER_APP, type RelayEngine, startRelay } from '../support/engine.ts';
import { connectRaw, opened, openRaw, QUERY, type RawClient, userAuthFor } from '../support/raw-client.ts';
import { ask, send } from '../support/signed-request.ts';
import { eventually } from '../support/waiting.ts';

/** So many that a machine would have to take half a minute for them to give enough back. */
const FLOOD = 2_000;

describe('nothing a client sends stops or bloats the relay:', () => {
  let engine: RelayEngine;
  let bystander: RawClient;
  let clients: RawClient[] = [];
  beforeEach(async () => {
    engine = await startRelay({
      apps: [
        {
          ...APP,
          clientEvents: true,
          limits: {
            frameBytes: 4_096,
            framesPerSecond: 50,
            frameBurst: 100,
            bufferedBytes: 100_000,
            channelsPerConnection: 20,
          },
        },
      ],
      timings: { closeWaitMs: 50 },
    });
    bystander = await connectRaw(engine);
    bystander.subscribe('public');
    await bystander.next('pusher_internal:subscription_succeeded');
  });
  afterEach(async () => {
    // Whatever was done: somebody who behaves was never disturbed.
    engine.relay.app(APP.id).trigger('public', 'still-here', {});
    await bystander.next('still-here');
    for (const client of [...clients, bystander]) client.stop();
    clients = [];
    await engine.stop();
  });

  async function come(): Promise<RawClient> {
    const client = await connectRaw(engine);
    clients.push(client);
    return client;
  }

  test('a message that is too large closes its connection', async () => {
    const client = await come();
    client.send(JSON.stringify({ event: 'x', data: 'x'.repeat(5_000) }));
    expect(await client.closed()).toBe(1009);
  });

  test('a message that is too large for its own application closes its connection', async () => {
    const own = await startRelay({ apps: [{ ...APP, limits: { frameBytes: 1_000 } }, OTHER_APP] });
    const [modest, generous] = [await connectRaw(own), await connectRaw(own, OTHER_APP)];
    for (const client of [modest, generous]) client.send({ event: 'x', data: 'x'.repeat(2_000) });
    expect(await modest.closed()).toBe(1009);
    await generous.settled();
    generous.stop();
    await own.stop();
  });

  test('a message in fragments that never ends is cut off', async () => {
    const client = await come();
    const piece = 'x'.repeat(1_000);
    for (let n = 0; n < 10; n += 1) client.socket.send(piece, { fin: false });
    expect(await client.closed()).toBe(1009);
    const patient = await come();
    for (let n = 0; n < 100; n += 1) patient.socket.send('', { fin: false });
    expect(await patient.closed()).toBe(1008);
  });

  test('frames that break the WebSocket protocol close their connection', async () => {
    for (const bytes of [
      [0xff, 0xff],
      [0x81, 0x05, 1, 2, 3, 4, 5],
      [0xc1, 0x80, 0, 0, 0, 0],
      [0x83, 0x80, 0, 0, 0, 0],
    ]) {
      const socket = connect(engine.port, engine.host);
      socket.write(handshake());
      await once(socket, 'data');
      socket.write(Buffer.from(bytes));
      await once(socket, 'close');
    }
    expect(engine.relay.metrics().refused['broken_frame']).toBe(4);
  });

  test('text that is not UTF-8 closes its connection', async () => {
    const client = await come();
    client.socket.send(Buffer.from([0xff, 0xfe, 0xfd]), { binary: false });
    expect(await client.closed()).toBe(1007);
  });

  test('wrong types in every place are answered, never believed', async () => {
    const client = await come();
    const nonsense: unknown[] = [null, 1, true, [], {}, 'text', { toString: 1 }, ['private-x']];
    for (const value of nonsense) {
      client.send({ event: 'pusher:subscribe', data: value });
      client.send({ event: 'pusher:subscribe', data: { channel: value } });
      client.send({ event: 'pusher:subscribe', data: { channel: 'private-x', auth: value } });
      client.send({ event: 'pusher:unsubscribe', data: { channel: value } });
      client.send({ event: 'pusher:signin', data: { auth: value, user_data: value } });
      client.send({ event: 'client-x', channel: value, data: value });
    }
    await client.settled();
    expect(engine.relay.metrics().channels).toBe(1);
  });

  test('names from the prototype are names like any other', async () => {
    const client = await come();
    for (const channel of ['__proto__', 'constructor', 'hasOwnProperty', 'presence-__proto__']) {
      client.subscribe(channel, '{"user_id":"__proto__","user_info":{"__proto__":{"admin":true}}}');
      await client.next('pusher_internal:subscription_succeeded', channel);
    }
    client.send('{"event":"pusher:subscribe","data":{"__proto__":{"channel":"stolen"}}}');
    await client.settled();
    const answer = await ask(engine, 'GET', '/channels');
    expect(Object.keys(JSON.parse(answer.text).channels).sort()).toEqual(
      ['__proto__', 'constructor', 'hasOwnProperty', 'presence-__proto__', 'public'].sort(),
    );
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('a flood of messages closes its connection, with a code after which an honest client returns', async () => {
    const client = await come();
    for (let n = 0; n < FLOOD; n += 1) client.send('{"event":"pusher:ping"}');
    expect(await client.closed()).toBe(4100);
    expect(engine.relay.metrics().refused['frame_rate']).toBe(1);
  });

  test('a flood of pings counts like a flood of messages', async () => {
    const client = await come();
    const payload = randomBytes(100);
    for (let n = 0; n < FLOOD; n += 1) client.socket.ping(payload);
    expect(await client.closed()).toBe(4100);
  });

  test('a flood of subscriptions ends at the connection’s limit', async () => {
    const client = await come();
    for (let n = 0; n < 30; n += 1) client.subscribe(`many-${n}`);
    await client.next('pusher:subscription_error', 'many-20');
    await client.settled();
    expect(engine.relay.metrics().channels).toBe(21);
    client.send({ event: 'pusher:unsubscribe', data: { channel: 'many-0' } });
    client.subscribe('room-again');
    await client.next('pusher_internal:subscription_succeeded', 'room-again');
  });

  test('a reader who does not read is let go, and what waited for it with it', async () => {
    const slow = openRaw(engine, `/app/${APP.key}?${QUERY}`);
    clients.push(slow);
    const { data } = await slow.next('pusher:connection_established');
    slow.socketId = JSON.parse(String(data)).socket_id;
    slow.subscribe('torrent');
    await slow.next('pusher_internal:subscription_succeeded');
    slow.socket.pause();
    const app = engine.relay.app(APP.id);
    const torrent = setInterval(() => {
      for (let n = 0; n < 50; n += 1) app.trigger('torrent', 'drop', 'x'.repeat(10_000));
    }, 1);
    try {
      await eventually('the end of the slow reader', () => engine.relay.metrics().connections === 1);
    } finally {
      clearInterval(torrent);
    }
    expect(engine.relay.metrics().refused['slow_reader']).toBe(1);
  });

  test('who pings and does not read the answers is let go too', async () => {
    const limits = { framesPerSecond: 1e9, frameBurst: 1e9, workBurst: 1e9, bufferedBytes: 10_000 };
    const own = await startRelay({ apps: [{ ...APP, limits }] });
    const client = await connectRaw(own);
    client.socket.pause();
    const payload = randomBytes(125);
    await eventually('the end of the connection', () => {
      for (let n = 0; n < 500; n += 1) client.socket.ping(payload);
      return own.relay.metrics().connections === 0;
    });
    expect(own.relay.metrics().refused).toEqual({ slow_reader: 1 });
    client.stop();
    await own.stop();
  });

  test('what comes in one piece with the handshake is not lost', async () => {
    const socket = connect(engine.port, engine.host);
    const text = Buffer.from('{"event":"pusher:subscribe","data":{"channel":"early"}}');
    const frame = Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
    socket.write(Buffer.concat([Buffer.from(handshake()), frame]));
    await eventually('the channel', () => engine.relay.app(APP.id).channel('early'));
    expect(engine.relay.app(APP.id).channel('early')).toEqual({ subscriptionCount: 1 });
    socket.destroy();
  });

  test('who was sent away can do nothing more, even when it does not leave', async () => {
    const client = await come();
    const userData = '{"id":"ana"}';
    client.send({
      event: 'pusher:signin',
      data: { auth: userAuthFor(APP, client.socketId, userData), user_data: userData },
    });
    for (const one of [client, bystander]) {
      one.subscribe('private-room');
      await one.next('pusher_internal:subscription_succeeded', 'private-room');
    }
    engine.relay.app(APP.id).terminateUser('ana');
    // Sent before the client can have heard of it.
    client.send({ event: 'client-late', channel: 'private-room', data: {} });
    expect(engine.relay.app(APP.id).channel('private-room')).toEqual({ subscriptionCount: 1 });
    expect(await client.closed()).toBe(4009);
    await bystander.settled();
    expect(bystander.frames.some(({ event }) => event === 'client-late')).toBe(false);
  });

  test('handshakes that break off, or are none, leave nothing behind', async () => {
    for (const text of [
      handshake().slice(0, 60),
      handshake().replace('13', '99'),
      handshake().replace(/Key: .*\r/, 'Key: x\r'),
    ]) {
      const socket = connect(engine.port, engine.host);
      socket.on('error', () => socket.destroy());
      socket.write(text);
      setImmediate(() => socket.end());
      await once(socket.resume(), 'close');
    }
    const abrupt = new WebSocket(`ws://${engine.host}:${engine.port}/app/${APP.key}?${QUERY}`);
    await opened({ socket: abrupt } as RawClient);
    abrupt.terminate();
    await eventually('the abrupt one to be gone', () => engine.relay.metrics().connections === 1);
  });

  test('requests to the API that are too large, cut off or nonsense are answered or forgotten', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);
    const signed = await ask(engine, 'POST', '/events', { body }).catch(() => null);
    if (signed !== null) expect(signed).toMatchObject({ status: 413, connection: 'close' });
    const unsigned = await send(engine, 'POST', `/apps/${APP.id}/events`, body).catch(() => null);
    if (unsigned !== null) expect(unsigned).toMatchObject({ status: 401, connection: 'close' });
    for (const path of [
      '/apps/%zz/events',
      '/apps/3/channels/%zz',
      '/apps/__proto__/events?%=%',
      '/apps/3/events?a',
    ]) {
      expect((await send(engine, 'POST', path, '{}')).status, path).toBeGreaterThanOrEqual(400);
    }
    const socket = connect(engine.port, engine.host);
    socket.write(`POST /apps/${APP.id}/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`);
    setImmediate(() => socket.destroy());
    await once(socket, 'close');
  });

  function handshake(): string {
    const key = randomBytes(16).toString('base64');
    return `GET /app/${APP.key}?${QUERY} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`;
  }
});
