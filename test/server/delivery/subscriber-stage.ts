import { type Mock, vi } from 'vitest';
import { startConversation } from '../../../server/conversations/start-conversation.ts';
import type { Database, Db } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createRunInTransaction } from '../../../server/database/run-in-transaction.ts';
import type { VisitorRow } from '../../../server/database/tables.ts';
import type { RunInTransaction } from '../../../server/database/transaction.ts';
import type { DueEvent, Outcome, Subscriber } from '../../../server/delivery/subscriber.ts';
import { createSubscribers, type Subscribers } from '../../../server/delivery/subscribers.ts';
import { sendMessage } from '../../../server/messages/send-message.ts';
import type { DatabasePlace } from '../../support/databases.ts';
import { uuid } from '../../support/people.ts';

/** A busy machine is slow. */
export const PATIENCE = { timeout: 120_000, interval: 20 };
/** What looks again and again does so more often than in reality: time passes when a test says so. */
const LOOKS = { upToMs: 1_000, everyMs: 20 };

type External = Extract<Subscriber, { run: unknown }>;
export type Node = { subscribers: Subscribers; runInTransaction: RunInTransaction };
export type NodeOptions = { alone?: boolean; epoch?: string; only?: string; database?: Database };

/** Nodes on one database and with one clock, which stands unless it is moved. */
export type SubscriberStage = {
  database: Database;
  clock: number;
  log: { warn: Mock<(details: object, message: string) => void> };
  /** A server process with these subscribers; one that is not started writes, and does nothing else. */
  node(name: string, subscribers: readonly Subscriber[], options?: NodeOptions): Node;
  started(name: string, subscribers: readonly Subscriber[], options?: NodeOptions): Promise<Node>;
  /** A conversation with so many messages; returns its id. */
  conversation(node: Node, messages?: readonly string[]): Promise<string>;
  write(node: Node, conversationId: string, body: string): Promise<void>;
  rows(): Promise<{ seq: number; tries: number; dead_at: number | null; reason: string | null }[]>;
  /** Lets time pass until this no longer throws. */
  eventually(check: () => void | Promise<void>, stepMs?: number): Promise<void>;
  close(): Promise<void>;
};

export async function openStage({ url }: DatabasePlace): Promise<SubscriberStage> {
  const database = await openDatabase(url);
  const visitor = await aVisitor(database);
  const running: Subscribers[] = [];
  const stage: SubscriberStage = {
    database,
    // As large as times are: small ones would fit where real ones do not.
    clock: 1_800_000_000_000,
    log: { warn: vi.fn() },
    node(name, list, { alone = false, epoch = 'epoch-1', database: own = database } = {}) {
      const subscribers = createSubscribers({
        database: own,
        node: name,
        epoch,
        now: () => stage.clock,
        elapsed: () => stage.clock,
        after(delayMs, action) {
          const timer = setTimeout(
            action,
            delayMs <= LOOKS.upToMs ? Math.min(delayMs, LOOKS.everyMs) : delayMs,
          );
          return () => clearTimeout(timer);
        },
        log: stage.log,
        alone,
      });
      for (const one of list) subscribers.add(one);
      const now = () => stage.clock;
      return {
        subscribers,
        runInTransaction: createRunInTransaction(own, name, now, () => {}, [subscribers]),
      };
    },
    async started(name, list, options) {
      const node = stage.node(name, list, options);
      await node.subscribers.start();
      running.push(node.subscribers);
      return node;
    },
    async conversation({ runInTransaction }, messages = []) {
      const id = uuid();
      await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
      for (const body of messages) await stage.write({ runInTransaction } as Node, id, body);
      return id;
    },
    async write({ runInTransaction }, conversationId, body) {
      await runInTransaction((tx) =>
        sendMessage(tx, { kind: 'visitor', visitor }, conversationId, { id: uuid(), body, kind: 'text' }),
      );
    },
    rows: () =>
      database.read
        .selectFrom('due_events')
        .select(['seq', 'tries', 'dead_at', 'reason'])
        .orderBy('conversation_id')
        .orderBy('seq')
        .execute(),
    eventually: (check, stepMs = 0) =>
      vi.waitFor(async () => {
        stage.clock += stepMs;
        await check();
      }, PATIENCE),
    async close() {
      await Promise.all(running.map((subscribers) => subscribers.stop()));
      await database.close();
    },
  };
  return stage;
}

export type Recorder = External & {
  /** The ids that were done, in order; and everything it was called with. */
  done: string[];
  bodies: string[];
  batches: string[][];
  /** What becomes of a batch instead; by default all is done. */
  does: (batch: readonly DueEvent[], signal: AbortSignal) => Promise<readonly Outcome[]>;
};

/** A subscriber that writes down which messages it got. */
export function recorder(name: string, settings: Partial<External> = {}): Recorder {
  const one: Recorder = {
    name,
    wants: ({ type }) => type === 'message.created',
    ...settings,
    done: [],
    bodies: [],
    batches: [],
    does: async () => [],
    async run(batch, signal) {
      one.batches.push(batch.map(bodyOf));
      const outcomes = await one.does(batch, signal);
      const failed = new Set(outcomes.map(({ id }) => id));
      for (const event of batch.filter(({ id }) => !failed.has(id))) {
        one.done.push(event.id);
        one.bodies.push(bodyOf(event));
      }
      return outcomes;
    },
  };
  return one;
}

/** For {@link Told.does}: it does not come to an end before it is stopped. */
export function neverDone(_batch: readonly DueEvent[], signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

export function bodyOf({ event }: DueEvent): string {
  return event.type === 'message.created' ? event.data.message.body : event.type;
}

/** The same database; how many statements its transactions ran is counted. */
export function countingStatements(database: Database): { database: Database; count: () => number } {
  let statements = 0;
  return {
    count: () => statements,
    database: {
      ...database,
      write: (operation) =>
        database.write((db) =>
          operation(
            db.withPlugin({
              transformQuery: ({ node }) => node,
              async transformResult({ result }) {
                statements += 1;
                return result;
              },
            }) as Db,
          ),
        ),
    },
  };
}

/** Somebody who may write, on a site of their own. */
export async function aVisitor(database: Database): Promise<VisitorRow> {
  const site = {
    id: uuid(),
    site_key: 's',
    name: 'S',
    greeting: '',
    color: '#000000',
    allowed_origins: '[]',
    created_at: 0,
  };
  const visitor = {
    id: uuid(),
    site_id: site.id,
    token_hash: 'h',
    name: null,
    email: null,
    verified: 0,
    language: null,
    time_zone: null,
    user_agent: null,
    page_url: null,
    page_title: null,
    here: 0,
    here_at: 0,
    created_at: 0,
    seen_at: 0,
  };
  return database.write(async (db) => {
    await db.insertInto('sites').values(site).execute();
    return db.insertInto('visitors').values(visitor).returningAll().executeTakeFirstOrThrow();
  });
}
