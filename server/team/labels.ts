import { Refused } from '../common/api-error.ts';
import type { Label, PutLabel } from '../contract/schemas/desk-api.ts';
import type { Db } from '../database/database.ts';
import type { Work } from '../database/transaction.ts';

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
 * @throws Refused `id_taken` when it was deleted
 */
export async function putLabel(work: Work, id: string, { name, color }: PutLabel): Promise<Label> {
  const row = await work.db
    .insertInto('labels')
    .values({ id, name: name.trim(), color, deleted_at: null, created_at: work.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: name.trim(), color }))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.deleted_at !== null) throw new Refused('id_taken', 'This label was deleted. Make a new one.');
  return { id, name: row.name, color: row.color };
}

/**
 * Takes the label out of use; conversations that have it no longer show it. Twice is as good as once.
 * @returns its name, when it was there
 */
export async function deleteLabel(work: Work, id: string): Promise<string | null> {
  const gone = await work.db
    .updateTable('labels')
    .set({ deleted_at: work.now })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return gone?.name ?? null;
}
