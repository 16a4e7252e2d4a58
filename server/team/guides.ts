import { ApiError } from '../common/api-error.ts';
import type { Guide, PutGuide } from '../contract/routes/agent/guides.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

/** All guides, by name. */
export function readGuides(db: Db): Promise<Guide[]> {
  return db
    .selectFrom('guides')
    .select(['id', 'name', 'body'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
}

/**
 * Makes the guide of this id, or changes it.
 * @throws ApiError `id_taken` when it was deleted
 */
export async function putGuide(tx: Transaction, id: string, { name, body }: PutGuide): Promise<Guide> {
  const row = await tx.db
    .insertInto('guides')
    .values({ id, name: name.trim(), body, deleted_at: null, created_at: tx.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: name.trim(), body }))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.deleted_at !== null) throw new ApiError('id_taken', 'This guide was deleted. Make a new one.');
  return { id, name: row.name, body: row.body };
}

/**
 * Idempotent.
 * @returns its name, when it was there
 */
export async function deleteGuide(tx: Transaction, id: string): Promise<string | null> {
  const gone = await tx.db
    .updateTable('guides')
    .set({ deleted_at: tx.now })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return gone?.name ?? null;
}
