import type { Actor } from '../access/actor.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { ReplyFileRow } from '../database/tables.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { FileStore } from '../files/file-store.ts';
import { THUMBNAIL_BYTES, writeDown } from '../files/receive-file.ts';
import type { Uploader } from '../files/uploader.ts';
import { requireKind } from '../sites/visitor-files.ts';
import { admitUpload, noteUpload } from './receive-upload.ts';

type Copying = { files: FileStore; runInTransaction: RunInTransaction; uploader: Uploader };

/**
 * Puts a copy of a canned reply's file into a conversation or room, as if it had been uploaded there: its bytes stay when
 * the reply or its file is deleted. The same id again finds the first copy.
 * @param to.id the id that the copy has
 * @throws ApiError `conversation_unknown`, `file_kind_refused`, `file_too_large`, `id_taken`, `storage_full`
 */
export async function copyReplyFile(
  { files, runInTransaction, uploader }: Copying,
  read: Db,
  actor: Actor,
  row: ReplyFileRow,
  to: { conversationId: string; id: string; now: number },
): Promise<{ attachment: Attachment; created: boolean }> {
  const { conversationId, id, now } = to;
  const taken = await admitUpload(read, actor, conversationId, {
    uploader,
    declaredBytes: row.size_bytes,
    now,
  });
  requireKind(taken, row.media_type, row.name);
  const contentKey = await copyOf(files, row.content_key, row.size_bytes);
  const thumbnailKey = await thumbnailOf(files, row, contentKey);
  const file = {
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    contentKey,
    thumbnailKey,
    width: row.width,
    height: row.height,
  };
  return noteUpload({ files, runInTransaction }, actor, conversationId, {
    ...{ id, name: row.name, file, uploader, voice: null },
  });
}

async function thumbnailOf(
  files: FileStore,
  { thumbnail_key }: ReplyFileRow,
  contentKey: string,
): Promise<string | null> {
  if (thumbnail_key === null) return null;
  try {
    return await copyOf(files, thumbnail_key, THUMBNAIL_BYTES);
  } catch (error) {
    await files.remove(contentKey);
    throw error;
  }
}

/** A picture is not decoded again: what the store has was made here. */
async function copyOf(files: FileStore, key: string, atMostBytes: number): Promise<string> {
  const place = await files.begin(atMostBytes);
  try {
    const { stream } = await files.read(key);
    await writeDown(stream, place);
    return await files.keep(place.path);
  } finally {
    await place.discard();
  }
}
