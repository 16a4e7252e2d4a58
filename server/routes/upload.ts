import type { FastifyRequest } from 'fastify';
import { addAttachment } from '../attachments/add-attachment.ts';
import { safeFileName } from '../attachments/file-name.ts';
import { checkQuota } from '../attachments/quota.ts';
import { receiveFile } from '../attachments/receive-file.ts';
import type { Uploaded } from '../contract/schemas/messages-api.ts';
import { findThread } from '../conversations/access.ts';
import type { Reader } from '../conversations/reader.ts';
import { Refused } from '../refusal.ts';

/**
 * Takes the one file of a multipart request into a conversation or room. Access is checked before the first byte is read.
 * @throws Refused as `receiveFile` and `addAttachment` do, `bad_request` when there is no file part
 */
export async function receiveUpload(
  request: FastifyRequest,
  reader: Reader,
  conversationId: string,
  id: string,
): Promise<Uploaded & { created: boolean }> {
  const { database, commit, files, now } = request.server.services;
  await findThread(database.read, reader, conversationId);
  await checkQuota(database.read, reader, now());
  if (!request.isMultipart()) {
    throw new Refused(
      'content_type_unsupported',
      'Send the file as multipart/form-data, in one part named "file".',
    );
  }
  const part = await request.file();
  if (part === undefined)
    throw new Refused('bad_request', 'There is no file in the request. Send it in a part named "file".');
  const file = await receiveFile(files, part.file, () => part.file.truncated);
  const keys = [file.contentKey, file.thumbnailKey].filter((key) => key !== null);
  const removeCopy = () => Promise.all(keys.map((key) => files.remove(key)));
  try {
    const added = await commit((work) =>
      addAttachment(work, reader, conversationId, { id, name: safeFileName(part.filename), file }),
    );
    if (!added.created) await removeCopy();
    return added;
  } catch (error) {
    await removeCopy();
    throw error;
  }
}
