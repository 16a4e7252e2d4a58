import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { startTestServer, type TestServer, type TestServerOptions } from '../../support/test-server.ts';

/** `GET /api/agent/inbox`, as Fastify was told. */
export type RouteName = string;

const CREATED = 'fastify.initialization';

/**
 * A real server, and every route it was told of while it was put together: Fastify announces each instance before
 * anything is registered (https://fastify.dev/docs/latest/Reference/Hooks/#diagnostics-channel-hooks). HEAD is left
 * out: Fastify derives it from GET, with the same hooks.
 */
export async function serverWithRouteTable(
  options: TestServerOptions = {},
): Promise<{ server: TestServer; routes: RouteName[] }> {
  const routes = new Set<RouteName>();
  const listen = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${withoutSlash(url)}`);
    });
  };
  subscribe(CREATED, listen);
  const server = await startTestServer(options).finally(() => unsubscribe(CREATED, listen));
  return { server, routes: [...routes].sort() };
}

/** `/api/setup` and `/api/setup/` are one route to Fastify's prefixes. */
function withoutSlash(url: string): string {
  return url.length > 1 && url.endsWith('/') ? url.slice(0, -1) : url;
}
