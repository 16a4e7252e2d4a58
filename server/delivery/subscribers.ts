import type { EventRecorder, Transaction } from '../database/transaction.ts';
import { startInTurn } from '../workers/start-in-turn.ts';
import { afterReally, createWorker, type Worker } from '../workers/worker.ts';
import { insertDue } from './due-rows.ts';
import { createRunner, type RunnerCounts, type RunnerDeps } from './run-subscriber.ts';
import { type Settings, type Subscriber, settingsOf } from './subscriber.ts';
import {
  type Backlog,
  backlogOf,
  enterSubscriber,
  freeClaims,
  mendClock,
  removeSubscriber,
} from './subscriber-upkeep.ts';

/** What no wake-up named is found within this: of other nodes, or due after a delay. */
const POLL_MS = 1_000;
const UPKEEP_MS = 15_000;
/** A subscriber that no node has had for so long is removed. */
const REMOVED_AFTER_MS = 3_600_000;

export type SubscribersOptions = Pick<
  RunnerDeps,
  'database' | 'node' | 'epoch' | 'now' | 'log' | 'traced'
> & {
  /** No other process works on this database: what was claimed at the start was claimed by one that died. */
  alone?: boolean;
} & Partial<Pick<RunnerDeps, 'random' | 'after' | 'elapsed'>>;

export type SubscriberState = { name: string } & Backlog & RunnerCounts;

export type Subscribers = EventRecorder & {
  /** Before the start. From then on, what it wants is put down with every event. */
  add(subscriber: Subscriber): void;
  /** Enters those that were added into the register, and begins. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** For metrics: what is still to be done, as the database says, and what this process did. */
  states(): Promise<SubscriberState[]>;
  /** One for each, and the one that keeps their register. `start` and `stop` are theirs. */
  workers(): readonly Pick<Worker, 'state' | 'wake'>[];
  /** Whether something has been due for longer than that, or was tried in vain. */
  isLate(name: string, byMs: number): Promise<boolean>;
  /** Lets what a subscriber refused be tried again, from the first try on. Returns how many events. */
  revive(name: string): Promise<number>;
};

type Entry = { subscriber: Subscriber; settings: Settings; worker: Worker; counts: RunnerCounts };

/**
 * Whoever must not miss an event. What each is to do is a row, written in the transaction of the event, and removed when
 * it is done: so nothing is forgotten, whatever dies, and nobody waits for it. Each has a worker of its own.
 */
export function createSubscribers(options: SubscribersOptions): Subscribers {
  const { database, node, now, log, alone = false } = options;
  const deps: RunnerDeps = {
    database,
    node,
    get epoch() {
      return options.epoch;
    },
    now,
    random: options.random ?? Math.random,
    after: options.after ?? afterReally,
    elapsed: options.elapsed ?? (() => performance.now()),
    log,
    ...(options.traced === undefined ? {} : { traced: options.traced }),
  };
  const { after, elapsed } = deps;
  const entries: Entry[] = [];
  let started = false;
  /** Subscribers of other versions, and when their sign of life was seen to change. */
  const foreign = new Map<string, { beat: number; since: number }>();
  const upkeep = createWorker({
    name: 'subscribers',
    everyMs: UPKEEP_MS,
    run: keepUp,
    failure: 'The register of subscribers could not be kept up; it is tried again.',
    log,
    after,
    elapsed,
  });

  return {
    add(subscriber) {
      const settings = settingsOf(subscriber);
      const runner = createRunner(subscriber, settings, deps);
      const worker = createWorker({
        name: `subscriber ${settings.name}`,
        everyMs: POLL_MS,
        atMostEveryMs: settings.atMostEveryMs,
        run: runner.run,
        failure: 'What a subscriber has to do could not be read or updated; it is tried again.',
        log,
        after,
        elapsed,
      });
      entries.push({ subscriber, settings, worker, counts: runner.counts });
    },
    async start() {
      await database.write(async (db) => {
        for (const { subscriber } of entries) await enterSubscriber(db, subscriber);
        if (alone) await freeClaims(db, node, now());
      });
      started = true;
      void startInTurn([upkeep, ...entries.map(({ worker }) => worker)], after);
    },
    async stop() {
      await Promise.all([upkeep, ...entries.map(({ worker }) => worker)].map((worker) => worker.stop()));
    },
    record: ({ db, appended }: Transaction) => {
      const rows = appended.flatMap((event) =>
        entries
          .filter(({ subscriber }) => subscriber.wants(event))
          .map(({ settings }) => ({
            conversation_id: event.conversationId,
            seq: event.seq,
            subscriber: settings.name,
            epoch: deps.epoch,
            next_at: event.at + settings.delayMs,
          })),
      );
      return insertDue(db, rows);
    },
    committed({ appended }) {
      if (!started) return;
      for (const { subscriber, settings, worker } of entries)
        if (settings.delayMs === 0 && appended.some((event) => subscriber.wants(event))) void worker.wake();
    },
    states: () =>
      Promise.all(
        entries.map(async ({ settings: { name }, counts }) => ({
          name,
          ...(await backlogOf(database.read, name, now())),
          ...counts,
        })),
      ),
    workers: () => [upkeep, ...entries.map(({ worker }) => worker)],
    async isLate(name, byMs) {
      const rows = await database.read
        .selectFrom('due_events')
        .select('seq')
        .where('subscriber', '=', name)
        .where('dead_at', 'is', null)
        .where((eb) => eb.or([eb('next_at', '<', now() - byMs), eb('tries', '>', 0)]))
        .limit(1)
        .execute();
      return rows.length > 0;
    },
    async revive(name) {
      const { numUpdatedRows } = await database.write((db) =>
        db
          .updateTable('due_events')
          .set({ dead_at: null, reason: null, tries: 0, next_at: now() })
          .where('subscriber', '=', name)
          .where('dead_at', 'is not', null)
          .executeTakeFirst(),
      );
      void entries.find(({ settings }) => settings.name === name)?.worker.wake();
      return Number(numUpdatedRows);
    },
  };

  async function keepUp(signal: AbortSignal): Promise<void> {
    for (const { settings } of entries) await mendClock(database, settings, now());
    const names = entries.map(({ settings }) => settings.name);
    if (!alone && names.length > 0)
      await database.write((db) =>
        db
          .updateTable('subscribers')
          .set((eb) => ({ beat: eb('beat', '+', 1) }))
          .where('name', 'in', names)
          .execute(),
      );
    const registered = await database.read.selectFrom('subscribers').select(['name', 'beat']).execute();
    for (const { name, beat } of registered.filter((one) => !names.includes(one.name))) {
      if (signal.aborted) return;
      const seen = foreign.get(name);
      if (seen?.beat !== beat) foreign.set(name, { beat, since: elapsed() });
      const quietMs = seen?.beat === beat ? elapsed() - seen.since : 0;
      if (alone || quietMs > REMOVED_AFTER_MS) await removeSubscriber(database, name);
    }
  }
}
