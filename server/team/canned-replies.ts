import type { CannedReply, PutCannedReply } from '../contract/schemas/canned-replies.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { deleteFromCollection, putInCollection, readCollection } from './collection.ts';
import { forgetReplyFiles, readReplyFiles, saveReplyFiles } from './reply-files.ts';
import { forgetUses, readUses } from './reply-uses.ts';

type Kept = Omit<CannedReply, 'uses' | 'files'>;

/** All canned replies that are shared, by name. */
export async function readCannedReplies(db: Db): Promise<CannedReply[]> {
  const rows = await readCollection(db, 'canned_replies');
  const ids = db.selectFrom('canned_replies').select('id');
  const uses = await readUses(db, ids);
  const files = await readReplyFiles(db, ids);
  return rows.map((row) => cannedReplyFrom(row, uses, files));
}

/**
 * Makes the shared canned reply of this id, or changes it.
 * @throws ApiError `id_taken` when it was deleted, `attachment_unknown` for a file that is not there
 */
export async function putCannedReply(tx: Transaction, id: string, put: PutCannedReply): Promise<CannedReply> {
  const row = await putInCollection(tx, { table: 'canned_replies', one: 'reply' }, id, fieldsOf(put));
  if (put.files !== undefined) await saveReplyFiles(tx, id, put.files);
  return cannedReplyFrom(row, await readUses(tx.db, [id], tx.now), await readReplyFiles(tx.db, [id]));
}

/**
 * Idempotent.
 * @returns its name, when it was there
 */
export async function deleteCannedReply(tx: Transaction, id: string): Promise<string | null> {
  const name = await deleteFromCollection(tx, 'canned_replies', id);
  if (name === null) return null;
  await forgetUses(tx, id);
  await forgetReplyFiles(tx, id);
  return name;
}

/** What is stored of a reply; a folder that is not named stays as it is. */
export function fieldsOf({ name, body, folder }: PutCannedReply) {
  return { name: name.trim(), body, ...(folder === undefined ? {} : { folder: folder?.trim() ?? null }) };
}

export function cannedReplyFrom(
  { id, name, body, folder }: Kept,
  uses: ReadonlyMap<string, number>,
  files: ReadonlyMap<string, Attachment[]>,
): CannedReply {
  return { id, name, body, folder, files: files.get(id) ?? [], uses: uses.get(id) ?? 0 };
}
