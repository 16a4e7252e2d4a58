import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { createEndpointRun, type EndpointRunDeps } from './endpoint-run.ts';

/** What no wake-up named is found within this: of other nodes, or due after a wait. */
const LOOK_EVERY_MS = 1_000;

export type EndpointWorkers = Worker & {
  /** Whether the server has switched an endpoint off, and nobody has looked after it yet. */
  anySwitchedOff(): boolean;
};

export type EndpointWorkersOptions = EndpointRunDeps & {
  log: { warn(details: object, message: string): void };
};

/**
 * A worker for each endpoint, so that none waits for another: one query finds those that have something to do. Its own
 * worker is what is started, woken and stopped.
 */
export function createEndpointWorkers({ log, ...deps }: EndpointWorkersOptions): EndpointWorkers {
  const { database, now } = deps;
  const workers = new Map<string, Worker>();
  let switchedOff = false;
  const looking = createWorker({
    name: 'webhooks',
    everyMs: LOOK_EVERY_MS,
    run: look,
    failure: 'Which webhooks are due could not be read; it is tried again.',
    log,
    ...deps.clock,
  });

  return {
    ...looking,
    anySwitchedOff: () => switchedOff,
    async stop() {
      await looking.stop();
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
    },
  };

  async function look(): Promise<void> {
    const endpoints = await busyEndpoints(database, now());
    for (const { id, state, isDue } of endpoints) if (state === 'on' && isDue) void workerOf(id).wake();
    switchedOff = endpoints.some(({ state }) => state === 'gone' || state === 'failing');
    const known = new Set(endpoints.filter(({ state }) => state === 'on').map(({ id }) => id));
    for (const [id, worker] of workers) {
      if (known.has(id)) continue;
      workers.delete(id);
      await worker.stop();
    }
  }

  function workerOf(id: string): Worker {
    const known = workers.get(id);
    if (known !== undefined) return known;
    const worker = createWorker({
      name: `webhook ${id}`,
      everyMs: null,
      run: createEndpointRun(id, deps),
      failure: 'The queue of a webhook could not be read or updated; it is tried again.',
      log,
      ...deps.clock,
    });
    workers.set(id, worker);
    return worker;
  }
}

/** All endpoints, and whether something is due at each. */
async function busyEndpoints({ read }: Database, now: number) {
  const rows = await read
    .selectFrom('webhook_endpoints as endpoint')
    .select(['endpoint.id', 'endpoint.state', 'endpoint.position', 'endpoint.replay_after'])
    .select((eb) => [
      eb.selectFrom('feed_state').select('head').as('head'),
      eb
        .selectFrom('webhook_deliveries')
        .select('position')
        .whereRef('endpoint_id', '=', 'endpoint.id')
        .where('next_at', '<=', now)
        .limit(1)
        .as('queued'),
    ])
    .execute();
  return rows.map(({ id, state, position, replay_after, head, queued }) => ({
    id,
    state,
    isDue: queued !== null || replay_after !== null || position < (head ?? 0),
  }));
}
