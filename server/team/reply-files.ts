import type { OperandExpression } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import { FILES_PER_REPLY } from '../contract/limits.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import { holdName, locking } from '../database/lock.ts';
import type { ReplyFileRow } from '../database/tables.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import { attachmentFrom } from '../files/attachment.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';
import { safeFileName } from '../files/file-name.ts';
import { takeOffKept } from '../files/noted-store.ts';
import { type ReceivedFile, type Receiving, receiveFile } from '../files/receive-file.ts';

/** So many files may an agent have uploaded and not saved with a reply. They are removed after a day. */
const MAX_UNSAVED = 50;

type Upload = { id: string; replyId: string };

/** The files of these canned replies, each in order, by the id of the reply; one without files is missing. */
export async function readReplyFiles(
  db: Db,
  replies: readonly string[] | OperandExpression<string>,
): Promise<Map<string, Attachment[]>> {
  const rows = await db
    .selectFrom('reply_files')
    .selectAll()
    .where('reply_id', 'in', replies)
    .where('saved', '=', 1)
    .orderBy('position')
    .execute();
  const files = new Map<string, Attachment[]>();
  for (const row of rows)
    files.set(row.reply_id, [...(files.get(row.reply_id) ?? []), attachmentFrom({ ...row, voice: null })]);
  return files;
}

/**
 * Receives a file for a canned reply and notes it down as not saved yet. The same file under the same id again finds the
 * first one.
 * @param upload.replyId the reply may not exist yet; nothing of it changes
 * @throws ApiError `id_taken`, `too_many_requests` past what may be unsaved, and as `receiveFile` does
 */
export async function storeReplyFile(
  { runInTransaction, ...receiving }: Receiving & { runInTransaction: RunInTransaction },
  agentId: string,
  upload: Upload,
  { fileName, source }: { fileName: string | undefined; source: Parameters<typeof receiveFile>[1] },
): Promise<{ attachment: Attachment; created: boolean }> {
  const name = safeFileName(fileName);
  const file = await receiveFile(receiving, source);
  const removeCopy = async () => {
    for (const key of [file.contentKey, file.thumbnailKey])
      if (key !== null) await receiving.files.remove(key);
  };
  try {
    const added = await runInTransaction((tx) => addReplyFile(tx, agentId, upload, { name, file }));
    if (!added.created) await removeCopy();
    return added;
  } catch (error) {
    await removeCopy();
    throw error;
  }
}

/**
 * Makes these the files of a reply, whose row is locked: the others it had are deleted, and their bytes are put down to be
 * removed.
 * @throws ApiError `attachment_unknown` for one that was not uploaded for this reply, or is gone
 */
export async function saveReplyFiles(
  tx: Transaction,
  replyId: string,
  ids: readonly string[],
): Promise<void> {
  const { db } = tx;
  const ofReply = db
    .selectFrom('reply_files')
    .select(['id', 'saved', 'content_key', 'thumbnail_key'])
    .where('reply_id', '=', replyId);
  // Whoever removes one at this moment that was never saved is waited for, or waits and finds it saved.
  const there = await locking(tx, ofReply).execute();
  const known = new Set(there.map(({ id }) => id));
  if (!ids.every((id) => known.has(id)))
    throw new ApiError(
      'attachment_unknown',
      'A file of this canned reply is no longer available. Remove it, upload it again, and save.',
    );
  for (const [position, id] of ids.entries())
    await db.updateTable('reply_files').set({ saved: 1, position }).where('id', '=', id).execute();
  // What was uploaded and is not saved yet may be of a colleague who edits the same reply at this moment.
  const dropped = there.filter(({ id, saved }) => saved === 1 && !ids.includes(id));
  for (const { id } of dropped) await db.deleteFrom('reply_files').where('id', '=', id).execute();
  await queueFileDeletion(tx, dropped);
}

/** Deletes what a deleted reply had of files, saved or not. */
export async function forgetReplyFiles(tx: Transaction, replyId: string): Promise<void> {
  const gone = await tx.db
    .deleteFrom('reply_files')
    .where('reply_id', '=', replyId)
    .returning(['content_key', 'thumbnail_key'])
    .execute();
  await queueFileDeletion(tx, gone);
}

async function addReplyFile(
  tx: Transaction,
  agentId: string,
  { id, replyId }: Upload,
  { name, file }: { name: string; file: ReceivedFile },
): Promise<{ attachment: Attachment; created: boolean }> {
  const { db, now } = tx;
  await holdName(tx, `reply files of ${agentId}`);
  const before = await db.selectFrom('reply_files').selectAll().where('id', '=', id).executeTakeFirst();
  if (before !== undefined) {
    const same =
      before.reply_id === replyId && before.uploaded_by === agentId && before.sha256 === file.sha256;
    if (same) return { attachment: attachmentFrom({ ...before, voice: null }), created: false };
    throw new ApiError(
      'id_taken',
      'Another file was uploaded under this id already. Upload this one under a new id.',
    );
  }
  const unsaved = await db
    .selectFrom('reply_files')
    .select('id')
    .where('saved', '=', 0)
    .where('uploaded_by', '=', agentId)
    .limit(MAX_UNSAVED)
    .execute();
  if (unsaved.length >= MAX_UNSAVED)
    throw new ApiError(
      'too_many_requests',
      'You have uploaded many files without saving the reply. Save it, or try again tomorrow.',
    );
  const row: ReplyFileRow = {
    id,
    reply_id: replyId,
    uploaded_by: agentId,
    saved: 0,
    position: FILES_PER_REPLY,
    name,
    media_type: file.mediaType,
    size_bytes: file.sizeBytes,
    width: file.width,
    height: file.height,
    sha256: file.sha256,
    content_key: file.contentKey,
    thumbnail_key: file.thumbnailKey,
    created_at: now,
  };
  await db.insertInto('reply_files').values(row).execute();
  await takeOffKept(db, [row]);
  return { attachment: attachmentFrom({ ...row, voice: null }), created: true };
}
