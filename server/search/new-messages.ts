import { sql } from 'kysely';
import type { AppendedEvent, Transaction } from '../database/transaction.ts';
import { indexMessages } from './message-index.ts';

/**
 * The subscriber that lets new messages be found, a moment after they are acknowledged and many at once. What is said in
 * rooms is in no search.
 */
export const newMessages = {
  name: 'search',
  wants: ({ type, room }: AppendedEvent): boolean => type === 'message.created' && !room,
  /** For SQLite, some ten milliseconds in which nobody else is served. */
  batchSize: 100,
  atMostEveryMs: 100,
  backoff: { firstMs: 500, mostMs: 60_000 },
  runInTransaction: indexDue,
};

/** What was taken back meanwhile has no words any more, and what was erased is not there. */
async function indexDue(
  { db, dialect }: Pick<Transaction, 'db' | 'dialect'>,
  due: readonly { conversationId: string; seq: number }[],
): Promise<void> {
  const keys = due.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
  // Whoever edits, takes back or erases one of them meanwhile waits, so that no word stays that was removed.
  const messages = await db
    .selectFrom('messages')
    .select(['conversation_id', 'seq', 'body', 'attachments'])
    .where(sql<boolean>`(conversation_id, seq) in (values ${sql.join(keys)})`)
    .orderBy('created_at')
    .orderBy('conversation_id')
    .orderBy('seq')
    .$if(dialect === 'postgres', (query) => query.forShare())
    .execute();
  await indexMessages({ db, dialect }, messages);
}
