import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { refuseLost, sealAnew } from './seal-anew.ts';

/** How often it is looked whether all nodes can open what this one would seal. */
const LOOK_MS = 2_000;
/** No transaction takes longer: what was being stored in another form is in the database by then. */
const STORED_MS = 15_000;

export type SealingOptions = {
  database: Database;
  /** For each other node that runs, the names of the keys that it opens; null: there is never another. */
  others: (() => Promise<readonly ReadonlySet<string>[]>) | null;
  log: Record<'info' | 'warn', (details: object, message: string) => void>;
  /** Milliseconds since some moment, of a clock that nobody sets. */
  elapsed?: () => number;
};

/**
 * Seals with the server's own secret once every node that runs can open that. While nodes are replaced one after the other – by a
 * version that seals, or with another secret – some cannot yet: until they are gone, new secrets are stored as all of them can read.
 * What was stored otherwise meanwhile is then sealed anew.
 * @returns what goes on beside the requests; it runs already. Null where nothing has to
 * @throws SecretsLost where secrets cannot be opened
 */
export async function beginSealing({
  database,
  others,
  log,
  elapsed = () => performance.now(),
}: SealingOptions): Promise<Worker | null> {
  await refuseLost(database);
  let agreedAt: number | null = null;
  let done = false;
  await look();
  if (others === null) return null;
  if (agreedAt === null)
    log.warn(
      {},
      'Another node cannot open what FRONTDESK_SECRET seals. Secrets are sealed with it once every node can.',
    );
  const worker = createWorker({
    name: 'sealing of secrets',
    everyMs: () => (done ? null : LOOK_MS),
    run: look,
    failure: 'Secrets in the database could not be sealed anew; it is tried again.',
    log,
  });
  void worker.start();
  return worker;

  async function look(): Promise<void> {
    if (done) return;
    const at = elapsed();
    if (agreedAt === null) {
      const nodes = (await others?.()) ?? [];
      if (!database.sealer.sealFor((key) => nodes.every((opened) => opened.has(key)))) return;
      agreedAt = at;
    }
    const sealed = await sealAnew(database);
    if (sealed > 0) log.info({ secrets: sealed }, 'Secrets in the database were sealed anew.');
    done = at - agreedAt >= STORED_MS;
  }
}
