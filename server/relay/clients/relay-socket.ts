import { WebSocket } from 'ws';
import { WORK } from '../limits.ts';
import { CLOSE } from '../wire/close-codes.ts';
import type { Connection } from './connection.ts';
import { handleFrame } from './handle-frame.ts';

/** A WebSocket that knows its connection, so that all of them can share one set of listeners. */
export class RelaySocket extends WebSocket {
  connection: Connection | null = null;
}

/** What listens to every socket of a relay. Made once: a closure for each of many thousands would cost more than they. */
export function createListeners(deps: { now: () => number; gone: (connection: Connection) => void }) {
  return {
    listen(socket: RelaySocket, connection: Connection): void {
      socket.connection = connection;
      socket.on('message', onMessage);
      socket.on('ping', onPing);
      socket.on('pong', onPong);
      socket.on('close', onClose);
      socket.on('error', onError);
    },
  };

  function onMessage(this: WebSocket, data: Buffer, isBinary: boolean): void {
    const connection = connectionOf(this);
    if (connection === null || !heard(connection, data.length)) return;
    const { counters } = connection.app;
    counters.messagesIn += 1;
    counters.bytesIn += data.length;
    // https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#websocket-data-messages
    if (isBinary) return counters.refuse('binary');
    // The socket's own limit is that of the most generous app.
    if (data.length > connection.app.limits.frameBytes) {
      counters.refuse('frame_size');
      return connection.close(CLOSE.frameTooLarge);
    }
    handleFrame(connection, data.toString(), connection.heardAt);
  }

  function onPing(this: WebSocket, payload: Buffer): void {
    const connection = connectionOf(this);
    if (connection !== null && heard(connection, payload.length)) connection.pong(payload);
  }

  function onPong(this: WebSocket): void {
    const connection = connectionOf(this);
    if (connection !== null) heard(connection, 0);
  }

  function onClose(this: WebSocket): void {
    const connection = connectionOf(this);
    if (connection !== null) deps.gone(connection);
  }

  /** Without it, the broken frame of one client would end the process. `ws` closes the connection itself. */
  function onError(this: WebSocket): void {
    connectionOf(this)?.app.counters.refuse('broken_frame');
  }

  /** @returns whether what came may be done; a connection that sends too much for too long is closed */
  function heard(connection: Connection, bytes: number): boolean {
    if (connection.closed) return false;
    const now = deps.now();
    connection.heardAt = now;
    connection.pinged = false;
    if (!connection.frames.take(now)) {
      connection.app.counters.refuse('frame_rate');
      connection.close(CLOSE.tooManyFrames);
      return false;
    }
    if (connection.account.work(1 + Math.floor(bytes / WORK.bytesPerUnit), now)) return true;
    connection.app.counters.refuse('address_rate');
    connection.close(CLOSE.tooMuchWork);
    return false;
  }
}

function connectionOf(socket: WebSocket): Connection | null {
  return socket instanceof RelaySocket ? socket.connection : null;
}
