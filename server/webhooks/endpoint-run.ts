import type { Sealer } from '../common/sealer.ts';
import type { PublicEvent } from '../contract/schemas/public-events.ts';
import type { Database } from '../database/database.ts';
import type { DeliveryRow, EndpointRow, FeedRow } from '../database/tables/webhooks.ts';
import { traceFrom } from '../delivery/event-traces.ts';
import { bodiesOf } from '../feed/bodies.ts';
import type { TraceContext } from '../tracing/trace.ts';
import type { WorkerClock } from '../workers/worker.ts';
import { isTaken } from './attempts.ts';
import { claimEndpoint, holdEndpoint, releaseEndpoint } from './endpoint-claim.ts';
import { choiceOf, fillQueue, nextInQueue } from './queue.ts';
import { AWAY_AFTER } from './retrying.ts';
import type { Answer, Outgoing } from './send-webhook.ts';
import { type Attempted, removeFromQueue, settle } from './settle.ts';
import { signedHeaders } from './signature.ts';

/** So many conversations of one endpoint at once. */
export const SENT_AT_ONCE = 4;
const DELIVERIES_PER_BATCH = 100;
/** After this a batch begins with nothing more, so that it ends before another node takes the endpoint over. */
const BEGUN_WITHIN_MS = 5_000;
/** A rest that ends later than any does, was begun before a clock was set back. */
const LONGEST_REST_MS = 60 * 60 * 1_000;

export type EndpointRunDeps = {
  database: Database;
  /** The name of this process among all nodes. */
  node: string;
  now: () => number;
  random: () => number;
  send(outgoing: Outgoing, signal: AbortSignal): Promise<Answer>;
  /** The endpoint was switched off in the transaction that has just ended. */
  switchedOff(endpoint: EndpointRow, why: 'gone' | 'failing'): Promise<void>;
  /** By which clock it goes; without it, the machine's. */
  clock?: WorkerClock;
};

type Prepared = { delivery: DeliveryRow; feed: FeedRow; body: PublicEvent; trace: TraceContext | null };

/** One run for one endpoint: sends what is due, in order within each thread, until nothing is or it has to be left in peace. */
export function createEndpointRun(id: string, deps: EndpointRunDeps): (signal: AbortSignal) => Promise<void> {
  const { database, node, now, random } = deps;
  const elapsed = deps.clock?.elapsed ?? (() => performance.now());

  return async (signal) => {
    if ((await claimEndpoint(database, id, node, now())) === null) return;
    try {
      while (!signal.aborted && (await sendBatch(signal)));
    } finally {
      await releaseEndpoint(database, id, node);
    }
  };

  /** @returns whether there may be more to do at once */
  async function sendBatch(signal: AbortSignal): Promise<boolean> {
    const filled = await database.write(async (db) => {
      const endpoint = await holdEndpoint(db, id, node, now());
      return endpoint === null ? null : { endpoint, looked: await fillQueue(db, endpoint, now()) };
    });
    if (filled === null || isResting(filled.endpoint)) return false;
    const { endpoint, looked } = filled;
    const most = endpoint.failures >= AWAY_AFTER ? 1 : DELIVERIES_PER_BATCH;
    const due = await nextInQueue(database.read, id, now(), most);
    if (due.length === 0) return looked > 0;
    const { ready, needless } = await prepare(endpoint, due);
    const attempted = await sendAll(endpoint, ready, signal);
    const off = await database.write(async (db) => {
      const current = await holdEndpoint(db, id, node, now());
      if (current === null) return null;
      await removeFromQueue(db, id, needless);
      const { dialect } = database;
      const why = await settle(db, current, attempted, { now: now(), random, dialect });
      return why === null ? null : { current, why };
    });
    if (off !== null) await deps.switchedOff(off.current, off.why);
    return off === null;
  }

  function isResting({ resting_until }: EndpointRow): boolean {
    return resting_until > now() && resting_until < now() + LONGEST_REST_MS;
  }

  /** What is to be sent, with its body; and the positions of what is not, being erased, old, or of a type that is not wanted. */
  async function prepare(endpoint: EndpointRow, due: readonly DeliveryRow[]) {
    const feed = await database.read
      .selectFrom('feed_events')
      .leftJoin('event_traces as traces', (join) =>
        join
          .onRef('traces.conversation_id', '=', 'feed_events.conversation_id')
          .onRef('traces.seq', '=', 'feed_events.seq'),
      )
      .selectAll('feed_events')
      .select(['traces.trace_id', 'traces.sampled'])
      .where(
        'feed_events.position',
        'in',
        due.map(({ position }) => position),
      )
      .execute();
    const bodies = await bodiesOf(database.read, feed);
    const rows = new Map(feed.map((row) => [row.position, row]));
    const { types } = choiceOf(endpoint);
    const ready: Prepared[] = [];
    const needless: number[] = [];
    for (const delivery of due) {
      const body = bodies.get(delivery.position);
      const row = rows.get(delivery.position);
      if (body === undefined || row === undefined || !(types?.includes(body.type) ?? true))
        needless.push(delivery.position);
      else ready.push({ delivery, feed: row, body, trace: traceFrom(row) });
    }
    return { ready, needless };
  }

  /** Sends some threads at once, and the events of each one after the other, up to the first that is not taken. */
  async function sendAll(
    endpoint: EndpointRow,
    ready: readonly Prepared[],
    signal: AbortSignal,
  ): Promise<Attempted[]> {
    const began = elapsed();
    const attempted: Attempted[] = [];
    const threads = byThread(ready);
    let failed = 0;
    const mayBegin = () => !signal.aborted && failed < AWAY_AFTER && elapsed() - began < BEGUN_WITHIN_MS;
    await Promise.all(
      Array.from({ length: SENT_AT_ONCE }, async () => {
        for (let thread = threads.shift(); thread !== undefined; thread = threads.shift())
          for (const one of thread) {
            if (!mayBegin()) return;
            const result = await sendOne(endpoint, one, signal);
            if (result === null) return;
            attempted.push(result);
            failed = isTaken(result.answer) ? 0 : failed + 1;
            if (failed > 0) break;
          }
      }),
    );
    return attempted;
  }

  /** @returns null when it was interrupted, which says nothing of the receiver */
  async function sendOne(
    endpoint: EndpointRow,
    { delivery, feed, body, trace }: Prepared,
    signal: AbortSignal,
  ): Promise<Attempted | null> {
    const at = now();
    const text = JSON.stringify(body);
    const headers = signedHeaders(secretsOf(database.sealer, endpoint, at), { id: feed.id, at, body: text });
    const answer = await deps.send({ url: endpoint.url, headers, body: text, trace }, signal);
    return signal.aborted && answer.status === null ? null : { delivery, feed, type: body.type, at, answer };
  }
}

function byThread(ready: readonly Prepared[]): Prepared[][] {
  const threads = new Map<string, Prepared[]>();
  for (const one of ready) {
    const { thread } = one.delivery;
    threads.set(thread, [...(threads.get(thread) ?? []), one]);
  }
  return [...threads.values()];
}

/** The secrets that sign at a time: two of them for a while after a rotation. */
export function secretsOf(
  sealer: Sealer,
  row: Pick<EndpointRow, 'id' | 'secret' | 'old_secret' | 'old_secret_until'>,
  now: number,
): string[] {
  const { id, secret, old_secret, old_secret_until } = row;
  const both = old_secret !== null && (old_secret_until ?? 0) > now ? [secret, old_secret] : [secret];
  return both.map((stored) => sealer.open(stored, id));
}
