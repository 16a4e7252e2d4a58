// @slow waits of 11 s: connections to Postgres that die without a word. Finds a wait without an end.
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { DATABASES, type DatabasePlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startTcpProxy, type TcpProxy } from '../../support/servers/tcp-proxy.ts';

const POOL = 16;
let place: DatabasePlace;
let proxy: TcpProxy;
let database: Database;

afterEach(async () => {
  await database.close();
  await proxy.close();
  await place.remove();
});

it('replaces connections to Postgres that have died without a word', async () => {
  place = (await DATABASES.find(({ name }) => name === 'Postgres')?.place()) as DatabasePlace;
  const there = new URL(place.url);
  proxy = await startTcpProxy(Number(there.port));
  there.port = String(proxy.port);
  database = await openDatabase(there.href);
  const ask = () => sql`select pg_sleep(0.05)`.execute(database.read);
  await Promise.all(Array.from({ length: POOL }, ask));
  expect(proxy.connections()).toBe(POOL);

  proxy.swallow();
  const asked = await Promise.allSettled(Array.from({ length: POOL }, ask));
  for (const one of asked)
    expect(one).toMatchObject({
      status: 'rejected',
      reason: { name: 'StorageError', reason: 'unavailable' },
    });

  // All of them are free again, over new connections; a transaction too.
  await eventually(() => Promise.all(Array.from({ length: POOL }, ask)));
  await database.write((db) => db.selectFrom('meta').select('name').execute());
});
