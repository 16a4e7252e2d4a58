import type { Database, Db } from '../database/database.ts';
import type { AttemptRow, DeliveryRow, EndpointRow, FeedRow } from '../database/tables/webhooks.ts';
import { attemptRow, isTaken } from './attempts.ts';
import { AWAY_AFTER, FURTHEST_MS, restAfter, TRIED_FOR_MS, waitAfter } from './retrying.ts';
import type { Answer } from './send-webhook.ts';

/** The receiver wants nothing any more. */
const GONE = 410;
const SOON_MS = 5_000;
const LONGEST_REST_MS = 10 * 60_000;

/** One attempt, and what came of it. */
export type Attempted = { delivery: DeliveryRow; feed: FeedRow; type: string; at: number; answer: Answer };

type Settling = { now: number; random: () => number; dialect: Database['dialect'] };

/**
 * Writes down what came of a batch: what was taken leaves the queue, what failed waits, and the endpoint is left in peace
 * or switched off where it has to be.
 * @param endpoint as it is in this transaction
 * @param attempted in the order in which they ended
 * @returns why it was switched off; null when it was not
 */
export async function settle(
  db: Db,
  endpoint: EndpointRow,
  attempted: readonly Attempted[],
  { now, random, dialect }: Settling,
): Promise<'gone' | 'failing' | null> {
  const after = standingAfter(endpoint, attempted, random);
  const rows: AttemptRow[] = [];
  const done: number[] = [];
  for (const { delivery, feed, type, at, answer } of attempted) {
    const outcome = outcomeOf(delivery, answer, after, at);
    rows.push(attemptRow(endpoint, feed, { type, at, answer }, outcome));
    if (outcome === 'failed') await putOff(db, delivery, answer, { at, now, random });
    else done.push(delivery.position);
  }
  await removeFromQueue(db, endpoint.id, done);
  if (endpoint.failures >= AWAY_AFTER && after.succeeded_at !== endpoint.succeeded_at)
    await retryNow(db, endpoint, now);
  await writeAttempts(db, rows, dialect);
  await db.updateTable('webhook_endpoints').set(after).where('id', '=', endpoint.id).execute();
  return after.state === 'on' ? null : after.state;
}

type Standing = Pick<EndpointRow, 'failures' | 'failing_since' | 'resting_until' | 'succeeded_at'> & {
  state: 'on' | 'gone' | 'failing';
  state_since: number;
};

function standingAfter(
  endpoint: EndpointRow,
  attempted: readonly Attempted[],
  random: () => number,
): Standing {
  const { failures, failing_since, resting_until, succeeded_at, state_since } = endpoint;
  const after: Standing = {
    ...{ failures, failing_since, resting_until, succeeded_at, state_since },
    state: 'on',
  };
  for (const { at, answer } of attempted) {
    if (isTaken(answer)) {
      Object.assign(after, { failures: 0, failing_since: null, resting_until: 0, succeeded_at: at });
      continue;
    }
    after.failures += 1;
    after.failing_since ??= at;
    const rest = Math.max(
      restAfter(after.failures, random()),
      Math.min(answer.retryAfterMs, LONGEST_REST_MS),
    );
    if (rest > 0) after.resting_until = at + answer.durationMs + rest;
    if (answer.status === GONE) after.state = 'gone';
    else if (after.state === 'on' && at - after.failing_since >= TRIED_FOR_MS) after.state = 'failing';
    if (after.state !== 'on') after.state_since = at;
  }
  return after;
}

/** An event is given up where only it failed, for so long. Where everything does, the endpoint is switched off, and nothing is lost. */
function outcomeOf(
  { failing_since }: DeliveryRow,
  answer: Answer,
  { state, succeeded_at }: Standing,
  at: number,
): AttemptRow['outcome'] {
  if (isTaken(answer)) return 'delivered';
  const since = failing_since ?? at;
  const others = succeeded_at !== null && succeeded_at > since;
  return state === 'on' && others && at - since >= TRIED_FOR_MS ? 'given_up' : 'failed';
}

async function putOff(
  db: Db,
  delivery: DeliveryRow,
  { retryAfterMs }: Answer,
  { at, now, random }: { at: number; now: number; random: () => number },
): Promise<void> {
  const attempts = delivery.attempts + 1;
  const since = delivery.failing_since ?? at;
  const wait = Math.min(FURTHEST_MS, Math.max(waitAfter(attempts, random()), retryAfterMs));
  // The last attempt comes when the time is up, not hours after it.
  const last = Math.max(since + TRIED_FOR_MS, now + SOON_MS);
  await db
    .updateTable('webhook_deliveries')
    .set({ attempts, failing_since: since, next_at: Math.min(now + wait, last) })
    .where('endpoint_id', '=', delivery.endpoint_id)
    .where('position', '=', delivery.position)
    .execute();
}

/** The receiver is back: what failed while it was away does not wait any longer. */
async function retryNow(db: Db, endpoint: EndpointRow, now: number): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ next_at: now })
    .where('endpoint_id', '=', endpoint.id)
    .where('next_at', '>', now)
    .where('failing_since', '>=', endpoint.failing_since ?? 0)
    .execute();
}

export async function removeFromQueue(
  db: Db,
  endpointId: string,
  positions: readonly number[],
): Promise<void> {
  if (positions.length === 0) return;
  await db
    .deleteFrom('webhook_deliveries')
    .where('endpoint_id', '=', endpointId)
    .where('position', 'in', positions)
    .execute();
}

/** Of somebody who was erased meanwhile, nothing is written down: the answer may repeat their words. */
async function writeAttempts(
  db: Db,
  rows: readonly AttemptRow[],
  dialect: Database['dialect'],
): Promise<void> {
  const positions = rows.flatMap(({ position }) => (position === null ? [] : [position]));
  if (positions.length === 0) return;
  const there = await db
    .selectFrom('feed_events')
    .select('position')
    .where('position', 'in', positions)
    // Whoever erases waits for this transaction, and then finds what it wrote.
    .$if(dialect === 'postgres', (query) => query.forShare())
    .execute();
  const known = new Set(there.map(({ position }) => position));
  const kept = rows.filter(({ position }) => position !== null && known.has(position));
  if (kept.length > 0) await db.insertInto('webhook_attempts').values(kept).execute();
}
