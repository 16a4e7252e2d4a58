import { sql } from 'kysely';
import type { Database, Db } from '../../../server/database/database.ts';
import { createRunInTransaction } from '../../../server/database/run-in-transaction.ts';
import { createDispatcher } from '../../../server/delivery/dispatcher.ts';
import { createSubscribers, type Subscribers } from '../../../server/delivery/subscribers.ts';
import type { WorkerClock } from '../../../server/workers/worker.ts';
import type { Seeded } from '../support/seeded.ts';
import type { SimClock } from './clock.ts';
import type { SimEngine } from './engine.ts';
import type { Ground, Host } from './ground.ts';
import type { Ledger } from './ledger.ts';

/** How often a commit ends badly: cut off before it is on disk, or the process dies right after, before it says so. */
export type CommitFaults = { cutOff: number; diesAfter: number };
export const NO_COMMIT_FAULTS: CommitFaults = { cutOff: 0, diesAfter: 0 };
const RESTARTED_EVERY_MS = 5_000;

export type Reply = { status: number; text: string; retryAfter: string | null };
export type SimRequest = { method: string; path: string; headers: Record<string, string>; body?: string };

/** What works beside the requests of a node is given this, and learns nothing more once the node is dead. */
export type LivingNode = Pick<Host, 'runInTransaction'> & {
  name: string;
  database: Database;
  subscribers: Pick<Subscribers, 'add'>;
  clock: Required<WorkerClock>;
  lives(): boolean;
};

/** A server process: the real application and the real dispatcher, which can die at any moment. */
export type SimNode = {
  alive(): boolean;
  start(epoch: string): void;
  crash(): void;
  /** Null: the process died before it answered. */
  answer(request: SimRequest): Promise<Reply | null>;
};

export type NodeDeps = {
  ground: Ground;
  clock: SimClock;
  random: Seeded;
  engine: SimEngine;
  /** What a subscriber on every node writes into. */
  ledger: Ledger;
  /** Begins what a node does besides, for as long as it lives. */
  besides?(node: LivingNode): void;
  commitFaults: () => CommitFaults;
  /** Counts what is under way, so that time waits for it. */
  busyWhile<T>(action: Promise<T>): Promise<T>;
};

export function createNode(deps: NodeDeps, name: string): SimNode {
  const { ground, clock, random, engine } = deps;
  let life = 0;
  let alive = false;
  let host: Host | null = null;

  const node: SimNode = {
    alive: () => alive,
    start(epoch) {
      life += 1;
      alive = true;
      host = begin(life, epoch);
    },
    crash() {
      alive = false;
    },
    async answer(request) {
      const [mine, at] = [life, host];
      if (!alive || at === null) return null;
      const reply = await deps.busyWhile(ground.at(at, () => ask(request)));
      return alive && life === mine ? reply : null;
    },
  };
  return node;

  async function ask({ method, path, headers, body }: SimRequest): Promise<Reply> {
    const answer = await ground.app.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    const retryAfter = answer.headers['retry-after'];
    return { status: answer.statusCode, text: answer.body, retryAfter: retryAfter?.toString() ?? null };
  }

  function begin(mine: number, epoch: string): Host {
    const lives = () => alive && life === mine;
    const own = <T>(action: () => Promise<T>): Promise<T> =>
      lives() ? deps.busyWhile(action()) : new Promise<T>(() => {});
    const database = {
      ...ground.database,
      write: <T>(operation: (db: Db) => Promise<T>) => own(() => ground.database.write(operation)),
    };
    const dispatcher = createDispatcher({
      database,
      engine: {
        ...engine,
        publish: async (publications) => {
          const refused = await engine.publish(publications);
          // Who died meanwhile does not learn of it.
          return lives() ? refused : new Promise(() => {});
        },
      },
      node: `${name}-${mine}`,
      epoch,
      now: clock.now,
      after: (delayMs, action) => clock.after(delayMs, () => lives() && action()),
      log: { warn: () => {} },
    });
    dispatcher.start();
    const subscribers = createSubscribers({
      database,
      node: `${name}-${mine}`,
      epoch,
      now: clock.now,
      random: clock.random,
      elapsed: clock.now,
      after: (delayMs, action) => clock.after(delayMs, () => lives() && action()),
      log: { warn: () => {} },
    });
    subscribers.add(deps.ledger.subscriber(lives));
    const runInTransaction = createRunInTransaction(
      { ...database, write: risky },
      `${name}-${mine}`,
      clock.now,
      (touched) => {
        if (lives()) dispatcher.wake(touched);
      },
      [
        {
          record: subscribers.record,
          committed(noted) {
            if (lives()) subscribers.committed(noted);
          },
        },
      ],
    );
    deps.besides?.({
      name: `${name}-${mine}`,
      database,
      runInTransaction: (operation, locks) => own(() => runInTransaction(operation, locks)),
      subscribers,
      clock: {
        after: (delayMs, action) => clock.after(delayMs, () => lives() && action()),
        elapsed: clock.now,
      },
      lives,
    });
    // As a process ends that cannot start.
    void subscribers.start().catch(() => {
      if (lives()) node.crash();
    });
    return { runInTransaction, engine, epoch, now: clock.now };
  }

  /** A transaction that may not come to its end, or to which nobody lives to say so. */
  async function risky<T>(operation: (db: Db) => Promise<T>): Promise<T> {
    const { cutOff, diesAfter } = deps.commitFaults();
    if (random.chance(cutOff)) {
      clock.after(random.between(0, 60), node.crash);
      return ground.database.write(async (db) => {
        const value = await operation(db);
        await ruin(db);
        return value;
      });
    }
    const value = await ground.database.write(operation);
    if (random.chance(diesAfter)) node.crash();
    return value;
  }
}

/**
 * Plans the deaths of servers: each is killed two to six times within so long, and whoever is dead is started again.
 * @param died is called with each that was alive
 */
export function planDeaths({
  clock,
  random,
  nodes,
  epoch,
  forMs,
  died,
}: {
  clock: SimClock;
  random: Seeded;
  nodes: readonly SimNode[];
  epoch: string;
  forMs: number;
  died(): void;
}): void {
  for (const node of nodes) {
    for (let n = random.between(2, 6); n > 0; n -= 1)
      clock.after(random.between(0, forMs), () => {
        if (!node.alive()) return;
        died();
        node.crash();
      });
    // Somebody looks after processes that died.
    for (let ms = RESTARTED_EVERY_MS; ms < forMs; ms += RESTARTED_EVERY_MS)
      clock.after(ms, () => node.alive() || node.start(epoch));
  }
}

/** Lets the COMMIT itself fail, for everybody in it, as a power cut does: a reference to nothing, checked at the end. */
async function ruin(db: Db): Promise<void> {
  await sql`PRAGMA defer_foreign_keys = ON`.execute(db);
  await sql`INSERT INTO events (conversation_id, seq, type, visible, visitor_prev, data, created_at)
            VALUES ('nowhere', 1, 'none', 0, 0, '{}', 0)`.execute(db);
}
