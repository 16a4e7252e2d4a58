import { ATTENTION_HOLDS_MS } from '../contract/notices/push-notice.ts';
import type { SessionRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** Notes that somebody looks at the console of a session, or looks away. */
export async function noteAttention(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  { token_hash, agent_id }: SessionRow,
  looking: boolean,
): Promise<void> {
  const until = looking ? now + ATTENTION_HOLDS_MS : 0;
  await db
    .insertInto('agent_attention')
    .values({ session_hash: token_hash, agent_id, until })
    .onConflict((conflict) => conflict.column('session_hash').doUpdateSet({ until }))
    .execute();
}
