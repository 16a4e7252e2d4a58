import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RelayLog } from '../options.ts';
import type { RelayApp } from '../relay-app.ts';
import { decodePart, type RequestUrl, readRequestUrl } from '../wire/request-url.ts';
import { ApiError } from './api-error.ts';
import { type Announced, announcedBody, readBody } from './read-body.ts';
import { bodyProblem, signatureProblem } from './request-signature.ts';
import { routeRequest } from './route-request.ts';

/** `/apps/<id>/…` */
const PATH = /^\/apps\/([^/]+)\/(.+)$/;
const MS_PER_S = 1_000;
const TOO_LARGE = 'The request is too large';
const EMPTY_OBJECT = '{}';
const EMPTY_OBJECT_HEADERS = { 'content-type': 'application/json', 'content-length': '2' };

export type ApiDeps = { apps: ReadonlyMap<string, RelayApp>; now: () => number; log: RelayLog };

/**
 * Answers the HTTP API: https://pusher.com/docs/channels/library_auth_reference/rest-api/
 * @returns false when the path is not the API's; the request is then untouched
 */
export function answerRequest(deps: ApiDeps, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url?.startsWith('/apps/') !== true) return false;
  const url = readRequestUrl(request.url);
  const match = PATH.exec(url.path);
  if (match === null) return false;
  const [, id = '', path = ''] = match;
  const asked = { app: decodePart(id), method: request.method ?? 'GET', path, url };
  const announced = announcedBody(request);
  try {
    const app = admitted(deps, asked, announced);
    readBody(request, (body) => {
      try {
        if (body === null) throw new ApiError(413, TOO_LARGE);
        sendJson(response, answerTo(app, { ...asked, body }));
      } catch (error) {
        refuse(deps, response, { error, app: asked.app, unread: body === null });
      }
    });
  } catch (error) {
    // Nothing of the body is kept. A short one is read past; one that may be long ends the connection.
    request.on('error', nobodyWaits).resume();
    refuse(deps, response, { error, app: asked.app, unread: announced.mayBeLong });
  }
  return true;
}

type Asked = { app: string; method: string; path: string; url: RequestUrl };

/**
 * The app that a request is for, once its head has proved that it may be read on.
 * @throws ApiError
 */
function admitted({ apps, now }: ApiDeps, asked: Asked, { hasBody, tooLarge }: Announced): RelayApp {
  const app = apps.get(asked.app);
  if (app === undefined) throw new ApiError(404, 'There is no application with this id');
  const wrong = signatureProblem(app.credentials, { ...asked, hasBody }, Math.floor(now() / MS_PER_S));
  if (wrong !== null) {
    app.counters.refuse('api_signature');
    throw new ApiError(401, wrong);
  }
  if (app.options.enabled === false) throw new ApiError(403, 'Application is disabled');
  if (tooLarge) throw new ApiError(413, TOO_LARGE);
  return app;
}

function answerTo(app: RelayApp, request: Asked & { body: Buffer }): object {
  const wrong = bodyProblem(request.url, request.body);
  if (wrong !== null) {
    app.counters.refuse('api_signature');
    throw new ApiError(401, wrong);
  }
  try {
    return routeRequest(app, request);
  } catch (error) {
    if (error instanceof ApiError) app.counters.refuse(`api_${error.status}`);
    throw error;
  }
}

function refuse(
  { log }: ApiDeps,
  response: ServerResponse,
  { error, app, unread }: { error: unknown; app: string; unread: boolean },
): void {
  if (!(error instanceof ApiError)) {
    log('warn', 'A request could not be answered.', { app, error: String(error) });
  }
  const { status, message } = error instanceof ApiError ? error : new ApiError(500, 'The relay failed');
  sendRefusal(response, status, message, unread);
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

/** A client that goes away in the middle of what nobody reads. */
function nobodyWaits(): void {}
