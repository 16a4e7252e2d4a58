import type { RelayTimings } from './limits.ts';
import type { RelayApp } from './relay-app.ts';
import { CLOSE } from './wire/close-codes.ts';

/**
 * Pings where either end was silent for long, with the protocol's own ping, which a browser answers without the page's script; one
 * that is asleep in the background answers too. Who does not answer is let go. Also forgets what is past its time.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#ping-and-pong-messages
 * @returns stops it
 */
export function startHeartbeat(
  apps: ReadonlyMap<string, RelayApp>,
  { pingAfterMs, pongWaitMs, sweepMs }: RelayTimings,
  now: () => number,
  sweep: () => void,
): () => void {
  const timer = setInterval(beat, sweepMs);
  timer.unref();
  return () => clearInterval(timer);

  function beat(): void {
    const time = now();
    sweep();
    for (const app of apps.values()) {
      app.sweep();
      for (const connection of app.connections.values()) {
        // Its end was said; it is here until the other side has answered.
        if (connection.closed) continue;
        if (connection.wrote) connection.wroteAt = time;
        connection.wrote = false;
        const silentMs = time - connection.heardAt;
        if (connection.pinged && silentMs > pingAfterMs + pongWaitMs) {
          app.counters.refuse('pong_missing');
          connection.close(CLOSE.pongMissing);
          continue;
        }
        // Proxies watch each direction alone: who talks and is told nothing is pinged too.
        const quietMs = Math.max(silentMs, time - connection.wroteAt);
        if (!connection.pinged && quietMs > pingAfterMs) connection.ping();
      }
    }
  }
}
