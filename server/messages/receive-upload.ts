import type { Readable } from 'node:stream';
import type { Actor } from '../access/actor.ts';
import { findThread } from '../access/conversation-access.ts';
import { mayBeOfKinds } from '../contract/files/file-kinds.ts';
import type { Voice } from '../contract/files/voice-schema.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { safeFileName } from '../files/file-name.ts';
import { checkQuota } from '../files/quota.ts';
import { isTooLarge, type Receiving, receiveFile, tooLarge } from '../files/receive-file.ts';
import type { Uploader } from '../files/uploader.ts';
import {
  EVERY_FILE,
  type FilesTaken,
  filesTakenFrom,
  kindRefused,
  requireKind,
  voiceTaken,
} from '../sites/visitor-files.ts';
import { addAttachment } from './add-attachment.ts';
import { voiceName } from './voice-name.ts';

/**
 * Decides whether a file may come into a conversation or room, before its first byte is read.
 * @param declaredBytes what the request says that it holds; null where it does not say
 * @param voice true: it is a voice message
 * @param ours true: it is made of somebody's words, and no file that the site could refuse
 * @returns what is taken of it
 * @throws ApiError `conversation_unknown`, `forbidden`, `file_too_large`, `too_many_requests` past a quota
 */
export async function admitUpload(
  db: Db,
  actor: Actor,
  conversationId: string,
  {
    uploader,
    declaredBytes,
    now,
    voice = false,
    ours = false,
  }: { uploader: Uploader; declaredBytes: number | null; now: number; voice?: boolean; ours?: boolean },
): Promise<FilesTaken> {
  await findThread(db, actor, conversationId);
  const files = ours ? EVERY_FILE : await filesTakenFrom(db, actor);
  const taken = voice ? voiceTaken(files) : files;
  await checkQuota(db, actor, uploader, now);
  if (isTooLarge(declaredBytes, taken.bytes)) throw tooLarge(taken.bytes);
  return taken;
}

type Incoming = {
  id: string;
  fileName: string | undefined;
  declaredType?: string;
  source: Readable;
  taken: FilesTaken;
  voice?: Voice | null;
};

/**
 * Stores a file and notes it down in a conversation or room. Where it is not taken, or was there already, nothing of the
 * copy is left behind.
 * @param options.taken as `admitUpload` says
 * @param options.declaredType what its sender says that it is
 * @param options.voice what its sender says of it as a voice message
 * @throws ApiError `file_kind_refused`, and as `receiveFile` and `addAttachment` do
 */
export async function storeUpload(
  { runInTransaction, ...receiving }: Receiving & { runInTransaction: RunInTransaction },
  actor: Actor,
  conversationId: string,
  { id, fileName, declaredType = '', source, taken, voice = null }: Incoming,
): Promise<{ attachment: Attachment; created: boolean }> {
  const { files, uploader } = receiving;
  const name = voice === null ? safeFileName(fileName) : voiceName(voice, actor);
  // Refused before it is read, where it does not even claim to be something else.
  if (!mayBeOfKinds(taken.kinds, declaredType, name)) {
    source.destroy();
    throw kindRefused(taken.kinds);
  }
  const requireType = (mediaType: string) => requireKind(taken, mediaType, name);
  const file = await receiveFile(
    { ...receiving, maxBytes: taken.bytes, voice: voice !== null, requireType },
    source,
  );
  return noteUpload({ files, runInTransaction }, actor, conversationId, { id, name, file, uploader, voice });
}

/**
 * Notes down a file that the store has. Where it is not taken, or was there already, nothing of the copy is left behind.
 * @throws ApiError as `addAttachment` does
 */
export async function noteUpload(
  { files, runInTransaction }: Pick<Receiving, 'files'> & { runInTransaction: RunInTransaction },
  actor: Actor,
  conversationId: string,
  input: Parameters<typeof addAttachment>[3],
): Promise<{ attachment: Attachment; created: boolean }> {
  const { file } = input;
  const keys = [file.contentKey, file.thumbnailKey].filter((key) => key !== null);
  const removeCopy = () => Promise.all(keys.map((key) => files.remove(key)));
  try {
    const added = await runInTransaction((tx) => addAttachment(tx, actor, conversationId, input));
    if (!added.created) await removeCopy();
    return added;
  } catch (error) {
    await removeCopy();
    throw error;
  }
}
