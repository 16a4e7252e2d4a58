import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RelayLog } from '../options.ts';
import type { RelayApp } from '../relay-app.ts';
import { decodePart, type RequestUrl, readRequestUrl } from '../wire/request-url.ts';
import { ApiError } from './api-error.ts';
import { readBody } from './read-body.ts';
import { signatureProblem } from './request-signature.ts';
import { routeRequest } from './route-request.ts';

/** `/apps/<id>/…` */
const PATH = /^\/apps\/([^/]+)\/(.+)$/;
const MS_PER_S = 1_000;
const EMPTY_OBJECT = '{}';
const EMPTY_OBJECT_HEADERS = { 'content-type': 'application/json', 'content-length': '2' };

export type ApiWorld = { apps: ReadonlyMap<string, RelayApp>; now: () => number; log: RelayLog };

/**
 * Answers the HTTP API: https://pusher.com/docs/channels/library_auth_reference/rest-api/
 * @returns false when the path is not the API's; the request is then untouched
 */
export function answerRequest(world: ApiWorld, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url?.startsWith('/apps/') !== true) return false;
  const url = readRequestUrl(request.url);
  const match = PATH.exec(url.path);
  if (match === null) return false;
  const [, id = '', path = ''] = match;
  readBody(request, (body) => {
    try {
      if (body === null) throw new ApiError(413, 'The request is too large');
      sendJson(response, answerTo(world, decodePart(id), { request, url, path, body }));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        world.log('warn', 'A request could not be answered.', { app: decodePart(id), error: String(error) });
      }
      const { status, message } = error instanceof ApiError ? error : new ApiError(500, 'The relay failed');
      sendRefusal(response, status, message, body === null);
    }
  });
  return true;
}

function answerTo(
  { apps, now }: ApiWorld,
  id: string,
  { request, url, path, body }: { request: IncomingMessage; url: RequestUrl; path: string; body: Buffer },
): object {
  const app = apps.get(id);
  if (app === undefined) throw new ApiError(404, 'There is no application with this id');
  const method = request.method ?? 'GET';
  const wrong = signatureProblem(app.credentials, { method, url, body }, Math.floor(now() / MS_PER_S));
  if (wrong !== null) {
    app.counters.refuse('api_signature');
    throw new ApiError(401, wrong);
  }
  if (app.options.enabled === false) throw new ApiError(403, 'Application is disabled');
  try {
    return routeRequest(app, { method, path, url, body });
  } catch (error) {
    if (error instanceof ApiError) app.counters.refuse(`api_${error.status}`);
    throw error;
  }
}

function sendJson(response: ServerResponse, answer: object): void {
  const text = JSON.stringify(answer);
  if (text === EMPTY_OBJECT) {
    response.writeHead(200, EMPTY_OBJECT_HEADERS).end(text);
    return;
  }
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

/** @param unread whether the rest of the request still comes: then the connection cannot be used again */
function sendRefusal(response: ServerResponse, status: number, message: string, unread: boolean): void {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(message),
  };
  response.writeHead(status, unread ? { ...headers, connection: 'close' } : headers).end(message);
}
