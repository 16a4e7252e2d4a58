import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { UpgradeStep } from './database/migrate.ts';

const RETRY_AFTER_S = 2;

export type UpgradeNotice = {
  /** Listens from the first step on, and answers how far it is. */
  onStep(step: UpgradeStep): void;
  /** Lets go of the port. @throws when it could not be listened to */
  close(): Promise<void>;
};

/**
 * Stands at the server's port while the database is being upgraded, so that balancers, probes and people learn that it is
 * not down: every request is answered 503, with how far the upgrade has come. Where there is nothing to upgrade, it never
 * listens.
 * @param port 0: nobody knows where the server will be, so nobody asks
 */
export function createUpgradeNotice(host: string, port: number): UpgradeNotice {
  let server: Server | null = null;
  let listening: Promise<unknown> = Promise.resolve();
  let at: UpgradeStep | null = null;
  return {
    onStep(step) {
      at = step;
      if (server !== null || port === 0) return;
      server = createServer((request, response) => {
        request.resume();
        answer(response, at);
      });
      server.on('clientError', (_error, socket) => socket.destroy());
      listening = once(server, 'listening');
      // Is thrown by `close`; the upgrade goes on meanwhile.
      listening.catch(() => {});
      server.listen({ host, port });
    },
    async close() {
      if (server === null) return;
      await listening;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, at: UpgradeStep | null): void {
  const status = { status: 'migrating', ...(at === null ? {} : at) };
  const message = 'The server is being upgraded. Try again in a moment.';
  response
    .writeHead(503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_S),
      // Pages of other origins must be able to read that it is for a while only.
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'retry-after',
    })
    .end(JSON.stringify({ ...status, error: { code: 'unavailable', message } }));
}
