// @slow 9 s of a core: six hundred connections of one address, at once. Finds a limit that a busy office meets.
import { expect, onTestFinished, test } from 'vitest';
import { APP, startRelay } from '../support/engine.ts';
import { openRaw, QUERY, type RawClient } from '../support/raw-client.ts';

test('an office of two hundred people behind one address, who all come back at once', async () => {
  const engine = await startRelay({ apps: [{ ...APP, clientEvents: true }], now: () => 1_700_000_000_000 });
  const clients: RawClient[] = [];
  onTestFinished(async () => {
    for (const client of clients) client.stop();
    await engine.stop();
  });
  const everybody = await Promise.all(
    Array.from({ length: 600 }, async (_, n) => {
      const client = openRaw(engine, `/app/${APP.key}?${QUERY}`);
      clients.push(client);
      await client.next('pusher:connection_established');
      client.socketId = JSON.parse(String(client.frames[0]?.data)).socket_id;
      client.subscribe('presence-office', JSON.stringify({ user_id: `${n % 90}` }));
      for (const channel of ['a', 'b', 'c']) client.subscribe(channel);
      for (const channel of ['presence-office', 'a', 'b', 'c'])
        await client.next('pusher_internal:subscription_succeeded', channel);
      return client;
    }),
  );
  for (const client of everybody.slice(0, 20))
    client.send({ event: 'client-typing', channel: 'presence-office', data: {} });
  for (const client of everybody) await client.settled();
  expect(engine.relay.metrics()).toMatchObject({ connections: 600, refused: {} });
});
