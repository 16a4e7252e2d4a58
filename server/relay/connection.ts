import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Channel } from './channel.ts';
import { encodeFrame } from './frames.ts';
import type { RelayLimits } from './limits.ts';
import type { Counters } from './metrics.ts';

/** Somebody who signed in: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/ */
export type SignedInUser = { id: string; info: unknown };

/** One browser's connection. */
export type Connection = {
  socketId: string;
  address: string;
  /** What it is subscribed to, with the user id it has in presence channels. */
  channels: Map<Channel, string | null>;
  user: SignedInUser | null;
  /** When anything last came from it, and whether a ping is out. */
  heardAt: number;
  pinged: boolean;
  clientEvents: Allowance;
  frames: Allowance;
  /** Writes a frame made by `encodeFrame`; a reader too slow to take it is let go. */
  write(frame: Buffer): void;
  send(frame: Parameters<typeof encodeFrame>[0]): void;
  ping(): void;
  close(code: number, reason: string): void;
  terminate(): void;
};

/** So many a second. */
export type Allowance = { take(now: number): boolean };

export function createAllowance(perSecond: number): Allowance {
  let left = perSecond;
  let since = 0;
  return {
    take(now) {
      if (now - since >= 1_000) {
        since = now;
        left = perSecond;
      }
      left -= 1;
      return left >= 0;
    },
  };
}

/**
 * @param raw the socket under the WebSocket: one encoded frame is written to many of them as it is. Safe because
 * nothing here compresses, so that `ws` itself writes at once and never out of order.
 */
export function createConnection(
  socket: WebSocket,
  raw: Duplex,
  about: { socketId: string; address: string; now: number; limits: RelayLimits; counters: Counters },
): Connection {
  const { counters, limits } = about;
  const connection: Connection = {
    socketId: about.socketId,
    address: about.address,
    channels: new Map(),
    user: null,
    heardAt: about.now,
    pinged: false,
    clientEvents: createAllowance(limits.clientEventsPerSecond),
    frames: createAllowance(limits.framesPerSecond),
    write(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (raw.writableLength > limits.bufferedBytes) {
        counters.refuse('slow_reader');
        socket.terminate();
        return;
      }
      raw.write(frame);
      counters.counters.framesOut += 1;
      counters.counters.bytesOut += frame.length;
    },
    send: (frame) => connection.write(encodeFrame(frame)),
    ping: () => socket.ping(),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
  return connection;
}
