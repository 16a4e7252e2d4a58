import type { IncomingMessage, ServerResponse } from 'node:http';
import { isChannelName, isUserChannelName, kindOf } from './channel-names.ts';
import { isRecord } from './frames.ts';
import { signatureProblem } from './http-signature.ts';
import type { RelayApp } from './relay-app.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;
const SOCKET_ID = /^\d+\.\d+$/;
const PATH = /^\/apps\/([^/]+)\/(.+)$/;

/** A request that is answered with a status and a sentence. */
class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Event = { name: string; data: string; channels: string[]; socketId: string | undefined; info: string[] };

/**
 * Answers the HTTP API: https://pusher.com/docs/channels/library_auth_reference/rest-api/
 * @returns false when the path is not the API's; the request is then untouched
 */
export function handleApiRequest(
  apps: ReadonlyMap<string, RelayApp>,
  request: IncomingMessage,
  response: ServerResponse,
  now: () => number,
): boolean {
  const url = new URL(request.url ?? '/', 'http://relay');
  const match = PATH.exec(url.pathname);
  if (match === null) return false;
  const app = apps.get(decodeURIComponent(match[1] ?? ''));
  readBody(request)
    .then((body) => {
      if (app === undefined) throw new ApiError(404, 'There is no app with this id');
      const method = request.method ?? 'GET';
      const wrong = signatureProblem(
        app.options,
        { method, path: url.pathname, query: url.searchParams, body },
        Math.floor(now() / 1_000),
      );
      if (wrong !== null) throw new ApiError(401, wrong);
      return route(app, method, match[2] ?? '', url.searchParams, body);
    })
    .then((answer) => send(response, 200, JSON.stringify(answer), 'application/json'))
    .catch((error: unknown) => {
      const status = error instanceof ApiError ? error.status : 500;
      send(response, status, error instanceof ApiError ? error.message : 'The relay failed', 'text/plain');
    });
  return true;
}

function route(app: RelayApp, method: string, path: string, query: URLSearchParams, body: Buffer): object {
  if (method === 'POST' && path === 'events') return postEvents(app, body);
  if (method === 'POST' && path === 'batch_events') return postBatch(app, body);
  if (method === 'GET' && path === 'channels') return getChannels(app, query);
  const [, channel, users] = /^channels\/([^/]+)(\/users)?$/.exec(path) ?? [];
  if (method === 'GET' && channel !== undefined) {
    const name = decodeURIComponent(channel);
    return users === undefined ? getChannel(app, name, query) : getUsers(app, name);
  }
  const [, userId] = /^users\/([^/]+)\/terminate_connections$/.exec(path) ?? [];
  if (method === 'POST' && userId !== undefined) {
    app.terminateUser(decodeURIComponent(userId));
    return {};
  }
  throw new ApiError(404, `There is nothing at ${method} /apps/…/${path}`);
}

function postEvents(app: RelayApp, body: Buffer): object {
  const event = eventFrom(app, parsed(body));
  app.trigger(event.channels, event.name, event.data, event.socketId);
  return event.info.length === 0 ? {} : { channels: infoOf(app, event) };
}

function postBatch(app: RelayApp, body: Buffer): object {
  const batch = parsed(body)['batch'];
  if (!Array.isArray(batch)) throw new ApiError(400, 'batch must be an array');
  if (batch.length > app.limits.eventsPerBatch)
    throw new ApiError(400, `A batch has at most ${app.limits.eventsPerBatch} events`);
  // All are checked before any is sent: a batch is taken whole or not at all.
  const events = batch.map((item) => eventFrom(app, isRecord(item) ? item : {}));
  for (const event of events) app.trigger(event.channels, event.name, event.data, event.socketId);
  if (events.every((event) => event.info.length === 0)) return {};
  return { batch: events.map((event) => infoOf(app, event)[event.channels[0] ?? ''] ?? {}) };
}

function eventFrom(app: RelayApp, body: Record<string, unknown>): Event {
  const { name, data, channel, channels, socket_id: socketId, info } = body;
  if (typeof name !== 'string' || name === '' || name.length > app.limits.eventNameLength) {
    throw new ApiError(400, `name must be text of at most ${app.limits.eventNameLength} characters`);
  }
  if (/^pusher(_internal)?:/.test(name))
    throw new ApiError(400, 'Names that begin with pusher: are reserved');
  if (typeof data !== 'string') throw new ApiError(400, 'data must be a string');
  if (Buffer.byteLength(data) > app.limits.eventBytes) {
    throw new ApiError(
      413,
      `The data content of this event exceeds the allowed maximum (${app.limits.eventBytes} bytes)`,
    );
  }
  const names: unknown[] = Array.isArray(channels) ? channels : [channel];
  if (names.length === 0 || names.length > app.limits.channelsPerTrigger) {
    throw new ApiError(400, `An event goes to 1 to ${app.limits.channelsPerTrigger} channels`);
  }
  for (const one of names) {
    if (isChannelName(one, app.limits.channelNameLength) || isUserChannelName(one)) continue;
    throw new ApiError(400, `Invalid channel name "${String(one).slice(0, 80)}"`);
  }
  if (
    socketId !== undefined &&
    socketId !== null &&
    !(typeof socketId === 'string' && SOCKET_ID.test(socketId))
  ) {
    throw new ApiError(400, 'socket_id must look like 123.456');
  }
  return {
    name,
    data,
    channels: names as string[],
    socketId: typeof socketId === 'string' ? socketId : undefined,
    info: typeof info === 'string' && info !== '' ? info.split(',') : [],
  };
}

function infoOf(app: RelayApp, event: Event): Record<string, object> {
  return Object.fromEntries(event.channels.map((name) => [name, attributes(app, name, event.info)]));
}

function getChannels(app: RelayApp, query: URLSearchParams): object {
  const prefix = query.get('filter_by_prefix') ?? '';
  const info = infoFrom(query);
  if (info.includes('user_count') && !prefix.startsWith('presence-')) {
    throw new ApiError(400, 'user_count is known of presence channels only: use filter_by_prefix=presence-');
  }
  const names = [...app.channels.keys()].filter((name) => name.startsWith(prefix));
  return { channels: Object.fromEntries(names.map((name) => [name, attributes(app, name, info)])) };
}

function getChannel(app: RelayApp, name: string, query: URLSearchParams): object {
  const info = infoFrom(query);
  if (info.includes('user_count') && !kindOf(name).presence)
    throw new ApiError(400, 'user_count is known of presence channels only');
  if (info.includes('cache') && !kindOf(name).cache)
    throw new ApiError(400, 'cache is known of cache channels only');
  return { occupied: app.channels.has(name), ...attributes(app, name, info) };
}

function getUsers(app: RelayApp, name: string): object {
  if (!kindOf(name).presence) throw new ApiError(400, 'Users are known of presence channels only');
  return { users: [...(app.channels.get(name)?.members.keys() ?? [])].map((id) => ({ id })) };
}

function attributes(app: RelayApp, name: string, info: readonly string[]): object {
  const channel = app.channels.get(name);
  const cached = info.includes('cache') ? app.cached(name) : null;
  return {
    ...(info.includes('user_count') ? { user_count: channel?.members.size ?? 0 } : {}),
    ...(info.includes('subscription_count') ? { subscription_count: channel?.subscribers.size ?? 0 } : {}),
    ...(info.includes('cache')
      ? { cache: cached === null ? null : { data: cached.data, ttl: cached.ttlS } }
      : {}),
  };
}

function infoFrom(query: URLSearchParams): string[] {
  return (query.get('info') ?? '').split(',').filter((name) => name !== '');
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isRecord(value)) return value;
  } catch (error) {
    throw new ApiError(400, `The body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  throw new ApiError(400, 'The body must be a JSON object');
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    request.on('end', () =>
      size > MAX_BODY_BYTES
        ? reject(new ApiError(413, 'The request is too large'))
        : resolve(Buffer.concat(chunks)),
    );
    request.on('error', reject);
  });
}

function send(response: ServerResponse, status: number, text: string, type: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
}
