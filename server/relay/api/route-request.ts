import type { RelayApp } from '../relay-app.ts';
import { isRecord } from '../wire/json.ts';
import { decodePart, type RequestUrl } from '../wire/request-url.ts';
import { ApiError } from './api-error.ts';
import { publishBatch, publishEvent } from './publish-events.ts';
import { describeChannel, listChannels, listUsers } from './queries.ts';

const CHANNEL = /^channels\/([^/]+)(\/users)?$/;
const TERMINATE = /^users\/([^/]+)\/terminate_connections$/;

/**
 * Does what a signed request asks for.
 * @param path what follows `/apps/<id>/`
 * @returns what is answered, as JSON
 * @throws ApiError
 */
export function routeRequest(
  app: RelayApp,
  request: { method: string; path: string; url: RequestUrl; body: Buffer },
): object {
  const { method, path, url, body } = request;
  if (method === 'POST') {
    if (path === 'events') return publishEvent(app, parsed(body));
    if (path === 'batch_events') return publishBatch(app, parsed(body));
    const userId = TERMINATE.exec(path)?.[1];
    if (userId !== undefined) {
      app.terminateUser(decodePart(userId));
      return {};
    }
  }
  if (method === 'GET') {
    if (path === 'channels') return listChannels(app, url);
    const match = CHANNEL.exec(path);
    if (match?.[1] !== undefined) {
      const name = decodePart(match[1]);
      return match[2] === undefined ? describeChannel(app, name, url) : listUsers(app, name);
    }
  }
  throw new ApiError(404, 'There is nothing at this address');
}

function parsed(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError(400, 'The body is not JSON');
    throw error;
  }
  if (isRecord(value)) return value;
  throw new ApiError(400, 'The body must be a JSON object');
}
