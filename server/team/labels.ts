import type { Label, PutLabel } from '../contract/schemas/labels.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { deleteFromCollection, putInCollection, readCollection } from './collection.ts';

/** All labels, by name. */
export async function readLabels(db: Db): Promise<Label[]> {
  return (await readCollection(db, 'labels')).map(labelFrom);
}

/**
 * Makes the label of this id, or changes it.
 * @throws ApiError `id_taken` when it was deleted
 */
export async function putLabel(tx: Transaction, id: string, { name, color }: PutLabel): Promise<Label> {
  return labelFrom(await putInCollection(tx, { table: 'labels', one: 'label' }, id, { name, color }));
}

/**
 * Takes the label out of use; conversations that have it no longer show it. Idempotent.
 * @returns its name, when it was there
 */
export function deleteLabel(tx: Transaction, id: string): Promise<string | null> {
  return deleteFromCollection(tx, 'labels', id);
}

function labelFrom({ id, name, color }: Label): Label {
  return { id, name, color };
}
