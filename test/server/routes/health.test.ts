import { afterEach, expect, it, vi } from 'vitest';
import { VERSION } from '../../../server/common/version.ts';
import { StorageError } from '../../../server/database/database.ts';
import { probe } from '../../../server/database/meta.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
afterEach(() => server.remove());

const health = async () => {
  const reply = await fetch(`${server.url}/health`);
  return { status: reply.status, body: await reply.json() };
};

it('a server that works says so, with its version', async () => {
  server = await startTestServer();
  expect(await health()).toMatchObject({
    status: 200,
    body: { status: 'ok', version: VERSION, parts: { database: { status: 'ok' }, engine: { status: 'ok' } } },
  });
});

it('a server that cannot store messages fails, in words, until a write succeeds', async () => {
  server = await startTestServer();
  const { services } = server;
  const full = new StorageError('full', new Error('SQLITE_FULL'));
  const write = vi.spyOn(services.database, 'write').mockRejectedValue(full);
  await eventually(async () => {
    // Again: a write of a worker that had begun before may still succeed.
    services.storageOutage.failed(full);
    expect(await health()).toMatchObject({
      status: 503,
      body: { status: 'failing', reason: 'The disk that holds the database is full.' },
    });
  });
  write.mockRestore();
  await eventually(async () => expect(await health()).toMatchObject({ status: 200, body: { status: 'ok' } }));
  expect(services.storageOutage.current()).toBe(null);
});

it('what looks whether the database can be written, writes', async () => {
  server = await startTestServer();
  const { database } = server.services;
  const rowOf = () =>
    database.read.selectFrom('meta').select('value').where('name', '=', 'probed_at').executeTakeFirst();
  expect(await rowOf()).toBeUndefined();
  const before = Date.now();
  await probe(database, { writing: true });
  expect(Number((await rowOf())?.value)).toBeGreaterThanOrEqual(before);
});

it('a server whose engine is away works, and says what is missing', async () => {
  server = await startTestServer({
    env: {
      PUSHER_APP_ID: '1',
      PUSHER_KEY: 'key',
      PUSHER_SECRET: 'a-secret-of-some-length',
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(await freePort()),
      PUSHER_TLS: 'off',
    },
  });
  const visitor = await newVisitor(server.url);
  await visitor.start();
  await eventually(async () =>
    expect(await health()).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        reason: 'The engine cannot be reached. Clients poll until it is back.',
      },
    }),
  );
});
