import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { LONGEST_CLAIM_MS, PUBLISHER_LEASE_MS } from '../conversations/conversation-log.ts';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Engine } from '../engine/engine.ts';
import type { WorkerState } from '../workers/worker.ts';
import { publicationsOf } from './frame.ts';
import { markPublished, type Published } from './mark-published.ts';
import { type UnpublishedEvent, unpublishedEvents } from './unpublished-events.ts';

/** How often rows are looked for that no wake-up named: of a dead node, or after a failure. */
const POLL_MS = 500;
const CONVERSATIONS_PER_BATCH = 50;
const EVENTS_PER_BATCH = 500;
const BATCHES_AT_ONCE = 4;
/** A claim with less time left than this is not begun with: its publishing might outlast it. */
const LEASE_MARGIN_MS = 2_000;
const BACKOFF_MS = { first: 500, most: 10_000 };
/** How long nothing is tried at all after the engine was out of reach; so much later at most it is noticed to be back. */
const AWAY_MS = { first: 250, most: 2_000 };
/** What is tried then is little: building frames that nobody takes would cost those who write. */
const EVENTS_PER_TRY = 10;

export type DispatcherOptions = {
  database: Database;
  engine: Engine;
  /** The name of this process among all nodes. */
  node: string;
  epoch: string;
  now: () => number;
  /** Runs an action once, later; the returned function cancels it. Tests pass another clock's. */
  after?: (delayMs: number, action: () => void) => () => void;
  log: { warn(details: object, message: string): void };
  /** No other process works on this database: whatever is claimed at the start was claimed by one that died. */
  alone?: boolean;
  /** Is told, for each event that the engine has taken, how long after its commit that was. */
  delivered?: (ms: number) => void;
};

type ConversationExpression = ExpressionBuilder<Tables, 'conversations'>;

/**
 * Brings committed events to the engine: in order within a conversation, again and again until it takes them. What
 * is due is in the database (`published_seq < seq`), so nothing is forgotten when a process dies: the node that
 * stored an event has claimed its conversation for a few seconds, after which any node may. Twice is possible, never
 * is not. `wake` is a hint that saves the wait; the poll finds everything.
 *
 * It is no `createWorker`: that runs one thing at a time, and here several batches are published at once, right after the
 * commit that woke for them. Its `state` counts batches as a worker counts runs.
 */
export function createDispatcher(options: DispatcherOptions) {
  const { database, engine, node, now, after = afterReally, log, alone = false } = options;
  const pending = new Set<string>();
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  let cancelPoll = () => {};
  let woken = false;
  let stopped = false;
  /** The engine was out of reach when it was last spoken to: one conversation at a time is tried, and after a wait. */
  let away: { failures: number; waiting: boolean } | null = null;
  let cancelWait = () => {};
  const counted = { runs: 0, failures: 0, lastRunAt: null as number | null, lastMs: null as number | null };

  return {
    /** These conversations have new events, claimed by this node in the transaction that stored them. */
    wake(conversationIds: Iterable<string>): void {
      for (const id of conversationIds) pending.add(id);
      if (woken) return;
      woken = true;
      // All who shared a commit wake one after the other, before anything else happens: they are one batch.
      process.nextTick(() => {
        woken = false;
        pump();
      });
    },
    /** For the metrics. */
    state: (): WorkerState => ({ name: 'outbox', running: running.size > 0, ...counted }),
    start(): void {
      cancelPoll = after(0, () => void begin());
    },
    /** Finishes what is under way and gives the rest to other nodes. */
    async stop(): Promise<void> {
      stopped = true;
      cancelPoll();
      cancelWait();
      await Promise.all(running);
      await release((eb) => eb('publisher', '=', node));
    },
  };

  function pump(): void {
    while (!stopped && away?.waiting !== true && running.size < (away === null ? BATCHES_AT_ONCE : 1)) {
      const most = away === null ? CONVERSATIONS_PER_BATCH : 1;
      const ids = [...pending].filter((id) => !busy.has(id)).slice(0, most);
      if (ids.length === 0) return;
      for (const id of ids) {
        pending.delete(id);
        busy.add(id);
      }
      const began = performance.now();
      const batch = deliver(ids)
        .catch((error) => {
          counted.failures += 1;
          log.warn({ err: error }, 'The outbox could not be read or updated; it is tried again.');
        })
        .finally(() => {
          counted.runs += 1;
          counted.lastRunAt = now();
          counted.lastMs = performance.now() - began;
          for (const id of ids) busy.delete(id);
          running.delete(batch);
          pump();
        });
      running.add(batch);
    }
  }

  /** One read for the batch, one publishing per conversation, one write for all that went well. */
  async function deliver(ids: string[]): Promise<void> {
    const rows = await unpublishedEvents(database, ids, {
      node,
      until: now() + LEASE_MARGIN_MS,
      limit: away === null ? EVENTS_PER_BATCH : EVENTS_PER_TRY,
    });
    const byConversation = new Map<string, UnpublishedEvent[]>();
    for (const row of rows)
      byConversation.set(row.conversation_id, [...(byConversation.get(row.conversation_id) ?? []), row]);
    // The last conversation of a full page may have more events than were read; they are due again right after.
    const taken = await Promise.all([...byConversation.values()].map(publish));
    const well = taken.filter((one) => one !== null);
    await published(well);
    if (away !== null && well.length > 0) await engineIsBack();
  }

  /** Publishes the events of one conversation. Null when the engine is out of reach; then it is given back. */
  async function publish(rows: UnpublishedEvent[]): Promise<Published | null> {
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return null;
    const id = first.conversation_id;
    try {
      const publications = rows.flatMap((row) => publicationsOf(row, options.epoch));
      for (const refusal of await engine.publish(publications)) {
        log.warn({ err: refusal, conversationId: id }, 'The engine refuses an event; clients will fetch it.');
      }
      if (options.delivered !== undefined)
        for (const row of rows) options.delivered(Math.max(0, now() - row.created_at));
      return { id, upTo: last.seq };
    } catch (error) {
      counted.failures += 1;
      log.warn({ err: error, conversationId: id }, 'The engine is out of reach; publishing is tried again.');
      engineIsAway();
      await giveBack(id, first.publish_failures + 1);
      if (!alone) await leaveToOthers();
      return null;
    }
  }

  async function published(taken: Published[]): Promise<void> {
    if (taken.length === 0) return;
    const inOrder = taken.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const { dialect } = database;
    const marked = await database.write(
      (db) => markPublished({ db, dialect }, inOrder, { node, until: now() + PUBLISHER_LEASE_MS }),
      inOrder.map(({ id }) => id),
    );
    const upTo = new Map(inOrder.map((one) => [one.id, one.upTo]));
    for (const { id, seq } of marked) if (seq > (upTo.get(id) ?? seq)) pending.add(id);
  }

  function engineIsAway(): void {
    // Of many that were under way at once, the first says it.
    if (away?.waiting === true) return;
    const failures = (away?.failures ?? 0) + 1;
    away = { failures, waiting: true };
    const wait = Math.min(AWAY_MS.most, AWAY_MS.first * 2 ** Math.min(failures - 1, 10));
    cancelWait = after(wait, () => {
      if (away !== null) away.waiting = false;
      pump();
    });
  }

  /** Another node may reach the engine from where it is. */
  async function leaveToOthers(): Promise<void> {
    const ids = [...pending];
    for (const id of ids) pending.delete(id);
    for (let from = 0; from < ids.length; from += EVENTS_PER_BATCH)
      await release((eb) =>
        eb.and([eb('id', 'in', ids.slice(from, from + EVENTS_PER_BATCH)), eb('publisher', '=', node)]),
      );
  }

  /** The others that wait for it do not wait longer than this one did. */
  async function engineIsBack(): Promise<void> {
    away = null;
    cancelWait();
    await release((eb) => eb.and([eb('publisher', 'is', null), eb('publish_failures', '>', 0)]));
  }

  async function giveBack(id: string, failures: number): Promise<void> {
    const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(failures - 1, 10));
    await database.write((db) =>
      db
        .updateTable('conversations')
        .set({ publisher: null, publisher_until: now() + wait, publish_failures: failures })
        .where('id', '=', id)
        .where('publisher', '=', node)
        .execute(),
    );
  }

  async function begin(): Promise<void> {
    try {
      if (alone) await release((eb) => eb.or([eb('publisher', 'is', null), eb('publisher', '!=', node)]));
    } catch (error) {
      log.warn({ err: error }, 'What a process that died had claimed was not freed; its claims run out.');
    }
    await takeOver();
  }

  /** Lets anybody publish these at once. */
  async function release(which: (eb: ConversationExpression) => Expression<SqlBool>): Promise<void> {
    await database.write((db) =>
      db
        .updateTable('conversations')
        .set({ publisher: null, publisher_until: 0 })
        .whereRef('published_seq', '<', 'seq')
        .where(which)
        .execute(),
    );
  }

  /** Claims what nobody publishes: of nodes that died, given back after a failure, or never woken for. */
  async function takeOver(): Promise<void> {
    try {
      const found =
        mayClaim() === 0
          ? []
          : await database.read
              .selectFrom('conversations')
              .select('id')
              .whereRef('published_seq', '<', 'seq')
              .where(unclaimed)
              .orderBy('publisher_until')
              .limit(mayClaim())
              .execute();
      if (found.length > 0) for (const id of await claim(found.map((row) => row.id))) pending.add(id);
      pump();
    } catch (error) {
      log.warn({ err: error }, 'The outbox could not be looked through; it is tried again.');
    }
    if (!stopped) cancelPoll = after(POLL_MS, () => void takeOver());
  }

  /** How many conversations there is something to be done with. */
  function mayClaim(): number {
    if (away === null) return CONVERSATIONS_PER_BATCH * BATCHES_AT_ONCE;
    return away.waiting || pending.size > 0 ? 0 : 1;
  }

  /** Nobody is at it: the claim has run out, or was made by a clock that has been set back since. */
  function unclaimed(eb: ConversationExpression) {
    return eb.or([eb('publisher_until', '<=', now()), eb('publisher_until', '>', now() + LONGEST_CLAIM_MS)]);
  }

  async function claim(ids: string[]): Promise<string[]> {
    const claimed = await database.write((db) =>
      db
        .updateTable('conversations')
        .set({ publisher: node, publisher_until: now() + PUBLISHER_LEASE_MS })
        .where('id', 'in', ids)
        .where(unclaimed)
        .whereRef('published_seq', '<', 'seq')
        .returning('id')
        .execute(),
    );
    return claimed.map((row) => row.id);
  }
}
export type Dispatcher = ReturnType<typeof createDispatcher>;

function afterReally(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
}
