import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AppendedEvent, Transaction } from '../database/transaction.ts';

/** Who reads it in this time, in the chat or on the page of a link, needs no push. */
const DELAY_MS = 10_000;
/** For how long it is worth being told. */
const WORTH_MS = 24 * 3_600_000;

/**
 * The subscriber that puts down which browser of a visitor is to be notified of an answer; `push-worker.ts` sends it. Who has the
 * chat open is told nothing.
 * @param isOn whether any visitor's browser is subscribed: while none is, messages cost nothing
 * @param queued called when something may have been put down
 */
export function newReplies({ isOn, queued }: { isOn(): boolean; queued(): void }) {
  return {
    name: 'visitor-push',
    wants: ({ type, visible, room }: AppendedEvent): boolean =>
      isOn() && type === 'message.created' && visible && !room,
    delayMs: DELAY_MS,
    batchSize: 50,
    backoff: { firstMs: 1_000, mostMs: 60_000 },
    maxTries: 60,
    settled: queued,
    runInTransaction,
  };
}

async function runInTransaction(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  due: readonly { conversationId: string; seq: number }[],
): Promise<void> {
  const places = due.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
  const recipients = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .innerJoin(
      'visitor_push_subscriptions as browsers',
      'browsers.conversation_id',
      'messages.conversation_id',
    )
    .select(['browsers.id', 'browsers.host', 'messages.conversation_id', 'messages.seq'])
    .select('messages.created_at')
    .where(sql<boolean>`(messages.conversation_id, messages.seq) in (values ${sql.join(places)})`)
    .where('messages.author_kind', '!=', 'visitor')
    .where('messages.kind', '=', 'text')
    .where('messages.unsent_at', 'is', null)
    .whereRef('messages.seq', '>', 'conversations.read_by_visitor')
    .where('visitors.here', '=', 0)
    .where('browsers.expires_at', '>', now)
    .execute();
  const notices = recipients
    .map(({ id, host, conversation_id, seq, created_at }) => ({
      id: randomUUID(),
      subscription_id: id,
      kind: 'reply',
      conversation_id,
      seq,
      host,
      due_at: now,
      expires_at: created_at + WORTH_MS,
    }))
    .filter(({ expires_at }) => expires_at > now);
  if (notices.length === 0) return;
  await db
    .insertInto('push_notices')
    .values(notices)
    .onConflict((conflict) => conflict.columns(['subscription_id', 'conversation_id', 'seq']).doNothing())
    .execute();
}
