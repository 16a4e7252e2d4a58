import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { NoticeEvent } from '../contract/notices/notices.ts';
import { eventFrom, eventRows } from '../conversations/read-events.ts';
import type { AppendedEvent, Transaction } from '../database/transaction.ts';
import { browsersFor, browsersToTell } from './browsers-to-tell.ts';

const TYPES: ReadonlySet<string> = new Set([
  'message.created',
  'conversation.bot_left',
  'conversation.assigned',
  'conversation.offered',
  'conversation.escalated',
  'conversation.rated',
]);
/**
 * Nobody is told at once: who looks at it, answers or takes it in this time needs no push, and a rule that gives a
 * conversation to somebody has done so.
 */
const DELAY_MS = 1_000;

const HOUR_MS = 3_600_000;
/** For how long it is worth being told. */
export const WORTH_MS: Readonly<Record<NoticeEvent | 'test', number>> = {
  waiting: HOUR_MS / 2,
  offer: HOUR_MS / 30,
  message: 12 * HOUR_MS,
  assigned: 12 * HOUR_MS,
  mention: 24 * HOUR_MS,
  room: 12 * HOUR_MS,
  rating: 24 * HOUR_MS,
  test: HOUR_MS / 60,
};

/**
 * The subscriber that puts down which browser is to be notified of what happened; `push-worker.ts` sends it.
 * @param isOn whether any browser is subscribed: while none is, events cost nothing
 * @param queued called when something may have been put down
 */
export function newNotices({ isOn, queued }: { isOn(): boolean; queued(): void }) {
  return {
    name: 'push',
    wants: ({ type }: AppendedEvent): boolean => isOn() && TYPES.has(type),
    delayMs: DELAY_MS,
    batchSize: 20,
    backoff: { firstMs: 500, mostMs: 60_000 },
    /** What is older than that needs no push any more. */
    maxTries: 60,
    settled: queued,
    runInTransaction,
  };
}

async function runInTransaction(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  due: readonly { conversationId: string; seq: number }[],
): Promise<void> {
  const browsers = await browsersToTell(db, now);
  if (browsers.length === 0) return;
  const places = due.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
  const rows = await eventRows(db)
    .where(sql<boolean>`(events.conversation_id, events.seq) in (values ${sql.join(places)})`)
    .orderBy('events.created_at')
    .orderBy('events.conversation_id')
    .orderBy('events.seq')
    .execute();
  for (const row of rows) {
    const recipients = await browsersFor(db, browsers, eventFrom(row, 'agent'));
    const notices = recipients
      .map(({ browser: { id, host }, kind }) => ({
        id: randomUUID(),
        subscription_id: id,
        kind,
        conversation_id: row.conversation_id,
        seq: row.seq,
        host,
        due_at: now,
        expires_at: row.created_at + WORTH_MS[kind],
      }))
      .filter(({ expires_at }) => expires_at > now);
    if (notices.length > 0)
      await db
        .insertInto('push_notices')
        .values(notices)
        .onConflict((conflict) => conflict.columns(['subscription_id', 'conversation_id', 'seq']).doNothing())
        .execute();
  }
}

/** Puts a test down for the browser of a session; false where none is subscribed. */
export async function queueTest(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  sessionHash: string,
): Promise<boolean> {
  const browser = await db
    .selectFrom('push_subscriptions')
    .select(['id', 'host'])
    .where('session_hash', '=', sessionHash)
    .executeTakeFirst();
  if (browser === undefined) return false;
  const notice = {
    id: randomUUID(),
    subscription_id: browser.id,
    kind: 'test',
    conversation_id: null,
    seq: null,
    host: browser.host,
    due_at: now,
    expires_at: now + WORTH_MS.test,
  };
  await db.insertInto('push_notices').values(notice).execute();
  return true;
}
