import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { createRepeatedLines } from './repeated-lines.ts';

/** What proves who somebody is. `@fastify/multipart` logs the headers of uploads at the level `debug`. */
const SECRET_HEADERS = ['req.headers', 'busboyOptions.headers', 'headers'].flatMap((place) => [
  `${place}.accept`,
  `${place}.authorization`,
  `${place}.cookie`,
]);

/** Errors of what stands outside of this process: where they were met in the code says nothing. */
const WITHOUT_STACK = new Set(['EngineError', 'StorageError', 'ApiError', 'TryLater']);

type LoggedRequest = { method: string; url: string };

/**
 * The server's log: ids and types, never what people wrote, no addresses of people, and nothing with which somebody could
 * be somebody else. Query strings are left out, because the links of files carry their right in them.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: SECRET_HEADERS,
    hooks: { logMethod: createRepeatedLines() },
    serializers: {
      req: ({ method, url }: LoggedRequest) => ({ method, url: url?.split('?')[0] }),
      err: describeError,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function describeError(error: Error): object {
  if (!WITHOUT_STACK.has(error?.name)) return stdSerializers.err(error);
  return { type: error.name, message: error.message, ...codeOf(error.cause) };
}

function codeOf(cause: unknown): { code?: string } {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? { code } : {};
}
