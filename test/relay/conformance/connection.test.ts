import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { conforms } from '../support/conforms.ts';
import { APP, type Engine, startEngine } from '../support/engine.ts';
import { connectRaw, opened, openRaw, QUERY } from '../support/raw-client.ts';

/** https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/ */
describe('connections', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  conforms('greets with a socket id and an activity timeout, encoded twice', async () => {
    const client = openRaw(engine, `/app/${APP.key}?${QUERY}`);
    const frame = await client.next('pusher:connection_established');
    expect(typeof frame.data).toBe('string');
    const data = JSON.parse(String(frame.data));
    expect(data.socket_id).toMatch(/^\d+\.\d+$/);
    expect(data.activity_timeout).toBeGreaterThan(0);
    client.stop();
  });

  conforms('recommends an activity timeout, no longer than the documented 120 seconds', async () => {
    const client = openRaw(engine, `/app/${APP.key}?${QUERY}`);
    const { data } = await client.next('pusher:connection_established');
    const { activity_timeout: seconds } = JSON.parse(String(data));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(120);
    client.stop();
  });

  conforms('gives every connection a socket id of its own', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, () => connectRaw(engine)));
    expect(new Set(clients.map(({ socketId }) => socketId)).size).toBe(50);
    for (const client of clients) client.stop();
  });

  conforms('answers a ping of the protocol with a pong', async () => {
    const client = await connectRaw(engine);
    client.send('{"event":"pusher:ping","data":{}}');
    const pong = await client.next('pusher:pong');
    expect(pong.channel).toBeUndefined();
    client.stop();
  });

  conforms('answers a ping of the WebSocket with the same payload', async () => {
    const client = await connectRaw(engine);
    client.socket.ping('are you there');
    const [payload] = await once(client.socket, 'pong');
    expect(String(payload)).toBe('are you there');
    client.stop();
  });

  conforms('closes with 4001 for a key that no application has', async () => {
    const client = openRaw(engine, `/app/unknown-key?${QUERY}`);
    expect(await client.closed()).toBe(4001);
  });

  conforms('closes with 4008 when no protocol version is said', async () => {
    const client = openRaw(engine, `/app/${APP.key}?client=js&version=8.6.0`);
    expect(await client.closed()).toBe(4008);
  });

  conforms('closes with 4006 for a protocol version that is no number', async () => {
    const client = openRaw(engine, `/app/${APP.key}?protocol=seven`);
    expect(await client.closed()).toBe(4006);
  });

  conforms('closes with 4007 for a protocol it no longer speaks', async () => {
    for (const protocol of ['1', '3', '8']) {
      expect(await openRaw(engine, `/app/${APP.key}?protocol=${protocol}`).closed(), protocol).toBe(4007);
    }
  });

  conforms('closes with 4005 on a path below the application', async () => {
    expect(await openRaw(engine, `/app/${APP.key}/more?${QUERY}`).closed()).toBe(4005);
  });

  conforms('ignores what is not known of the protocol', async () => {
    const client = await connectRaw(engine);
    client.send({ event: 'pusher_internal:subscription_succeeded', channel: 'private-x', data: '{}' });
    client.send({ event: 'something', channel: 'public', data: {} });
    client.send({ event: 'pusher:pong', data: {} });
    await client.settled();
    expect(client.frames.filter(({ event }) => !/established|pong|error/.test(event))).toEqual([]);
    client.stop();
  });

  conforms('stays up and keeps the connection when a client sends what is not JSON', async () => {
    // An engine of its own: a server that stops must not take the other tests with it.
    const own = await startEngine();
    try {
      const bystander = await connectRaw(own);
      const client = await connectRaw(own);
      for (const text of [
        '',
        'no json',
        '{',
        '[]',
        'null',
        '1',
        '{"event":1}',
        '{"event":"pusher:subscribe"}',
      ]) {
        client.send(text);
      }
      await client.settled();
      await bystander.settled();
      client.stop();
      bystander.stop();
    } finally {
      await own.stop();
    }
  });

  conforms('stays up when a client sends binary', async () => {
    const own = await startEngine();
    try {
      const bystander = await connectRaw(own);
      const client = openRaw(own, `/app/${APP.key}?${QUERY}`);
      await opened(client);
      client.socket.send(Buffer.from([0, 1, 2, 255]));
      await client.settled();
      await bystander.settled();
      client.stop();
      bystander.stop();
    } finally {
      await own.stop();
    }
  });
});
