import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Db } from '../database/database.ts';
import type { AppendedEvent, Transaction } from '../database/transaction.ts';
import type { TraceContext } from '../tracing/trace.ts';

/** An event that is due for a subscriber. */
export type DueKey = {
  /** The same at every try, on every node and after every restart; of no other event of this subscriber. */
  id: string;
  conversationId: string;
  seq: number;
  /** How often it was tried in vain. */
  tries: number;
  /** What it was written as part of; null: of no trace. */
  trace: TraceContext | null;
};

/** With the event, as agents may see it. What was edited or taken back since is as it is now. */
export type DueEvent = DueKey & { event: ConversationEvent };

/** What became of one event of a batch that was otherwise done. */
export type Outcome = { id: string; error: unknown };

type Described = {
  /** In the database, metrics and logs. Never changed: what is due is kept under it. */
  name: string;
  /** Whether it is to be notified of an event. Asked in the transaction of the event, so it must be quick and pure. */
  wants(event: AppendedEvent): boolean;
  /** How long after the event it is due. */
  delayMs?: number;
  /**
   * The events of one conversation come one after the other: the next only when the one before is done. One that is refused
   * for good then holds up its conversation, until {@link Subscribers.revive}.
   */
  ordered?: boolean;
  /** Where a name that this database has never seen begins: with what is written from now on, or with everything there is. */
  from?: 'now' | 'beginning';
  /** So many events at once, at most. */
  batchSize?: number;
  /** Runs begin at least this far apart: what comes meanwhile is one batch. */
  atMostEveryMs?: number;
  /** The wait after the first failure, which doubles with every other, and the longest; both are shortened at random by up to half. */
  backoff?: { firstMs: number; mostMs: number };
  /** Called once events of it are done, and that is on disk. */
  settled?(): void;
  /** After so many failures an event is given up, as if it had been refused. */
  maxTries?: number;
};

/**
 * Gets every event that it wants at least once, whatever dies. What throws is tried again, alone; what throws
 * `EventRefused` is put aside with its reason.
 */
export type Subscriber = Described &
  (
    | {
        /**
         * For what is outside of the database. An event may come twice, under the same id.
         * @param signal is aborted when the process stops, or `timeoutMs` have passed: then it counts as failed
         * @returns the events that were not done; none where all were
         */
        run(batch: readonly DueEvent[], signal: AbortSignal): Promise<readonly Outcome[]>;
        timeoutMs?: number;
      }
    | {
        /** For what is in the database: in the transaction that ends the matter, so that each event is done exactly once. */
        runInTransaction(
          tx: Pick<Transaction, 'db' | 'dialect' | 'now'> & { db: Db },
          batch: readonly DueKey[],
        ): Promise<void>;
      }
  );

/** Thrown by a subscriber, or named in an outcome: this event will never be taken. The message is kept, so it quotes nobody. */
export class EventRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'EventRefused';
  }
}

const DEFAULTS = {
  delayMs: 0,
  ordered: false,
  batchSize: 100,
  atMostEveryMs: 0,
  backoff: { firstMs: 1_000, mostMs: 3_600_000 },
  /** With the default waits, some three days. */
  maxTries: 110,
  timeoutMs: 30_000,
} as const;
/** What a claim holds for longer than a run may take. */
const LEASE_MARGIN_MS = 10_000;
/** A clock that was set back by less is waited for. */
const CLOCK_MARGIN_MS = 60_000;

export type Settings = ReturnType<typeof settingsOf>;

/** What a subscriber said, and what holds where it said nothing. */
export function settingsOf(subscriber: Subscriber) {
  const all = { ...DEFAULTS, ...subscriber };
  const leaseMs = all.timeoutMs + LEASE_MARGIN_MS;
  return {
    name: all.name,
    delayMs: all.delayMs,
    ordered: all.ordered,
    batchSize: all.batchSize,
    atMostEveryMs: all.atMostEveryMs,
    backoff: all.backoff,
    maxTries: all.maxTries,
    fromBeginning: all.from === 'beginning',
    timeoutMs: all.timeoutMs,
    leaseMs,
    /** Nothing is put off further. What is, was before a clock was set back. */
    furthestMs: Math.max(all.delayMs, all.backoff.mostMs, leaseMs) + CLOCK_MARGIN_MS,
  };
}
