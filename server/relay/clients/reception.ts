import { randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { DEFAULT_MAX_CONNECTIONS, type RelayTimings } from '../limits.ts';
import type { Counters } from '../metrics.ts';
import type { RelayOptions } from '../options.ts';
import type { RelayApp } from '../relay-app.ts';
import { CLOSE } from '../wire/close-codes.ts';
import { type RequestUrl, readRequestUrl } from '../wire/request-url.ts';
import { Connection } from './connection.ts';
import { admissionProblem, introductionProblem, keyIn, type Refusal } from './handshake.ts';
import { createOutbox } from './outbox.ts';
import { createListeners, RelaySocket } from './relay-socket.ts';

/** Nobody's message comes in more pieces: unfinished ones are kept in memory. */
const MAX_FRAGMENTS = 64;
const MAX_BUFFERED_CHUNKS = 1_024;
const MS_PER_S = 1_000;

export type ReceptionWorld = {
  options: RelayOptions;
  apps: ReadonlyMap<string, RelayApp>;
  timings: RelayTimings;
  now: () => number;
  /** Counts what belongs to no app. */
  unowned: Counters;
  closing: () => boolean;
};

/** Takes connections in, or says why not, and counts them by address. */
export function createReception({ options, apps, timings, now, unowned, closing }: ReceptionWorld) {
  const byKey = new Map([...apps.values()].map((app) => [app.options.key, app]));
  const wsPath = options.wsPath ?? '';
  const addressOf = options.addressOf ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? '');
  const isSecure = options.isSecure ?? ((request: IncomingMessage) => 'encrypted' in request.socket);
  const maxConnections = options.maxConnections ?? DEFAULT_MAX_CONNECTIONS;
  const activityTimeoutS = Math.max(1, Math.round(timings.activityTimeoutMs / MS_PER_S));
  const countsAddresses = [...apps.values()].some((app) => Number.isFinite(app.limits.connectionsPerAddress));
  const perAddress = new Map<string, number>();
  const outbox = createOutbox();
  const listeners = createListeners({ now, gone });
  const server = createSocketServer(apps, timings);
  let open = 0;
  let lastNumber = 0;

  return {
    /** @returns false when the path is not the relay's; the socket is then untouched */
    upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): boolean {
      const url = readRequestUrl(request.url);
      const key = keyIn(url.path, wsPath);
      if (key === null) return false;
      // A socket that breaks during the handshake has nobody else to listen for it.
      raw.on('error', destroyBroken);
      // The answer to the upgrade and the greeting leave in one write.
      raw.cork();
      server.handleUpgrade(request, raw, head, (socket) => {
        raw.off('error', destroyBroken);
        receive(socket, raw, { request, url, key });
        raw.uncork();
      });
      return true;
    },
  };

  function receive(
    socket: RelaySocket,
    raw: Duplex,
    { request, url, key }: { request: IncomingMessage; url: RequestUrl; key: string },
  ): void {
    const app = byKey.get(key);
    // Asking the socket costs a call of the system: not where nobody wants to know.
    const address = countsAddresses ? addressOf(request) : '';
    const refusal = refusalFor(app, request, { url, key, address });
    if (app === undefined || refusal !== null) {
      const { closing: why, reason } = refusal ?? { closing: CLOSE.unknownApp, reason: 'unknown_app' };
      (app?.counters ?? unowned).refuse(reason);
      // It may still break while it is being closed.
      socket.on('error', () => socket.terminate());
      return socket.close(why.code, why.message);
    }
    lastNumber += 1;
    const socketId = `${randomInt(1, 2 ** 31)}.${lastNumber}`;
    const connection = new Connection(socket, raw, { socketId, address, app, now: now(), outbox });
    app.connections.set(socketId, connection);
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
    open += 1;
    listeners.listen(socket, connection);
    connection.send({
      event: 'pusher:connection_established',
      data: JSON.stringify({ socket_id: socketId, activity_timeout: activityTimeoutS }),
    });
    connection.flush((frames) => Buffer.concat(frames));
  }

  function refusalFor(
    app: RelayApp | undefined,
    request: IncomingMessage,
    { url, key, address }: { url: RequestUrl; key: string; address: string },
  ): Refusal | null {
    if (key === '') return { closing: CLOSE.pathNotFound, reason: 'path' };
    if (app === undefined) return { closing: CLOSE.unknownApp, reason: 'unknown_app' };
    const refusal = introductionProblem(url) ?? admissionProblem(app, request, isSecure(request));
    if (refusal !== null) return refusal;
    if (closing()) return { closing: CLOSE.restarting, reason: 'restarting' };
    const full = open >= maxConnections || (perAddress.get(address) ?? 0) >= app.limits.connectionsPerAddress;
    return full ? { closing: CLOSE.overCapacity, reason: 'over_capacity' } : null;
  }

  function gone(connection: Connection): void {
    connection.app.remove(connection);
    connection.app.connections.delete(connection.socketId);
    open -= 1;
    const left = (perAddress.get(connection.address) ?? 1) - 1;
    if (left === 0) perAddress.delete(connection.address);
    else perAddress.set(connection.address, left);
  }
}

function createSocketServer(apps: ReadonlyMap<string, RelayApp>, timings: RelayTimings) {
  const known = {
    closeTimeout: timings.closeWaitMs,
    maxFragments: MAX_FRAGMENTS,
    maxBufferedChunks: MAX_BUFFERED_CHUNKS,
  };
  return new WebSocketServer({
    ...known,
    noServer: true,
    WebSocket: RelaySocket,
    perMessageDeflate: false,
    clientTracking: false,
    // Answered by hand, so that a flood of pings counts like a flood of anything else.
    autoPong: false,
    maxPayload: Math.max(...[...apps.values()].map((app) => app.limits.frameBytes)),
  });
}

function destroyBroken(this: Duplex): void {
  this.destroy();
}
