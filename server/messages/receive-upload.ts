import type { Readable } from 'node:stream';
import type { Actor } from '../access/actor.ts';
import { findThread } from '../access/conversation-access.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { safeFileName } from '../files/file-name.ts';
import { checkQuota } from '../files/quota.ts';
import { isTooLarge, type Receiving, receiveFile, tooLarge } from '../files/receive-file.ts';
import type { Uploader } from '../files/uploader.ts';
import { requireFilesTaken } from '../sites/visitor-files.ts';
import { addAttachment } from './add-attachment.ts';

/**
 * Decides whether a file may come into a conversation or room, before its first byte is read.
 * @param declaredBytes what the request says that it holds; null where it does not say
 * @throws ApiError `conversation_unknown`, `file_too_large`, `too_many_requests` past a quota
 */
export async function admitUpload(
  db: Db,
  actor: Actor,
  conversationId: string,
  { uploader, declaredBytes, now }: { uploader: Uploader; declaredBytes: number | null; now: number },
): Promise<void> {
  await findThread(db, actor, conversationId);
  await requireFilesTaken(db, actor);
  await checkQuota(db, actor, uploader, now);
  if (isTooLarge(declaredBytes)) throw tooLarge();
}

/**
 * Stores a file and notes it down in a conversation or room. Where it is not taken, or was there already, nothing of the
 * copy is left behind.
 * @throws ApiError as `receiveFile` and `addAttachment` do
 */
export async function storeUpload(
  { runInTransaction, ...receiving }: Receiving & { runInTransaction: RunInTransaction },
  actor: Actor,
  conversationId: string,
  { id, fileName, source }: { id: string; fileName: string | undefined; source: Readable },
): Promise<{ attachment: Attachment; created: boolean }> {
  const { files, uploader } = receiving;
  const file = await receiveFile(receiving, source);
  const keys = [file.contentKey, file.thumbnailKey].filter((key) => key !== null);
  const removeCopy = () => Promise.all(keys.map((key) => files.remove(key)));
  try {
    const input = { id, name: safeFileName(fileName), file, uploader };
    const added = await runInTransaction((tx) => addAttachment(tx, actor, conversationId, input));
    if (!added.created) await removeCopy();
    return added;
  } catch (error) {
    await removeCopy();
    throw error;
  }
}
