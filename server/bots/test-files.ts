import type { Readable } from 'node:stream';
import { ApiError } from '../common/api-error.ts';
import type { Voice } from '../contract/files/voice-schema.ts';
import type { Attachment } from '../contract/schemas/conversations.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { safeFileName } from '../files/file-name.ts';
import { type Receiving, receiveFile } from '../files/receive-file.ts';
import { voiceName } from '../messages/voice-name.ts';
import { EVERY_FILE, requireKind, voiceTaken } from '../sites/visitor-files.ts';
import { takenOver } from './bot-conversations.ts';
import { lockTest } from './bot-tests.ts';

/** So many files in one test. */
const MOST_FILES = 50;

/**
 * Takes the file of a bot in a test: it is received and looked at as any other, and what it is is noted down. The content is
 * not kept.
 * @param file.voice what the bot says of it as a voice message
 * @throws ApiError `taken_over`, `id_taken`, `too_many_requests`, `file_kind_refused`, and as `receiveFile` does
 */
export async function receiveTestFile(
  { runInTransaction, ...receiving }: Receiving & { runInTransaction: RunInTransaction },
  testId: string,
  {
    id,
    fileName,
    source,
    voice,
  }: { id: string; fileName: string | undefined; source: Readable; voice: Voice | null },
): Promise<{ attachment: Attachment; created: boolean }> {
  const taken = voice === null ? EVERY_FILE : voiceTaken(EVERY_FILE);
  const name = voice === null ? safeFileName(fileName) : voiceName(voice, null);
  const requireType = (mediaType: string) => requireKind(taken, mediaType, name);
  const file = await receiveFile(
    { ...receiving, maxBytes: taken.bytes, voice: voice !== null, requireType },
    source,
  );
  const keys = [file.contentKey, file.thumbnailKey].filter((key) => key !== null);
  await Promise.all(keys.map((key) => receiving.files.remove(key)));
  const { mediaType, sizeBytes, sha256 } = file;
  // No picture is shown: its content is gone.
  const attachment: Attachment = {
    ...{ id, name, mediaType, sizeBytes, picture: null },
    ...(voice === null ? {} : { voice }),
  };
  return runInTransaction(async (tx) => {
    const row = await lockTest(tx, testId);
    if (row === undefined || row.ended !== null) throw takenOver();
    const before = await tx.db
      .selectFrom('bot_test_files')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (before !== undefined) {
      if (before.test_id === testId && before.sha256 === sha256)
        return { attachment: JSON.parse(before.attachment), created: false };
      throw new ApiError(
        'id_taken',
        'Another file was uploaded under this id already. Upload this one under a new id.',
      );
    }
    const there = await tx.db
      .selectFrom('bot_test_files')
      .select('id')
      .where('test_id', '=', testId)
      .execute();
    if (there.length >= MOST_FILES)
      throw new ApiError('too_many_requests', `A test has at most ${MOST_FILES} files. Begin another one.`);
    await tx.db
      .insertInto('bot_test_files')
      .values({ id, test_id: testId, sha256, attachment: JSON.stringify(attachment) })
      .execute();
    return { attachment, created: true };
  });
}
