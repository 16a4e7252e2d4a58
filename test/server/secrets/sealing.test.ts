import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createSealer, type Sealer } from '../../../server/common/sealer.ts';
import type { Database } from '../../../server/database/database.ts';
import { createLiveNodes, type LiveNode } from '../../../server/database/live-nodes.ts';
import { sealAnew } from '../../../server/secrets/seal-anew.ts';
import { readSecrets } from '../../../server/secrets/sealed-columns.ts';
import { beginSealing } from '../../../server/secrets/sealing.ts';
import { createWorker, type Worker } from '../../../server/workers/worker.ts';
import { listenToPostgres } from '../../support/database/asked-postgres.ts';
import { type DatabasePlace, openPlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { signedInAgent, uuid } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';
import { aVisitor } from '../delivery/subscriber-stage.ts';

const [OLD, NEW] = ['7c1b9e0d5a3f48d2a6e4c8b1f0d93e57', 'e2f84a6b1c0d4f7e9b3a5d8c6e1f2a40'] as const;
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ON_POSTGRES = {
  only: 'Postgres',
  fresh: true,
  open: async (place: DatabasePlace) => ({ ...(await openPlace(place)), url: place.url }),
} as const;
/** Of a node of a version that does not seal. */
const OPENS_NONE = createSealer(null);

onEveryDatabase('secrets while nodes are replaced one after the other', ON_POSTGRES, (database) => {
  let siteId: string;
  let clock = 0;
  const running: Worker[] = [];
  beforeEach(async () => {
    siteId = (await aVisitor(database)).site_id;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((worker) => worker.stop()));
  });

  /** A node begins beside others. @returns what lets it look again */
  async function begins(sealer: Sealer, others: readonly Sealer[]) {
    const nodes = [...others];
    const said: string[] = [];
    const log = (_details: object, message: string) => said.push(message);
    const worker = await beginSealing({
      database: { ...database, sealer },
      others: async () => nodes.map(({ opens }) => new Set(opens)),
      log: { info: log, warn: log },
      elapsed: () => clock,
    });
    if (worker === null) throw new Error('It does not look again.');
    running.push(worker);
    return { nodes, said, look: worker.wake };
  }
  async function keep(sealer: Sealer): Promise<string> {
    const id = uuid();
    await database.write((db) =>
      db
        .insertInto('identity_keys')
        .values({ id, site_id: siteId, secret: sealer.seal(SECRET, id), created_at: 0 })
        .execute(),
    );
    return id;
  }
  const stored = async (id: string) =>
    (
      await database.read
        .selectFrom('identity_keys')
        .select('secret')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).secret;

  it('lie open until the last node is gone that cannot read them sealed', async () => {
    const sealer = createSealer(NEW);
    const { nodes, said, look } = await begins(sealer, [OPENS_NONE]);
    expect(said.join()).toContain('once every node can');
    const [ofOld, ofNew] = [await keep(OPENS_NONE), await keep(sealer)];
    await look();
    expect([await stored(ofOld), await stored(ofNew)]).toEqual([SECRET, SECRET]);
    nodes.splice(0, 1, createSealer(NEW));
    await look();
    for (const id of [ofOld, ofNew, await keep(sealer)]) {
      expect(await stored(id)).toMatch(/^sealed:1:/);
      expect(createSealer(NEW).open(await stored(id), id)).toBe(SECRET);
    }
  });

  it('are sealed with the secret before until every node has the new one', async () => {
    const sealer = createSealer(NEW, [OLD]);
    const { nodes, look } = await begins(sealer, [createSealer(OLD)]);
    const id = await keep(sealer);
    expect(createSealer(OLD).open(await stored(id), id)).toBe(SECRET);
    nodes.splice(0, 1);
    await look();
    expect(createSealer(NEW).open(await stored(id), id)).toBe(SECRET);
  });

  it('are all found by one statement, so that a start opens no connection for each place where they lie', async () => {
    const postgres = listenToPostgres();
    onTestFinished(postgres.stop);
    const id = await keep(OPENS_NONE);
    const { value, asked } = await postgres.during(() => readSecrets(database.read));
    expect(value).toEqual([{ kind: 'identityKey', owner: id, column: 'secret', stored: SECRET }]);
    expect(asked).toHaveLength(1);
  });

  it('that were being stored when it was agreed are found by a later look', async () => {
    const { look } = await begins(createSealer(NEW), []);
    const late = await keep(OPENS_NONE);
    clock += 15_000;
    await look();
    expect(await stored(late)).toMatch(/^sealed:1:/);
    expect(await sealAnew({ ...database, sealer: createSealer(NEW) })).toBe(0);
  });

  it('are not sealed any more, once sealing is agreed, for a node that comes without the secret: it does not start', async () => {
    const { look } = await begins(createSealer(NEW), []);
    await keep(createSealer(NEW));
    await look();
    await expect(begins(OPENS_NONE, [createSealer(NEW)])).rejects.toThrow(/another FRONTDESK_SECRET/);
  });

  describe('count a node', () => {
    const row = { embedded_relay: 0, started_at: 0, beats: 0 };
    let look: () => Promise<LiveNode[]>;
    beforeEach(async () => {
      clock = 0;
      look = createLiveNodes({ database, node: 'this', elapsed: () => clock });
      const rows = [
        { id: 'this', ...row },
        { id: 'alive', ...row, opens: 'a b' },
        { id: 'killed', ...row },
      ];
      for (const one of rows) await database.write((db) => db.insertInto('nodes').values(one).execute());
    });
    /** Looks every two seconds. @returns whom it finds in the end */
    async function lookUntil(end: number): Promise<LiveNode[]> {
      while (clock < end) {
        await look();
        clock += 2_000;
      }
      clock = end;
      return look();
    }
    const idsOf = (nodes: readonly LiveNode[]) => nodes.map(({ id }) => id).toSorted();

    it('as gone half a minute after its last sign of life, not before', async () => {
      expect(idsOf(await lookUntil(20_000))).toEqual(['alive', 'killed']);
      await beat(database, 'alive');
      expect(idsOf(await lookUntil(29_000))).toEqual(['alive', 'killed']);
      expect(await lookUntil(30_000)).toEqual([{ id: 'alive', opens: new Set(['a', 'b']) }]);
      const left = await database.read.selectFrom('nodes').select('id').execute();
      expect(left.map(({ id }) => id).toSorted()).toEqual(['alive', 'this']);
    });

    it('as there after nobody could look for a while, and as gone half a minute later', async () => {
      expect(idsOf(await look())).toEqual(['alive', 'killed']);
      clock = 40_000;
      expect(idsOf(await look()), 'neither has been seen to be silent').toEqual(['alive', 'killed']);
      await lookUntil(50_000);
      await beat(database, 'alive');
      expect(idsOf(await lookUntil(69_000))).toEqual(['alive', 'killed']);
      expect(idsOf(await lookUntil(70_000))).toEqual(['alive']);
    });
  });

  it('stay readable to a node of the version before, and are sealed when it signs off', async () => {
    // It came later, so that a node with a relay inside does not yield to it.
    const before = { id: 'version before', embedded_relay: 0, started_at: 9_000_000_000_000, beats: 0 };
    await database.write((db) => db.insertInto('nodes').values(before).execute());
    const living = keepAlive(database, before.id);
    running.push(living);
    const server = await startTestServer({ env: { DATABASE_URL: database.url, FRONTDESK_SECRET: NEW } });
    try {
      const ana = await signedInAgent(server.url, 'Ana');
      const id = uuid();
      const endpoint = {
        id,
        name: 'CRM',
        url: 'https://crm.example/',
        types: null,
        siteIds: null,
        teamIds: null,
      };
      const { body } = await ana.ask<{ secret: string }>('POST', '/api/agent/webhooks', endpoint);
      const inDatabase = async () =>
        (
          await database.read
            .selectFrom('webhook_endpoints')
            .select('secret')
            .where('id', '=', id)
            .executeTakeFirstOrThrow()
        ).secret;
      expect(await inDatabase()).toBe(body.secret);
      await living.stop();
      await database.write((db) => db.deleteFrom('nodes').where('id', '=', before.id).execute());
      await eventually(async () => expect(await inDatabase()).toMatch(/^sealed:1:/));
      expect(createSealer(NEW).open(await inDatabase(), id)).toBe(body.secret);
    } finally {
      await server.remove();
    }
  });
});

/** A sign of life of a node. */
async function beat(database: Database, id: string): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('nodes')
      .set((eb) => ({ beats: eb('beats', '+', 1) }))
      .where('id', '=', id)
      .execute(),
  );
}

/** Lets a node show that it lives, however long the test takes. */
function keepAlive(database: Database, id: string): Worker {
  const worker = createWorker({
    name: 'beats of another node',
    everyMs: 1_000,
    failure: 'It could not show that it lives.',
    log: { warn() {} },
    run: () => beat(database, id),
  });
  void worker.start();
  return worker;
}
