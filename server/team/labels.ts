import { ApiError } from '../common/api-error.ts';
import type { Label, PutLabel } from '../contract/schemas/labels.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

/** All labels, by name. */
export function readLabels(db: Db): Promise<Label[]> {
  return db
    .selectFrom('labels')
    .select(['id', 'name', 'color'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
}

/**
 * Makes the label of this id, or changes it.
 * @throws ApiError `id_taken` when it was deleted
 */
export async function putLabel(tx: Transaction, id: string, { name, color }: PutLabel): Promise<Label> {
  const row = await tx.db
    .insertInto('labels')
    .values({ id, name: name.trim(), color, deleted_at: null, created_at: tx.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: name.trim(), color }))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.deleted_at !== null) throw new ApiError('id_taken', 'This label was deleted. Make a new one.');
  return { id, name: row.name, color: row.color };
}

/**
 * Takes the label out of use; conversations that have it no longer show it. Idempotent.
 * @returns its name, when it was there
 */
export async function deleteLabel(tx: Transaction, id: string): Promise<string | null> {
  const gone = await tx.db
    .updateTable('labels')
    .set({ deleted_at: tx.now })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return gone?.name ?? null;
}
