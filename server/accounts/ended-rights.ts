import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** How long a live connection may outlast the session or token that let it in. */
const LOOK_EVERY_MS = 5_000;
const PER_LOOK = 200;

export type EndedRightsOptions = {
  database: Database;
  runInTransaction: <T>(operation: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** Closes live connections. */
  disconnector: { agent(id: string): Promise<void>; visitor(id: string): Promise<void> };
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Sessions of agents and tokens of verified visitors end by time, without a request that could close what is open: they
 * are looked for, removed, and the live connections of their people closed. Who has another one comes back at once.
 */
export function createEndedRights({
  database,
  runInTransaction,
  disconnector,
  now,
  log,
}: EndedRightsOptions): Worker {
  return createWorker({
    name: 'ended sessions',
    everyMs: LOOK_EVERY_MS,
    failure: 'Sessions that have ended could not be removed; it is tried again.',
    log,
    run: look,
  });

  async function look(): Promise<void> {
    const agents = await ownersOfEnded('sessions', 'agent_id');
    const visitors = await ownersOfEnded('visitor_tokens', 'visitor_id');
    await Promise.all([
      ...agents.map((id) => disconnector.agent(id)),
      ...visitors.map((id) => disconnector.visitor(id)),
    ]);
  }

  /** Whose they were, each once. Of several nodes, the one that removes a session or token closes its connections. */
  async function ownersOfEnded(
    table: 'sessions' | 'visitor_tokens',
    owner: 'agent_id' | 'visitor_id',
  ): Promise<string[]> {
    const ended = await database.read
      .selectFrom(table)
      .select('token_hash')
      .where('expires_at', '<=', now())
      .limit(PER_LOOK)
      .execute();
    if (ended.length === 0) return [];
    const hashes = ended.map((row) => row.token_hash);
    const removed = await runInTransaction(({ db }) =>
      db
        .deleteFrom(table)
        .where('token_hash', 'in', hashes)
        .returning(sql.ref<string>(owner).as('owner'))
        .execute(),
    );
    return [...new Set(removed.map((row) => row.owner))];
  }
}
