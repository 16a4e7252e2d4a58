import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RelayAppHandle } from '../../server/relay/app-handle.ts';
import { createRelay } from '../../server/relay/relay.ts';
import { APP, type RelayEngine, startRelay } from './support/engine.ts';
import { connectRaw, type RawClient, userAuthFor } from './support/raw-client.ts';

describe('publishing in the same process', () => {
  let engine: RelayEngine;
  let app: RelayAppHandle;
  let client: RawClient;
  beforeAll(async () => {
    engine = await startRelay();
    app = engine.relay.app(APP.id);
    client = await connectRaw(engine);
    client.subscribe('presence-room', '{"user_id":"ana","user_info":{}}');
    client.subscribe('room');
    await client.next('pusher_internal:subscription_succeeded', 'room');
  });
  afterAll(async () => {
    client.stop();
    await engine.stop();
  });

  test('sends objects as JSON, and text as it is', async () => {
    app.trigger('room', 'object', { a: [1, 'ü'] });
    app.trigger(['room', 'presence-room'], 'text', 'just text');
    expect((await client.next('object')).data).toBe('{"a":[1,"ü"]}');
    expect((await client.next('text', 'room')).data).toBe('just text');
    await client.next('text', 'presence-room');
  });

  test('keeps the order in which it was published, whatever the length', async () => {
    for (let n = 0; n < 200; n += 1)
      app.trigger('room', 'ordered', { n, fill: 'x'.repeat(n % 7 === 0 ? 9_000 : 1) });
    await client.next('ordered');
    await client.settled();
    const numbers = client.frames
      .filter(({ event }) => event === 'ordered')
      .map(({ data }) => JSON.parse(String(data)).n);
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  test('leaves one connection out', async () => {
    const other = await connectRaw(engine);
    other.subscribe('room');
    await other.next('pusher_internal:subscription_succeeded', 'room');
    app.trigger('room', 'others', {}, { socketId: client.socketId });
    await other.next('others');
    await client.settled();
    expect(client.frames.some(({ event }) => event === 'others')).toBe(false);
    other.stop();
  });

  test('sends a batch, or nothing of it', async () => {
    app.triggerBatch([
      { channel: 'room', name: 'batch', data: 1 },
      { channel: 'presence-room', name: 'batch', data: 2 },
    ]);
    await client.next('batch', 'presence-room');
    const half = [
      { channel: 'room', name: 'half', data: 1 },
      { channel: 'bad name', name: 'half', data: 2 },
    ];
    expect(() => app.triggerBatch(half)).toThrow(/Invalid channel name/);
    await client.settled();
    expect(client.frames.some(({ event }) => event === 'half')).toBe(false);
  });

  test('reaches a signed-in user', async () => {
    const userData = '{"id":"ana"}';
    const auth = userAuthFor(APP, client.socketId, userData);
    client.send({ event: 'pusher:signin', data: { auth, user_data: userData } });
    await client.next('pusher:signin_success');
    app.sendToUser('ana', 'note', { n: 1 });
    expect(await client.next('note')).toEqual({
      event: 'note',
      channel: '#server-to-user-ana',
      data: '{"n":1}',
    });
  });

  test('throws what the API would refuse', () => {
    expect(() => app.trigger('room', 'large', 'x'.repeat(10_241))).toThrow(/10240 bytes/);
    expect(() => app.trigger('room', 'pusher:fake', {})).toThrow(/reserved/);
    expect(() => app.trigger([], 'nowhere', {})).toThrow(/1 to 100 channels/);
  });

  test('answers who is there', () => {
    expect(app.channels()).toMatchObject({ 'presence-room': { subscriptionCount: 1, userCount: 1 } });
    expect(Object.keys(app.channels('pres'))).toEqual(['presence-room']);
    expect(app.channel('presence-room')).toEqual({ subscriptionCount: 1, userCount: 1 });
    expect(app.channel('nobody-there')).toBeNull();
    expect(app.users('presence-room')).toEqual(['ana']);
    expect(app.users('room')).toEqual([]);
  });

  test('knows only its own applications, and takes no two of the same name', () => {
    expect(() => engine.relay.app('99')).toThrow('The relay has no app 99.');
    expect(() => createRelay({ apps: [] })).toThrow(/at least one/);
    expect(() => createRelay({ apps: [APP, { ...APP, key: 'other' }] })).toThrow(/same id/);
    expect(() => createRelay({ apps: [APP, { ...APP, id: 'other' }] })).toThrow(/same key/);
  });
});
