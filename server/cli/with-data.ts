import { existsSync } from 'node:fs';
import { createSealer } from '../common/sealer.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { isPostgres, openDatabase } from '../database/open.ts';
import { createRunInTransaction } from '../database/run-in-transaction.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { createEventsFeed } from '../feed/events-feed.ts';
import { Refusal, type Surroundings } from './command.ts';

export type Data = { database: Database; runInTransaction: RunInTransaction };

/** Its name among the nodes; it publishes nothing, and leaves what is to be done to those that serve. */
const NODE = 'command line';

/**
 * Opens the database beside a server that may be running, uses it, and closes it. What is written is told to webhooks and the
 * events feed as if the server had done it.
 * @throws Refusal when there is none; with a sentence when it has still to be upgraded
 */
export async function withData<T>(
  config: Config,
  { warn }: Pick<Surroundings, 'warn'>,
  use: (data: Data) => Promise<T>,
): Promise<T> {
  const { databaseUrl } = config;
  if (!isPostgres(databaseUrl) && !existsSync(databaseUrl))
    throw new Refusal(
      `There is no database at ${databaseUrl}. Check DATA_DIR and DATABASE_URL; the first start makes one.`,
    );
  const database = await openDatabase(databaseUrl, {
    beside: true,
    sealer: createSealer(config.secret, config.secretsBefore),
  });
  try {
    const now = () => Date.now();
    const log = {
      warn: (_details: object, message: string) => warn(message),
      info: () => {},
    };
    // Nothing that is appended here is an event of a conversation, whose frames would name the epoch.
    const feed = createEventsFeed({ database, epoch: () => '', now, log, grown: () => {} });
    await feed.look();
    const runInTransaction = createRunInTransaction(database, NODE, now, () => {}, [
      // A server collects it: this process is gone before it could.
      { record: feed.collector.record, committed: () => {} },
    ]);
    return await use({ database, runInTransaction });
  } finally {
    await database.close();
  }
}
