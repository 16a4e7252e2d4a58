import type { FastifyBaseLogger } from 'fastify';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { limitSockets, type SocketRoom } from './relay/process/descriptors.ts';

/** After a restart everybody comes at once; whom the kernel turns away would wait a second or more. */
const BACKLOG = 4_096;

/**
 * Listens at the configured address, for as many sockets as there is room for.
 * @returns the port; the one that was found where 0 is configured
 */
export async function listen(
  app: App,
  { host, port }: Pick<Config, 'host' | 'port'>,
  room: SocketRoom,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<number> {
  limitSockets(app.server, room, (details, message) => log.warn(details, message));
  await app.listen({ host, port, backlog: BACKLOG });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
