import { Agent, createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { passRequest } from './pass-request.ts';
import { type PassedSocket, passSocket } from './pass-socket.ts';
import type { Seeded } from './seeded.ts';

/**
 * What may happen to a request on its way, each with a probability; what is left goes through unharmed.
 *
 * - `cut`: the connection ends before the server hears of it.
 * - `halfOpen`: it is accepted and never answered; the server does not hear of it.
 * - `swallow`: the server does it, and the connection ends without a word of the reply.
 * - `tear`: the server does it, and the connection ends in the middle of the reply.
 * - `duplicate`: the server gets it twice; one reply comes back.
 * - `delay`: it is held back for half of `delayMs` to all of it, so that later ones overtake it.
 * - `throttle`: the reply trickles.
 */
export type RequestFaults = {
  cut: number;
  halfOpen: number;
  swallow: number;
  tear: number;
  duplicate: number;
  delay: number;
  throttle: number;
  delayMs: number;
};

/**
 * What may happen to a WebSocket's frame on its way to the client.
 *
 * - `drop`: it never arrives, on a connection that stays.
 * - `duplicate`: it arrives twice.
 * - `swap`: it arrives after the one behind it.
 * - `cut`: the connection ends in its place.
 * - `deafen`: neither it nor anything behind it arrives; the connection stays.
 */
export type FrameFaults = { drop: number; duplicate: number; swap: number; cut: number; deafen: number };

export type FaultPlan = { requests: RequestFaults; frames: FrameFaults };

export const NO_REQUEST_FAULTS: RequestFaults = {
  cut: 0,
  halfOpen: 0,
  swallow: 0,
  tear: 0,
  duplicate: 0,
  delay: 0,
  throttle: 0,
  delayMs: 0,
};
export const NO_FRAME_FAULTS: FrameFaults = { drop: 0, duplicate: 0, swap: 0, cut: 0, deafen: 0 };

export type FaultProxy = {
  port: number;
  url: string;
  /** How often each fault happened so far, and how much went through. */
  counts: Readonly<Record<string, number>>;
  /** When WebSockets were opened through it, as `Date.now()`. */
  opened: readonly number[];
  /** From now on. What is not named does not happen. */
  plan(requests: Partial<RequestFaults>, frames?: Partial<FrameFaults>): void;
  /** Ends every connection there is. */
  cutAll(): void;
  /** Everything that is sent waits, in both directions; new connections are accepted and hear nothing. */
  freeze(): void;
  thaw(): void;
  /** New connections are refused, and those there are end. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  /** No faults, nothing held back, and nothing left of connections that were deafened or half open. */
  heal(): Promise<void>;
  close(): Promise<void>;
};

export type FaultProxyOptions = {
  random: Seeded;
  target: { host: string; port: number };
  /** Where it listens on the loopback; 0 or nothing: a free one. */
  port?: number;
  /** Requests whose path this does not match go through unharmed. */
  only?: RegExp;
};

/**
 * Stands between a client and a server that speak HTTP and WebSocket, and breaks what goes through it as it is told.
 * What happens is drawn from a seed; what it happens to depends on when things arrive.
 */
export async function startFaultProxy({
  random,
  target,
  port = 0,
  only,
}: FaultProxyOptions): Promise<FaultProxy> {
  const upstream = new Agent({ keepAlive: true });
  const counts: Record<string, number> = {};
  const opened: number[] = [];
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const plan: FaultPlan = { requests: NO_REQUEST_FAULTS, frames: NO_FRAME_FAULTS };
  const connections = new Set<Socket>();
  const sockets = new Set<PassedSocket>();
  const harmed = new Set<Socket>();
  let thawed: Promise<void> = Promise.resolve();
  let thaw: () => void = () => {};
  let frozen = false;

  const server: Server = createServer((request, response) => {
    const faults = only === undefined || only.test(request.url ?? '') ? plan.requests : NO_REQUEST_FAULTS;
    void passRequest({
      request,
      response,
      target,
      agent: upstream,
      faults,
      random,
      count,
      harmed,
      thawed: () => thawed,
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      connections.delete(socket);
      harmed.delete(socket);
    });
  });
  server.on('upgrade', (request, client, head) => {
    opened.push(Date.now());
    void thawed.then(() => {
      const passed = passSocket({
        request,
        client: client as Socket,
        head,
        target,
        frames: () => plan.frames,
        random,
        count,
      });
      if (frozen) passed.freeze();
      sockets.add(passed);
      client.on('close', () => sockets.delete(passed));
    });
  });
  const accept = () =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        const address = server.address();
        if (typeof address === 'object' && address !== null) port = address.port;
        resolve();
      });
    });
  const cutAll = () => {
    for (const socket of connections) socket.destroy();
  };
  const refuse = async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cutAll();
    await closed;
  };
  const requeue = () => {
    frozen = false;
    thaw();
    thawed = Promise.resolve();
    for (const socket of sockets) socket.thaw();
  };
  await accept();

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    counts,
    opened,
    plan(requests, frames = {}) {
      plan.requests = { ...NO_REQUEST_FAULTS, ...requests };
      plan.frames = { ...NO_FRAME_FAULTS, ...frames };
    },
    cutAll() {
      count('cutAll');
      cutAll();
    },
    freeze() {
      if (frozen) return;
      count('freeze');
      frozen = true;
      thawed = new Promise((resolve) => {
        thaw = resolve;
      });
      for (const socket of sockets) socket.freeze();
    },
    thaw: requeue,
    async refuse() {
      count('refuse');
      await refuse();
    },
    async accept() {
      if (!server.listening) await accept();
    },
    async heal() {
      plan.requests = NO_REQUEST_FAULTS;
      plan.frames = NO_FRAME_FAULTS;
      requeue();
      for (const socket of harmed) socket.destroy();
      for (const socket of sockets) if (socket.deaf()) socket.cut();
      if (!server.listening) await accept();
    },
    async close() {
      requeue();
      await refuse();
      upstream.destroy();
    },
  };
}
