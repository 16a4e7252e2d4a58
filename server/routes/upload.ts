import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { findThread } from '../access/conversation-access.ts';
import { networkOf } from '../common/network.ts';
import type { Uploaded } from '../contract/schemas/messages-api.ts';
import { safeFileName } from '../files/file-name.ts';
import { checkQuota } from '../files/quota.ts';
import { isTooLarge, receiveFile, tooLarge } from '../files/receive-file.ts';
import { uploaderOf } from '../files/uploader.ts';
import { addAttachment } from '../messages/add-attachment.ts';
import { withUploadedFile } from '../plugins/uploads.ts';
import { requireFilesTaken } from '../sites/visitor-files.ts';

/**
 * Takes the one file of a multipart request into a conversation or room. Access, quota and the size that the request
 * declares are checked before the first byte is read.
 * @throws ApiError as `requireFilesTaken`, `withUploadedFile`, `receiveFile` and `addAttachment` do
 */
export async function receiveUpload(
  request: FastifyRequest,
  actor: Actor,
  conversationId: string,
  id: string,
): Promise<Uploaded & { created: boolean }> {
  const { database, runInTransaction, files, pictures, now } = request.server.services;
  const { socket } = request.raw;
  const uploader = uploaderOf(actor, networkOf(request.ip));
  await findThread(database.read, actor, conversationId);
  await requireFilesTaken(database.read, actor);
  await checkQuota(database.read, actor, uploader, now());
  const declaredBytes = declared(request);
  if (isTooLarge(declaredBytes)) throw tooLarge();
  return withUploadedFile(request, uploader, async (part) => {
    const abandoned = () => socket.destroyed;
    const file = await receiveFile({ files, pictures, uploader, declaredBytes, abandoned }, part.file);
    const keys = [file.contentKey, file.thumbnailKey].filter((key) => key !== null);
    const removeCopy = () => Promise.all(keys.map((key) => files.remove(key)));
    try {
      const input = { id, name: safeFileName(part.filename), file, uploader };
      const added = await runInTransaction((tx) => addAttachment(tx, actor, conversationId, input));
      if (!added.created) await removeCopy();
      return added;
    } catch (error) {
      await removeCopy();
      throw error;
    }
  });
}

function declared({ headers }: FastifyRequest): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}
