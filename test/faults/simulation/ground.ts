import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection, { type Database as Sqlite } from 'better-sqlite3';
import { pino } from 'pino';
import { beginSession } from '../../../server/accounts/sessions.ts';
import { type App, buildApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createRunInTransaction } from '../../../server/database/run-in-transaction.ts';
import { DEMO_AGENTS, prepareDemo } from '../../../server/demo-people.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { createProxyWatch } from '../../../server/plugins/proxy-watch.ts';
import { createVisitorPresenceWorker } from '../../../server/presence/visitor-presence-worker.ts';
import type { Services } from '../../../server/services.ts';
import { emptyPublicDir } from '../../support/test-server.ts';
import { SIM_ADDRESS } from './engine.ts';
import { playNoPart } from './no-part.ts';

/** What a request to a node leans on: that node's commit and epoch, and the clock and engine of the run under way. */
export type Host = Pick<Services, 'runInTransaction' | 'engine' | 'epoch' | 'now'>;

/**
 * What all runs of a process share, because it is dear to make: the real application on a real SQLite file, and agents who have signed in. Runs keep apart by their ids.
 */
export type Ground = {
  database: Database;
  /** A connection past the product, for looking and for putting back-ups in. */
  maintenance: Sqlite;
  /** The epochs that a run may come to. */
  epochs: readonly string[];
  app: App;
  /** Runs something as a request to this node does. */
  at<T>(host: Host, action: () => Promise<T>): Promise<T>;
  agents: readonly { name: string; cookie: string }[];
  close(): Promise<void>;
};

const EPOCHS = ['epoch-1', 'epoch-2', 'epoch-3', 'epoch-4'];
const SIGNED_IN_AT = Date.UTC(2030, 0, 1);
const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
export const PUBLIC_URL = 'http://sim.test';

export async function openGround(): Promise<Ground> {
  // In memory where there is such a place: nothing here is about the disk.
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'frontdesk-sim-'));
  const file = join(folder, 'frontdesk.db');
  const database = await openDatabase(file);
  const hosts = new AsyncLocalStorage<Host>();
  const host = (): Host => hosts.getStore() ?? outside();
  const plain = createRunInTransaction(
    database,
    'ground',
    () => SIGNED_IN_AT,
    () => {},
  );
  await prepareDemo(database, plain, []);
  const publicDir = await emptyPublicDir(folder);
  const agents = [];
  for (const { name, email } of DEMO_AGENTS) {
    const row = await database.read
      .selectFrom('agents')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const { token } = await plain((tx) => beginSession(tx, row, { network: 'sim', userAgent: null }));
    agents.push({ name, cookie: `frontdesk=${token}` });
  }
  const app = await application();
  const maintenance = new SqliteConnection(file);
  maintenance.pragma('foreign_keys = OFF');
  maintenance.pragma('synchronous = OFF');
  return {
    database,
    maintenance,
    epochs: EPOCHS,
    app,
    at: (given, action) => hosts.run(given, action),
    agents,
    async close() {
      await app.close();
      maintenance.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function application(): Promise<App> {
    const now = () => host().now();
    const engine: Engine = {
      address: SIM_ADDRESS,
      vouch: (socketId, userId) => host().engine.vouch(socketId, userId),
      authorizeChannel: (socketId, channel) => host().engine.authorizeChannel(socketId, channel),
      authenticateUser: (socketId, member) => host().engine.authenticateUser(socketId, member),
      occupiedChannels: async () => [],
      members: async () => [],
      ...playNoPart('publish', 'disconnect', 'readWebhook', 'stopWaiting', 'close'),
    };
    const services: Services = {
      database,
      runInTransaction: (operation) => host().runInTransaction(operation),
      engine,
      presence: createVisitorPresenceWorker({ database, engine, now, log }),
      get epoch() {
        return host().epoch;
      },
      siteStates: { shows: () => {}, ...playNoPart('start', 'attended', 'wake', 'stop', 'state') },
      webhooks: {
        allowed: { allows: () => false, allowsPlainHttp: false },
        ...playNoPart('changed', 'sendTest', 'anySwitchedOff'),
      },
      publicUrl: PUBLIC_URL,
      production: false,
      proxyWatch: createProxyWatch({ trustProxy: 0, publicUrl: PUBLIC_URL, production: false, log }),
      mail: null,
      setupTroubles: () => [],
      searchIsBehind: async () => false,
      sightings: { note: () => {}, settled: async () => {} },
      rateLimitFactor: 1_000_000,
      now,
      ...playNoPart(
        'disconnector',
        'pageDoctor',
        'endedRights',
        'files',
        'pictures',
        'links',
        'incomingMail',
        'proofs',
        'knownDevices',
        'selfCheck',
        'fileDeletionWorker',
        'retention',
        'removals',
        'scheduled',
        'storageOutage',
        'engineOutage',
        'loaders',
        'availability',
        'feed',
        'linkPages',
        'bridges',
        'chatNotices',
        'push',
        'bots',
        'distributor',
      ),
    };
    return buildApp({
      services,
      logger: log,
      trustProxy: 0,
      publicDir,
      dataDir: publicDir,
      // How busy this machine is, is no part of the story.
      maxEventLoopDelayMs: 0,
    });
  }
}

function outside(): never {
  throw new Error('This ran outside a run of the simulation.');
}
