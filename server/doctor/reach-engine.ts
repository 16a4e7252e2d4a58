import WebSocket from 'ws';
import type { EngineAddress } from '../contract/schemas/engine.ts';
import { engineUrl } from '../engine/engine-check.ts';
import { type Finding, wrong } from './finding.ts';

export const ENGINE_PATIENCE_MS = 8_000;

/** Whether WebSockets can be opened to the engine, as browsers do. */
export function reachEngine(address: EngineAddress): Promise<Finding> {
  const url = engineUrl(address);
  const { origin } = new URL(url);
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { handshakeTimeout: ENGINE_PATIENCE_MS, maxPayload: 65_536 });
    const end = (finding: Finding) => {
      socket.terminate();
      resolve(finding);
    };
    socket.on('open', () => end({ what: 'engine', ok: true, says: `${origin} opens WebSockets` }));
    socket.on('error', ({ message: reason }) =>
      end(
        wrong(
          'engine',
          'engine_unreachable',
          `No WebSocket can be opened to ${origin} (${reason}): chats ask the server every few seconds instead. Let the proxy pass Upgrade and Connection on.`,
          { origin, reason },
        ),
      ),
    );
  });
}
