import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { ApiError, TryLater } from '../common/api-error.ts';
import { BODY_LIMIT_BYTES } from '../common/limits.ts';
import { ERROR_KINDS, type ErrorCode } from '../contract/errors.ts';
import type { Refusal } from '../contract/schemas/basics.ts';
import { StorageError } from '../database/database.ts';

type Answer = { code: ErrorCode; message: string; field?: string; details?: Record<string, unknown> };

/** Seconds after which a client may try again where nothing better is known. */
const RETRY_AFTER_S = 2;

/** Every refusal leaves in one shape, with a documented code; what is unexpected is logged and says nothing of itself. */
export const errors = plugin(
  async (app) => {
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const answer = isBrokenUpload(error, request) ? BROKEN_UPLOAD : answerTo(error);
      if (error instanceof TryLater) reply.header('retry-after', Math.ceil(error.waitMs / 1_000));
      if (answer.code === 'internal') request.log.error({ err: error }, 'A request failed unexpectedly.');
      request.refusal = { code: answer.code, ...(isOurs(answer) ? { reason: error.message } : {}) };
      send(reply, answer);
    });
    app.setNotFoundHandler((request: FastifyRequest, reply) => {
      send(reply, {
        code: 'not_found',
        message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
      });
    });
  },
  { name: 'errors', dependencies: ['request-log'] },
);

const BROKEN_UPLOAD: Answer = {
  code: 'bad_request',
  message:
    'The upload is no complete multipart/form-data: its boundary is missing, or it ends too early. Send it again.',
};

/** What the parser says of a body that is broken or cut off has no code and no status of its own. */
function isBrokenUpload(error: FastifyError, { headers }: FastifyRequest): boolean {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) return false;
  return (
    ['ERR_STREAM_PREMATURE_CLOSE', 'FST_MP_PREMATURE_CLOSE'].includes(error.code) ||
    (error.statusCode === undefined && /\bmultipart( data$|: Boundary)/i.test(error.message))
  );
}

function send(reply: FastifyReply, { code, message, field, details }: Answer): void {
  const body: Refusal = {
    error: {
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(details === undefined ? {} : { details }),
    },
  };
  const { status, retry } = ERROR_KINDS[code];
  if (retry === 'later' && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_AFTER_S);
  // Whoever reports it can name it, and its lines are found in the log.
  if (status >= 500) reply.header('request-id', reply.request.id);
  reply.status(status).header('cache-control', 'no-store').type('application/json').send(body);
}

/** Whether it is for who runs the server to know why. */
function isOurs({ code }: Answer): boolean {
  return ERROR_KINDS[code].status >= 500;
}

function answerTo(error: FastifyError): Answer {
  if (error instanceof ApiError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.details === undefined ? {} : { details: error.details }),
    };
  }
  if (error instanceof StorageError) return storageAnswer(error.reason === 'full');
  if (error.code === 'ENOSPC') return storageAnswer(true);
  if (error.validation !== undefined) return invalid(error);
  if (['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'].includes(error.code))
    return { code: 'bad_request', message: 'Send one file at a time, in one part named "file".' };
  switch (error.statusCode) {
    case 413:
      return {
        code: 'body_too_large',
        message: `The request is larger than ${BODY_LIMIT_BYTES / 1024} kB. Send less at once.`,
      };
    case 415:
      return {
        code: 'content_type_unsupported',
        message: 'This content type is not taken here. Send application/json.',
      };
    case 429:
      return { code: 'too_many_requests', message: error.message };
    case 503:
      return {
        code: 'unavailable',
        message: 'The server is busy or about to restart. Try again in a moment.',
      };
    default:
      return (error.statusCode ?? 500) < 500
        ? { code: 'bad_request', message: `The request cannot be read: ${error.message}` }
        : {
            code: 'internal',
            message: 'Something went wrong at the server. It was noted; try again in a moment.',
          };
  }
}

function storageAnswer(full: boolean): Answer {
  return full
    ? {
        code: 'storage_full',
        message: 'The server has no room left to keep this. Nothing was stored; it can be sent again later.',
      }
    : {
        code: 'unavailable',
        message: 'The server cannot reach its storage. Nothing was stored; try again in a moment.',
      };
}

/** Names the field that was wrong, and what it must be. */
function invalid(error: FastifyError): Answer {
  const first = error.validation?.[0];
  const unknown =
    first?.keyword === 'additionalProperties' ? String(first.params['additionalProperty']) : null;
  const missing = first?.keyword === 'required' ? String(first.params['missingProperty']) : null;
  const path = (first?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const field = missing ?? unknown ?? path;
  const where = error.validationContext ?? 'request';
  const said = unknown === null ? (first?.message ?? 'is not right') : 'is not known here';
  return {
    code: 'bad_request',
    message:
      missing === null ? `In the ${where}, "${field}" ${said}.` : `In the ${where}, "${missing}" is missing.`,
    ...(field === '' ? {} : { field }),
  };
}
