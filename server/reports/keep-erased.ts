import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/transaction.ts';
import { markDays, type TouchedDays } from './days/touch-days.ts';
import { foldConversation } from './fold-conversation.ts';

/**
 * Before conversations are erased: what is to be counted of them is counted, and stays under an id that says nothing. No word, and
 * nothing of who the visitor was, is ever in what is counted.
 */
export async function keepFiguresOf(
  { db, dialect }: Transaction,
  conversationIds: readonly string[],
): Promise<void> {
  const days: TouchedDays = new Set();
  for (const id of conversationIds.toSorted()) {
    while (!(await foldConversation({ db, dialect }, id, { days })));
    const conversation_id = randomUUID();
    await db.updateTable('moment_facts').set({ conversation_id }).where('conversation_id', '=', id).execute();
    await db
      .updateTable('conversation_facts')
      .set({ conversation_id, state: null })
      .where('conversation_id', '=', id)
      .execute();
  }
  await markDays(db, days);
}
