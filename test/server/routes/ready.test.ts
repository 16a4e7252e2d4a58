// @slow 15 s of a core: a Postgres, an engine and a disk that are away in turn. Finds a node that is sent requests too early.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VERSION } from '../../../server/common/version.ts';
import { startPostgres } from '../../support/database/postgres.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { CAN_MOUNT, fillDisk, mountSmallDisk } from '../../support/servers/small-disk.ts';
import { stopClock } from '../../support/stop-clock.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const ready = async (url: string) => {
  const reply = await fetch(`${url}/ready`);
  return { status: reply.status, body: await reply.json() };
};
const ok = { status: 'ok' };

onEveryDatabase('a server with everything it needs', ({ server, visitor }) => {
  it('is ready, and says each part and its version', async () => {
    await eventually(async () =>
      expect(await ready(server.url)).toEqual({
        status: 200,
        body: {
          status: 'ok',
          version: VERSION,
          parts: { database: ok, migrations: ok, engine: ok, disk: ok, outbox: ok },
        },
      }),
    );
  });

  itOnce('is not ready when a step of the upgrade is missing', async () => {
    const { database } = server.services;
    const last = await database.write(async (db) => {
      const rows = db.selectFrom('kysely_migration' as never).selectAll();
      const taken = (await rows.execute()) as { name: string; timestamp: string }[];
      const newest = taken.toSorted((a, b) => (a.name < b.name ? 1 : -1))[0];
      if (newest === undefined) throw new Error('There must be a step.');
      await db
        .deleteFrom('kysely_migration' as never)
        .where('name' as never, '=', newest.name as never)
        .execute();
      return newest;
    });
    await eventually(async () =>
      expect(await ready(server.url)).toMatchObject({
        status: 503,
        body: {
          reason: `The upgrade of the database is not finished (missing: 1, from ${last.name} on). Restart the server.`,
          parts: { migrations: { status: 'failing' }, database: ok },
        },
      }),
    );
    await database.write((db) =>
      db
        .insertInto('kysely_migration' as never)
        .values(last as never)
        .execute(),
    );
    await eventually(async () => expect(await ready(server.url)).toMatchObject({ status: 200 }));
  });

  itOnce('is not ready while an event has waited for more than a minute', async () => {
    const id = await visitor.start();
    const { database, now } = server.services;
    const pending = () =>
      database.read.selectFrom('conversations').select('id').whereRef('published_seq', '<', 'seq').execute();
    await eventually(async () => expect(await pending()).toEqual([]));
    // Claimed by a node that does not come to it, for an event of two minutes ago.
    await database.write(async (db) => {
      await db
        .updateTable('events')
        .set({ created_at: now() - 120_000 })
        .where('conversation_id', '=', id)
        .execute();
      await db
        .updateTable('conversations')
        .set({ published_seq: 0, publisher: 'another node', publisher_until: now() + 9_000 })
        .where('id', '=', id)
        .execute();
    });
    await eventually(async () =>
      expect(await ready(server.url)).toMatchObject({
        status: 503,
        body: {
          reason: expect.stringMatching(/^\d+ events wait to be published, the oldest for 12\d s/),
          parts: { outbox: { status: 'failing' } },
        },
      }),
    );
  });
});

describe('a server that lacks something', () => {
  let server: TestServer;
  let clean: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await server.remove();
    for (const one of clean) await one();
    clean = [];
  });

  it.skipIf(!CAN_MOUNT)(
    'is not ready on a full disk, and ready to store again once there is room',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-ready-'));
      const place = join(folder, 'disk');
      const disk = await mountSmallDisk(place, '64m');
      clean = [disk.unmount, () => rm(folder, { recursive: true })];
      server = await startTestServer({ env: { DATA_DIR: join(place, 'data') } });
      await eventually(async () =>
        expect(await ready(server.url)).toMatchObject({
          status: 503,
          body: {
            reason: expect.stringMatching(/^The disk has \d+ MB left\. Below 512 MB no files are taken\.$/),
            parts: { disk: { status: 'failing' }, database: ok },
          },
        }),
      );
      await fillDisk(join(place, 'ballast'));
      await eventually(async () =>
        expect(await ready(server.url)).toMatchObject({
          status: 503,
          body: {
            parts: { database: { status: 'failing', reason: 'The disk that holds the database is full.' } },
          },
        }),
      );
      await rm(join(place, 'ballast'));
      await eventually(async () =>
        expect(await ready(server.url)).toMatchObject({ body: { parts: { database: ok } } }),
      );
    },
  );

  it('is not ready while Postgres is away, and ready again when it is back', async () => {
    const postgres = await startPostgres();
    clean = [() => postgres.stop()];
    server = await startTestServer({ env: { DATABASE_URL: `${postgres.url}/postgres` } });
    await eventually(async () => expect(await ready(server.url)).toMatchObject({ status: 200 }));
    await postgres.crash();
    const away = { status: 'failing', reason: 'The database does not answer.' };
    await eventually(async () =>
      expect(await ready(server.url)).toMatchObject({
        status: 503,
        body: { reason: away.reason, parts: { database: away, migrations: away, outbox: away, engine: ok } },
      }),
    );
    await postgres.startAgain();
    await eventually(async () => expect(await ready(server.url)).toMatchObject({ status: 200 }));
  });

  it('is not ready while its engine is away, before anybody has written; its health is another question', async () => {
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
    await eventually(async () => {
      const answer = await ready(server.url);
      expect(answer).toMatchObject({
        status: 503,
        body: {
          reason: 'The engine does not answer.',
          parts: { engine: { status: 'failing' }, database: ok },
        },
      });
      // Anybody may read it: no address, no code.
      expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|ECONN/);
    });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('is not ready while its engine is silent, and says so in time', async () => {
    server = await startTestServer();
    vi.spyOn(server.services.engine, 'occupiedChannels').mockReturnValue(new Promise(() => {}));
    expect(await ready(server.url)).toMatchObject({
      status: 503,
      body: { parts: { engine: { status: 'failing', reason: 'The engine does not answer.' } } },
    });
  });

  it('looks once for many who ask it at the same time', async () => {
    server = await startTestServer();
    stopClock();
    const look = vi.spyOn(server.services.engine, 'occupiedChannels');
    const probes = () => look.mock.calls.filter(([prefix]) => prefix === 'private-ready-probe').length;
    await Promise.all(Array.from({ length: 20 }, () => ready(server.url)));
    expect(probes()).toBe(1);
  });
});
