import { PUBLISHER_LEASE_MS } from '../conversations/conversation-log.ts';
import { eventRows } from '../conversations/read-events.ts';
import type { Database } from '../database/database.ts';
import type { Engine } from './engine.ts';
import { publicationsOf } from './frame.ts';

/** How often rows are looked for that no wake-up named: of a dead node, or after a failure. */
const POLL_MS = 500;
const CONVERSATIONS_PER_BATCH = 50;
const BATCHES_AT_ONCE = 4;
/** A claim with less time left than this is not begun with: its publishing might outlast it. */
const LEASE_MARGIN_MS = 2_000;
const BACKOFF_MS = { first: 500, most: 30_000 };

export type DispatcherOptions = {
  database: Database;
  engine: Engine;
  /** The name of this process among all nodes. */
  node: string;
  epoch: string;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

type Due = { id: string; visitor_id: string; published_seq: number; publish_failures: number };

/**
 * Brings committed events to the engine: in order within a conversation, again and again until it takes them. What
 * is due is in the database (`published_seq < seq`), so nothing is forgotten when a process dies: the node that
 * stored an event has claimed its conversation for a few seconds, after which any node may. Twice is possible, never
 * is not. `wake` is a hint that saves the wait; the poll finds everything.
 */
export function createDispatcher({ database, engine, node, epoch, now, log }: DispatcherOptions) {
  const pending = new Set<string>();
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  let poll: NodeJS.Timeout | null = null;
  let stopped = false;

  return {
    /** These conversations have new events, claimed by this node in the transaction that stored them. */
    wake(conversationIds: Iterable<string>): void {
      for (const id of conversationIds) pending.add(id);
      pump();
    },
    start(): void {
      poll = setTimeout(() => void takeOver(), POLL_MS);
    },
    /** Finishes what is under way and gives the rest to other nodes. */
    async stop(): Promise<void> {
      stopped = true;
      if (poll !== null) clearTimeout(poll);
      await Promise.all(running);
      await database.write((db) =>
        db
          .updateTable('conversations')
          .set({ publisher: null, publisher_until: 0 })
          .where('publisher', '=', node)
          .whereRef('published_seq', '<', 'seq')
          .execute(),
      );
    },
  };

  function pump(): void {
    while (!stopped && running.size < BATCHES_AT_ONCE) {
      const ids = [...pending].filter((id) => !busy.has(id)).slice(0, CONVERSATIONS_PER_BATCH);
      if (ids.length === 0) return;
      for (const id of ids) {
        pending.delete(id);
        busy.add(id);
      }
      const batch = deliver(ids)
        .catch((error) =>
          log.warn({ err: error }, 'The outbox could not be read or updated; it is tried again.'),
        )
        .finally(() => {
          for (const id of ids) busy.delete(id);
          running.delete(batch);
          pump();
        });
      running.add(batch);
    }
  }

  async function deliver(ids: string[]): Promise<void> {
    const due = await database.read
      .selectFrom('conversations')
      .select(['id', 'visitor_id', 'published_seq', 'publish_failures'])
      .where('id', 'in', ids)
      .where('publisher', '=', node)
      .where('publisher_until', '>', now() + LEASE_MARGIN_MS)
      .whereRef('published_seq', '<', 'seq')
      .execute();
    await Promise.all(due.map(deliverOne));
  }

  async function deliverOne(conversation: Due): Promise<void> {
    const rows = await eventRows(database.read, conversation.id)
      .where('events.seq', '>', conversation.published_seq)
      .limit(CONVERSATIONS_PER_BATCH)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    try {
      const publications = rows.flatMap((row) => publicationsOf(row, conversation.visitor_id, epoch));
      for (const refusal of await engine.publish(publications)) {
        log.warn(
          { err: refusal, conversationId: conversation.id },
          'The engine refuses an event; clients will fetch it.',
        );
      }
    } catch (error) {
      log.warn(
        { err: error, conversationId: conversation.id },
        'The engine is out of reach; publishing is tried again.',
      );
      return giveBack(conversation);
    }
    await published(conversation.id, last.seq);
  }

  async function published(id: string, upTo: number): Promise<void> {
    const row = await database.write((db) =>
      db
        .updateTable('conversations')
        .set((eb) => ({
          published_seq: upTo,
          publish_failures: 0,
          publisher_until: eb
            .case()
            .when('seq', '>', upTo)
            .then(now() + PUBLISHER_LEASE_MS)
            .else(0)
            .end(),
        }))
        .where('id', '=', id)
        .where('publisher', '=', node)
        .where('published_seq', '<', upTo)
        .returning('seq')
        .executeTakeFirst(),
    );
    if (row !== undefined && row.seq > upTo) pending.add(id);
  }

  async function giveBack(conversation: Due): Promise<void> {
    const failures = conversation.publish_failures + 1;
    const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** Math.min(failures - 1, 10));
    await database.write((db) =>
      db
        .updateTable('conversations')
        .set({ publisher: null, publisher_until: now() + wait, publish_failures: failures })
        .where('id', '=', conversation.id)
        .where('publisher', '=', node)
        .execute(),
    );
  }

  /** Claims what nobody publishes: of nodes that died, given back after a failure, or never woken for. */
  async function takeOver(): Promise<void> {
    try {
      const found = await database.read
        .selectFrom('conversations')
        .select('id')
        .whereRef('published_seq', '<', 'seq')
        .where('publisher_until', '<=', now())
        .orderBy('publisher_until')
        .limit(CONVERSATIONS_PER_BATCH * BATCHES_AT_ONCE)
        .execute();
      if (found.length > 0) for (const id of await claim(found.map((row) => row.id))) pending.add(id);
      pump();
    } catch (error) {
      log.warn({ err: error }, 'The outbox could not be looked through; it is tried again.');
    }
    if (!stopped) poll = setTimeout(() => void takeOver(), POLL_MS);
  }

  async function claim(ids: string[]): Promise<string[]> {
    const claimed = await database.write((db) =>
      db
        .updateTable('conversations')
        .set({ publisher: node, publisher_until: now() + PUBLISHER_LEASE_MS })
        .where('id', 'in', ids)
        .where('publisher_until', '<=', now())
        .whereRef('published_seq', '<', 'seq')
        .returning('id')
        .execute(),
    );
    return claimed.map((row) => row.id);
  }
}
export type Dispatcher = ReturnType<typeof createDispatcher>;
