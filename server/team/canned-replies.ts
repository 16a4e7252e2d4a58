import type { CannedReply, PutCannedReply } from '../contract/schemas/canned-replies.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { deleteFromCollection, putInCollection, readCollection } from './collection.ts';

/** All canned replies, by name. */
export async function readCannedReplies(db: Db): Promise<CannedReply[]> {
  return (await readCollection(db, 'canned_replies')).map(cannedReplyFrom);
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
  const row = await putInCollection(tx, { table: 'canned_replies', one: 'reply' }, id, { name, body });
  return cannedReplyFrom(row);
}

/**
 * Idempotent.
 * @returns its name, when it was there
 */
export function deleteCannedReply(tx: Transaction, id: string): Promise<string | null> {
  return deleteFromCollection(tx, 'canned_replies', id);
}

function cannedReplyFrom({ id, name, body }: CannedReply): CannedReply {
  return { id, name, body };
}
