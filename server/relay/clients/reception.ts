import { randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { DEFAULT_MAX_CONNECTIONS, RESERVED_SHARE, type RelayTimings, WORK } from '../limits.ts';
import type { Counters } from '../metrics.ts';
import type { RelayLog, RelayOptions } from '../options.ts';
import type { RelayApp } from '../relay-app.ts';
import { CLOSE } from '../wire/close-codes.ts';
import { type RequestUrl, readRequestUrl } from '../wire/request-url.ts';
import type { NetworkAccount } from './accounts.ts';
import { Connection } from './connection.ts';
import { admissionProblem, introductionProblem, keyIn, type Refusal } from './handshake.ts';
import { createOutbox } from './outbox.ts';
import { createListeners, RelaySocket } from './relay-socket.ts';
import { createReserve } from './reserve.ts';

/** Nobody's message comes in more pieces: unfinished ones are kept in memory. */
const MAX_FRAGMENTS = 64;
const MAX_BUFFERED_CHUNKS = 1_024;
const MS_PER_S = 1_000;

export type ReceptionDeps = {
  options: RelayOptions;
  apps: ReadonlyMap<string, RelayApp>;
  timings: RelayTimings;
  now: () => number;
  log: RelayLog;
  /** Counts what belongs to no app. */
  unowned: Counters;
  closing: () => boolean;
};

/** Takes connections in, or says why not. */
export function createReception({ options, apps, timings, now, log, unowned, closing }: ReceptionDeps) {
  const byKey = new Map([...apps.values()].map((app) => [app.options.key, app]));
  const wsPath = options.wsPath ?? '';
  const addressOf = options.addressOf ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? '');
  const isSecure = options.isSecure ?? ((request: IncomingMessage) => 'encrypted' in request.socket);
  const maxConnections = options.maxConnections ?? DEFAULT_MAX_CONNECTIONS;
  const activityTimeoutS = Math.max(1, Math.round(timings.activityTimeoutMs / MS_PER_S));
  const reserve = createReserve({ places: maxConnections, share: RESERVED_SHARE, now });
  const outbox = createOutbox();
  const listeners = createListeners({ now, gone });
  const server = createSocketServer(apps, timings);
  let open = 0;
  let saidFull = false;
  let lastNumber = 0;

  return {
    /** @returns false when the path is not the relay's; the socket is then untouched */
    upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): boolean {
      const url = readRequestUrl(request.url);
      const key = keyIn(url.path, wsPath);
      if (key === null) return false;
      // The answer to the upgrade and the greeting leave in one write.
      raw.cork();
      server.handleUpgrade(request, raw, head, (socket) => {
        receive(socket, raw, { request, url, key });
        raw.uncork();
      });
      return true;
    },

    /** Lets go of guests who did not sign in. */
    sweep: () => reserve.sweep(open),
  };

  function receive(
    socket: RelaySocket,
    raw: Duplex,
    { request, url, key }: { request: IncomingMessage; url: RequestUrl; key: string },
  ): void {
    const app = byKey.get(key);
    const account = app?.accounts.of(addressOf(request));
    const refusal = refusalFor(app, request, { url, key, account });
    if (app === undefined || account === undefined || refusal !== null) {
      const { closing: why, reason } = refusal ?? { closing: CLOSE.unknownApp, reason: 'unknown_app' };
      (app?.counters ?? unowned).refuse(reason);
      // It may still break while it is being closed.
      socket.on('error', () => socket.terminate());
      return socket.close(why.code, why.message);
    }
    lastNumber += 1;
    const socketId = `${randomInt(1, 2 ** 31)}.${lastNumber}`;
    const connection = new Connection(socket, raw, { socketId, account, app, now: now(), outbox });
    app.connections.set(socketId, connection);
    account.opened();
    reserve.entered(connection, open);
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
    { url, key, account }: { url: RequestUrl; key: string; account: NetworkAccount | undefined },
  ): Refusal | null {
    if (key === '') return { closing: CLOSE.pathNotFound, reason: 'path' };
    if (app === undefined || account === undefined)
      return { closing: CLOSE.unknownApp, reason: 'unknown_app' };
    const refusal = introductionProblem(url) ?? admissionProblem(app, request, isSecure(request));
    if (refusal !== null) return refusal;
    if (closing()) return { closing: CLOSE.restarting, reason: 'restarting' };
    if (account.isFull()) {
      sayFull();
      return { closing: CLOSE.addressFull, reason: 'address_full' };
    }
    if (!account.work(WORK.connection, now())) return { closing: CLOSE.tooMuchWork, reason: 'address_rate' };
    return reserve.admits(open) ? null : { closing: CLOSE.overCapacity, reason: 'over_capacity' };
  }

  /** Once: where it is the proxy's address, everybody shares one account until somebody mends it. */
  function sayFull(): void {
    if (saidFull) return;
    saidFull = true;
    log(
      'warn',
      'An address has as many connections as one may have. If a proxy in front has that address, its forwarded addresses are not trusted: see TRUST_PROXY.',
      {},
    );
  }

  function gone(connection: Connection): void {
    connection.app.remove(connection);
    connection.app.connections.delete(connection.socketId);
    connection.account.closed();
    reserve.left(connection);
    open -= 1;
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
