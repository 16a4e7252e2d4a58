import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { receiveTestFile } from '../bots/test-files.ts';
import { ApiError } from '../common/api-error.ts';
import { networkOf } from '../common/network.ts';
import type { Voice } from '../contract/files/voice-schema.ts';
import type { Uploaded, VoiceUploadQuery } from '../contract/schemas/messages-api.ts';
import { isTooLarge, tooLarge } from '../files/receive-file.ts';
import { uploaderOf } from '../files/uploader.ts';
import { admitUpload, storeUpload } from '../messages/receive-upload.ts';
import { botOf } from '../plugins/bots/bot-scope.ts';
import { withUploadedFile } from '../plugins/uploads.ts';
import { storeReplyFile } from '../team/reply-files.ts';

/**
 * Takes the file of a request into a conversation or room.
 * @param query under which id its uploader names it, and what they say of it as a voice message
 * @throws ApiError `bad_request` where half is said of a voice message, and as `admitUpload` and `storeUpload` do
 */
export async function uploadTo(
  request: FastifyRequest,
  actor: Actor,
  conversationId: string,
  { id, seconds, peaks }: VoiceUploadQuery,
): Promise<{ created: boolean; answer: Uploaded }> {
  const voice = voiceOf(seconds, peaks);
  const { services } = request.server;
  const uploader = uploaderOf(actor, networkOf(request.ip));
  const declaredBytes = declared(request);
  const taken = await admitUpload(services.database.read, actor, conversationId, {
    uploader,
    declaredBytes,
    now: services.now(),
    voice: voice !== null,
  });
  const { socket } = request.raw;
  const receiving = { ...services, uploader, declaredBytes, abandoned: () => socket.destroyed };
  const { attachment, created } = await withUploadedFile(
    request,
    uploader,
    ({ filename: fileName, mimetype: declaredType, file: source }) =>
      storeUpload(receiving, actor, conversationId, { id, fileName, declaredType, source, taken, voice }),
    taken.bytes,
  );
  return { created, answer: { attachment } };
}

/**
 * Takes the file that a bot sends in a test conversation.
 * @throws ApiError `bad_request` where half is said of a voice message, and as `receiveTestFile` does
 */
export async function uploadToTest(
  request: FastifyRequest,
  testId: string,
  { id, seconds, peaks }: VoiceUploadQuery,
): Promise<{ created: boolean; answer: Uploaded }> {
  const voice = voiceOf(seconds, peaks);
  const { services } = request.server;
  const uploader = uploaderOf(botOf(request), networkOf(request.ip));
  const declaredBytes = declared(request);
  if (isTooLarge(declaredBytes)) throw tooLarge();
  const { socket } = request.raw;
  const receiving = { ...services, uploader, declaredBytes, abandoned: () => socket.destroyed };
  const { attachment, created } = await withUploadedFile(request, uploader, (part) =>
    receiveTestFile(receiving, testId, { id, fileName: part.filename, source: part.file, voice }),
  );
  return { created, answer: { attachment } };
}

/**
 * Takes the file of a request for a canned reply.
 * @throws ApiError as `storeReplyFile` does
 */
export async function uploadForReply(
  request: FastifyRequest,
  actor: Extract<Actor, { kind: 'agent' }>,
  upload: { id: string; replyId: string },
): Promise<{ created: boolean; answer: Uploaded }> {
  const { services } = request.server;
  const uploader = uploaderOf(actor, networkOf(request.ip));
  const declaredBytes = declared(request);
  if (isTooLarge(declaredBytes)) throw tooLarge();
  const { socket } = request.raw;
  const receiving = { ...services, uploader, declaredBytes, abandoned: () => socket.destroyed };
  const { attachment, created } = await withUploadedFile(request, uploader, ({ filename, file }) =>
    storeReplyFile(receiving, actor.agent.id, upload, { fileName: filename, source: file }),
  );
  return { created, answer: { attachment } };
}

/** @throws ApiError `bad_request` where only half is said of a voice message */
function voiceOf(seconds: number | undefined, peaks: string | undefined): Voice | null {
  if (seconds !== undefined && peaks !== undefined) return { seconds, peaks };
  if (seconds === undefined && peaks === undefined) return null;
  throw new ApiError('bad_request', 'A voice message needs both `seconds` and `peaks`.');
}

function declared({ headers }: FastifyRequest): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}
