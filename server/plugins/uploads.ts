import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { ApiError, TryLater } from '../common/api-error.ts';
import { LIMITS, UPLOADS_AT_ONCE } from '../common/limits.ts';
import type { Uploader } from '../files/uploader.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** How many uploads each person and network has under way. */
    uploadsUnderWay: Map<string, number>;
  }
}

const RETRY_MS = 5_000;
/** What the parser says of a body that is no multipart/form-data, or breaks off. */
const MALFORMED = /^Multipart:|multipart data|needle/;
/** Its refusals of forms that hold something else than one file. */
const PARSER_CODE = /^FST_(PARTS|FILES|FIELDS|PROTO|MP|INVALID)_/;

/** multipart/form-data with exactly one file; the size is enforced while it streams. */
export const uploads = plugin(
  async (app) => {
    app.decorate('uploadsUnderWay', new Map());
    await app.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: LIMITS.fileBytes, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
  },
  { name: 'uploads' },
);

/**
 * Reads a request that holds one file.
 * @param operation reads the file's stream to its end, or destroys it
 * @param maxBytes of the file; its stream emits `limit` when there is more
 * @throws ApiError `content_type_unsupported`, `bad_request`, `too_many_requests`, and what `operation` throws
 */
export async function withUploadedFile<T>(
  request: FastifyRequest,
  uploader: Uploader,
  operation: (part: MultipartFile) => Promise<T>,
  maxBytes = LIMITS.fileBytes,
): Promise<T> {
  if (!request.isMultipart())
    throw new ApiError(
      'content_type_unsupported',
      'Send the file as multipart/form-data, in one part named "file".',
    );
  const done = begin(request.server.uploadsUnderWay, uploader);
  try {
    const part = await request.file({ limits: { fileSize: maxBytes } });
    if (part === undefined)
      throw new ApiError('bad_request', 'There is no file in the request. Send it in a part named "file".');
    return await operation(part);
  } catch (error) {
    throw isMalformed(error) ? malformed(error) : error;
  } finally {
    done();
  }
}

/** Counts one more upload, until the function that it returns is called. */
function begin(underWay: Map<string, number>, { kind, id, network }: Uploader): () => void {
  const limits: [string, number][] = [[id, UPLOADS_AT_ONCE.person]];
  if (kind === 'visitor') limits.push([network, UPLOADS_AT_ONCE.network]);
  if (limits.some(([name, most]) => (underWay.get(name) ?? 0) >= most))
    throw new TryLater('Too many files are being uploaded at once. Send this one in a moment.', RETRY_MS);
  for (const [name] of limits) underWay.set(name, (underWay.get(name) ?? 0) + 1);
  return () => {
    for (const [name] of limits) {
      const left = (underWay.get(name) ?? 1) - 1;
      if (left > 0) underWay.set(name, left);
      else underWay.delete(name);
    }
  };
}

function isMalformed(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof ApiError) return false;
  return MALFORMED.test(error.message) || ('code' in error && PARSER_CODE.test(String(error.code)));
}

function malformed(error: Error): ApiError {
  return new ApiError(
    'bad_request',
    `The request is not well-formed multipart/form-data with one file (${error.message}). Send the file in one part named "file".`,
  );
}
