import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { createOutage } from './common/outage.ts';
import { closeDatabaseFile, closeFolder } from './common/private-files.ts';
import { createSealer } from './common/sealer.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { openEpoch } from './database/epoch.ts';
import { createLiveNodes } from './database/live-nodes.ts';
import { measuredWrites } from './database/measured.ts';
import { metaOnce } from './database/meta.ts';
import { enterRegister } from './database/node-register.ts';
import { isPostgres, openDatabase } from './database/open.ts';
import { watchedDatabase } from './database/watched-database.ts';
import { notedStore } from './files/noted-store.ts';
import { openFiles } from './files/open-files.ts';
import { beginSealing } from './secrets/sealing.ts';
import { createUpgradeNotice } from './upgrade-notice.ts';

export type StorageOptions = {
  /** The name of this process among all nodes. */
  node: string;
  logger: Logger;
  now: () => number;
  /** Whoever starts it says that the database is a back-up that was restored. */
  restored: boolean;
  /** Are told how long queries and transactions take; null: none is measured. */
  metrics?: { read: (ms: number) => void; wrote: (ms: number, committed: boolean) => void } | null;
};

/**
 * Opens what the program keeps its data in, upgraded: the database, its epoch and secret, and the store of files.
 * @throws with a sentence that names the setting, when something cannot be used
 */
export async function openStorage(config: Config, options: StorageOptions) {
  const { node, logger, now, restored, metrics = null } = options;
  await closeFolder(config.dataDir, logger);
  if (isPostgres(config.databaseUrl)) {
    const { awaitPostgres } = await import('./database/postgres/await-postgres.ts');
    await awaitPostgres(config.databaseUrl, { patienceMs: config.databaseWaitMs, log: logger });
  }
  const outage = createOutage({ what: 'The database', now, log: logger });
  const opened = await openUpgraded(config, options);
  const database = watchedDatabase(metrics === null ? opened : measuredWrites(opened, metrics.wrote), outage);
  if (database.dialect === 'sqlite') await closeDatabaseFile(config.databaseUrl, logger);
  const epoch = await openEpoch(database, {
    file: database.dialect === 'sqlite' ? config.databaseUrl : null,
    restored,
    log: logger,
  });
  if (epoch.renewed !== null)
    logger.warn(
      `The database was restored from a back-up (${epoch.renewed}): clients drop what they know of it.`,
    );
  const register =
    database.dialect === 'postgres'
      ? await enterRegister({
          database,
          node,
          embeddedRelay: config.pusher === null,
          opens: database.sealer.opens,
          log: logger,
        })
      : null;
  const sealing = await beginSealing({
    database,
    others: register === null ? null : othersOpen(database, node),
    log: logger,
  });
  const secret = config.secret ?? (await metaOnce(database, 'secret', () => randomBytes(32).toString('hex')));
  const files = notedStore(await openFiles(config, logger), { database, now });
  return { database, outage, epoch, register, sealing, secret, files };
}

/** Which keys each of the other nodes opens. */
function othersOpen(database: Database, node: string) {
  const liveNodes = createLiveNodes({ database, node });
  return async () => (await liveNodes()).map(({ opens }) => opens);
}

/** Opens the database; while it is being upgraded, says so to whoever asks at the port. */
async function openUpgraded(
  config: Config,
  { logger: log, metrics = null }: StorageOptions,
): Promise<Database> {
  const { databaseUrl, host, port } = config;
  const notice = createUpgradeNotice(host, port);
  try {
    return await openDatabase(databaseUrl, {
      onStep: notice.onStep,
      log,
      sealer: createSealer(config.secret, config.secretsBefore),
      ...(metrics === null ? {} : { onRead: metrics.read }),
    });
  } finally {
    await notice.close();
  }
}
