import { ApiError } from '../common/api-error.ts';
import type { CannedReply, PutCannedReply } from '../contract/schemas/canned-replies.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

/** All canned replies, by name. */
export function readCannedReplies(db: Db): Promise<CannedReply[]> {
  return db
    .selectFrom('canned_replies')
    .select(['id', 'name', 'body'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
}

/**
 * Makes the canned reply of this id, or changes it.
 * @throws ApiError `id_taken` when it was deleted
 */
export async function putCannedReply(
  tx: Transaction,
  id: string,
  { name, body }: PutCannedReply,
): Promise<CannedReply> {
  const row = await tx.db
    .insertInto('canned_replies')
    .values({ id, name: name.trim(), body, deleted_at: null, created_at: tx.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: name.trim(), body }))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.deleted_at !== null) throw new ApiError('id_taken', 'This reply was deleted. Make a new one.');
  return { id, name: row.name, body: row.body };
}

/**
 * Idempotent.
 * @returns its name, when it was there
 */
export async function deleteCannedReply(tx: Transaction, id: string): Promise<string | null> {
  const gone = await tx.db
    .updateTable('canned_replies')
    .set({ deleted_at: tx.now })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return gone?.name ?? null;
}
