import { type DestinationStream, type Logger, pino } from 'pino';

/** What proves who somebody is. `@fastify/multipart` logs the headers of uploads at the level `debug`. */
const SECRET_HEADERS = ['req.headers', 'busboyOptions.headers', 'headers'].flatMap((place) => [
  `${place}.authorization`,
  `${place}.cookie`,
]);

type LoggedRequest = { method: string; url: string; ip: string };

/**
 * The server's log: ids and types, never what people wrote and nothing with which somebody could be somebody else.
 * Query strings are left out, because the links of files carry their right in them.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: SECRET_HEADERS,
    serializers: {
      req: ({ method, url, ip }: LoggedRequest) => ({ method, url: url?.split('?')[0], remoteAddress: ip }),
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
