import { randomInt } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { handleFrame } from './client-frames.ts';
import { type Connection, createConnection } from './connection.ts';
import { handleApiRequest } from './http-api.ts';
import { ACTIVITY_TIMEOUT_S, PONG_WAIT_MS, SILENCE_MS } from './limits.ts';
import { createCounters, type RelayMetrics } from './metrics.ts';
import type { RelayOptions } from './options.ts';
import { createRelayApp, type RelayApp } from './relay-app.ts';

/** What `app()` gives: the HTTP API without HTTP, for a server that has the relay in its own process. */
export type RelayAppDoor = {
  /** `data` travels as JSON. */
  trigger(
    channels: string | readonly string[],
    event: string,
    data: object,
    options?: { socketId?: string },
  ): void;
  /** The occupied channels whose names begin so. */
  channels(prefix?: string): Record<string, { subscriptionCount: number }>;
  /** The ids of a presence channel's members. */
  users(channel: string): string[];
  terminateUser(userId: string): void;
};

export type Relay = {
  /** Serves upgrades for `/app/<key>` on this server; other upgrades are left alone. */
  attach(server: Server): void;
  /** Answers `/apps/…`; false, and the request untouched, for every other path. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  /** @throws when there is no such app */
  app(id: string): RelayAppDoor;
  metrics(): RelayMetrics;
  /**
   * Closes every connection with a code after which clients return at once, spread over `spreadMs` so that they do not
   * all return in the same instant. Resolves when all are gone; a second call waits for the first.
   */
  close(options?: { spreadMs?: number }): Promise<void>;
};

const APP_PATH = /^\/app\/([^/?]+)/;
const SUPPORTED_PROTOCOLS = { from: 4, to: 7 };
/** Generic reconnect, immediately: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes */
const RECONNECT = 4200;
const CLOSE_GRACE_MS = 2_000;
const SWEEP_MS = 10_000;

/** A server that speaks the Pusher Channels protocol. It listens through the HTTP servers it is attached to. */
export function createRelay(options: RelayOptions): Relay {
  const now = options.now ?? Date.now;
  const log = options.log ?? (() => {});
  const counters = createCounters();
  const apps = new Map<string, RelayApp>(options.apps.map((app) => [app.id, createRelayApp(app, now, log)]));
  const byKey = new Map<string, RelayApp>([...apps.values()].map((app) => [app.options.key, app]));
  const perAddress = new Map<string, number>();
  const maxFrame = Math.max(...[...apps.values()].map((app) => app.limits.frameBytes));
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maxFrame,
    clientTracking: false,
  });
  const sweep = setInterval(sweepSilent, SWEEP_MS);
  sweep.unref();
  let lastSocketNumber = 0;
  let closing: Promise<void> | null = null;

  return {
    attach(server) {
      server.on('upgrade', (request, socket, head) => {
        const key = APP_PATH.exec(request.url ?? '')?.[1];
        if (key === undefined) return;
        // A socket that breaks during the handshake has nobody else to listen for it.
        socket.on('error', () => socket.destroy());
        wss.handleUpgrade(request, socket, head, (client) =>
          accept(client, socket, request, decodeURIComponent(key)),
        );
      });
    },
    handleRequest: (request, response) => handleApiRequest(apps, request, response, now),
    app: (id) => doorTo(requireApp(id)),
    metrics: () =>
      counters.read(
        total((app) => app.connections.size),
        total((app) => app.channels.size),
      ),
    close({ spreadMs = 0 } = {}) {
      closing ??= closeAll(spreadMs);
      return closing;
    },
  };

  function accept(client: WebSocket, socket: Duplex, request: IncomingMessage, key: string): void {
    // Without a listener, a broken frame of one client would end the process.
    client.on('error', () => counters.refuse('broken_frame'));
    const app = byKey.get(key);
    const address = request.socket.remoteAddress ?? '';
    const refusal = refusalFor(app, request, address);
    if (app === undefined || refusal !== null) {
      counters.refuse(refusal?.reason ?? 'unknown_app');
      return client.close(refusal?.code ?? 4001, refusal?.message);
    }
    lastSocketNumber += 1;
    const socketId = `${randomInt(1, 2 ** 31)}.${lastSocketNumber}`;
    const connection = createConnection(client, socket, {
      socketId,
      address,
      now: now(),
      limits: app.limits,
      counters,
    });
    app.connections.set(socketId, connection);
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
    client.on('message', (data: Buffer, isBinary: boolean) => {
      heard(connection);
      if (isBinary) return counters.refuse('binary');
      handleFrame(app, connection, data.toString(), now(), counters);
    });
    client.on('pong', () => heard(connection));
    client.on('ping', () => heard(connection));
    client.on('close', () => {
      app.remove(connection);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left === 0) perAddress.delete(address);
      else perAddress.set(address, left);
    });
    connection.send({
      event: 'pusher:connection_established',
      data: JSON.stringify({ socket_id: socketId, activity_timeout: ACTIVITY_TIMEOUT_S }),
    });
  }

  function refusalFor(
    app: RelayApp | undefined,
    request: IncomingMessage,
    address: string,
  ): { code: number; reason: string; message: string } | null {
    const url = new URL(request.url ?? '/', 'http://relay');
    const protocol = url.searchParams.get('protocol');
    if (app === undefined)
      return { code: 4001, reason: 'unknown_app', message: 'Application does not exist' };
    if (protocol === null) return { code: 4008, reason: 'protocol', message: 'No protocol version supplied' };
    const version = Number(protocol);
    if (!Number.isInteger(version))
      return { code: 4006, reason: 'protocol', message: 'Invalid version string format' };
    if (version < SUPPORTED_PROTOCOLS.from || version > SUPPORTED_PROTOCOLS.to) {
      return { code: 4007, reason: 'protocol', message: 'Unsupported protocol version' };
    }
    const origins = app.options.allowedOrigins;
    if (origins !== undefined && !origins.includes(request.headers.origin ?? '')) {
      return { code: 4009, reason: 'origin', message: 'The origin is not allowed for this app' };
    }
    if (closing !== null)
      return { code: RECONNECT, reason: 'closing', message: 'The server is about to restart' };
    if (
      app.connections.size >= app.limits.connections ||
      (perAddress.get(address) ?? 0) >= app.limits.connectionsPerAddress
    ) {
      return { code: 4100, reason: 'over_capacity', message: 'Over capacity' };
    }
    return null;
  }

  function heard(connection: Connection): void {
    connection.heardAt = now();
    connection.pinged = false;
  }

  /** Pings who was silent for long, with the protocol's own ping that a browser answers without its page. */
  function sweepSilent(): void {
    for (const app of apps.values()) {
      for (const connection of app.connections.values()) {
        const silent = now() - connection.heardAt;
        if (connection.pinged && silent > SILENCE_MS + PONG_WAIT_MS) {
          connection.close(4201, 'Pong reply not received');
          connection.terminate();
        } else if (!connection.pinged && silent > SILENCE_MS) {
          connection.pinged = true;
          connection.ping();
        }
      }
    }
  }

  function requireApp(id: string): RelayApp {
    const app = apps.get(id);
    if (app === undefined) throw new Error(`The relay has no app ${id}.`);
    return app;
  }

  async function closeAll(spreadMs: number): Promise<void> {
    clearInterval(sweep);
    const all = [...apps.values()].flatMap((app) => [...app.connections.values()]);
    await Promise.all(
      all.map((connection, index) =>
        later((spreadMs * index) / all.length, () => connection.close(RECONNECT, 'The server restarts')),
      ),
    );
    const deadline = now() + CLOSE_GRACE_MS;
    while (total((app) => app.connections.size) > 0 && now() < deadline) await later(20, () => {});
    for (const app of apps.values()) {
      for (const connection of app.connections.values()) connection.terminate();
      app.stop();
    }
  }

  function total(count: (app: RelayApp) => number): number {
    return [...apps.values()].reduce((sum, app) => sum + count(app), 0);
  }
}

function doorTo(app: RelayApp): RelayAppDoor {
  return {
    trigger(channels, event, data, { socketId } = {}) {
      app.trigger(
        typeof channels === 'string' ? [channels] : channels,
        event,
        JSON.stringify(data),
        socketId,
      );
    },
    channels(prefix = '') {
      const occupied = [...app.channels.values()].filter((channel) => channel.name.startsWith(prefix));
      return Object.fromEntries(
        occupied.map((channel) => [channel.name, { subscriptionCount: channel.subscribers.size }]),
      );
    },
    users: (channel) => [...(app.channels.get(channel)?.members.keys() ?? [])],
    terminateUser: (userId) => app.terminateUser(userId),
  };
}

function later(delayMs: number, action: () => void): Promise<void> {
  return new Promise((resolve) =>
    setTimeout(() => {
      action();
      resolve();
    }, delayMs),
  );
}
