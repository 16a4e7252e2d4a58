import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * What was scheduled is not sent into a conversation that goes on in another one.
 * @returns the ids of what is held from now on
 */
export async function holdScheduled(db: Db, conversationId: string): Promise<string[]> {
  const rows = await db
    .updateTable('scheduled_messages')
    .set({ held: 'refused' })
    .where('conversation_id', '=', conversationId)
    .where('held', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * The opposite of {@link holdScheduled}: each is sent at its time again. One whose time is over stays held, because nobody
 * expects it any more.
 * @param wrote the visitor has written meanwhile: all of them stay held, and say so
 */
export async function letGo(
  { db, now }: Transaction,
  conversationId: string,
  ids: readonly string[],
  wrote: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('scheduled_messages')
    .set({ held: wrote ? 'visitor_wrote' : null })
    .where('conversation_id', '=', conversationId)
    .where('id', 'in', ids)
    .where('held', '=', 'refused')
    .$if(!wrote, (query) => query.where('send_at', '>', now))
    .execute();
}
