import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import SqliteConnection from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import type { TestServer } from '../../support/test-server.ts';

/** `GET /api/agent/inbox`, as Fastify was told. */
export type RouteName = string;

const CREATED = 'fastify.initialization';
/** Of a request whose path is watched. */
export const WATCHED = 'x-test-watched';

/** The statements that each watched request has run, in order. */
const paths = new Map<string, string[]>();
const current = new AsyncLocalStorage<string[]>();

/**
 * Every route that is registered while a server is put together: it announces each instance before anything is
 * registered (https://fastify.dev/docs/latest/Reference/Hooks/#diagnostics-channel-hooks). HEAD is left out: Fastify
 * derives it from GET, with the same hooks. From then on the path of watched requests through the database is noted.
 */
export async function withRouteTable(
  start: () => Promise<TestServer>,
): Promise<{ server: TestServer; routes: RouteName[] }> {
  const routes = new Set<RouteName>();
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${withoutSlash(url)}`);
    });
    fastify.addHook('onRequest', (request, _reply, next) => {
      const name = request.headers[WATCHED];
      if (typeof name !== 'string') return next();
      const path: string[] = [];
      paths.set(name, path);
      current.run(path, next);
    });
  };
  subscribe(CREATED, listen);
  const server = await start().finally(() => unsubscribe(CREATED, listen));
  const { database } = server.services;
  // Writes of several requests are run one after the other, in the name of whoever was first.
  const write = database.write.bind(database);
  database.write = (operation) => write(AsyncResource.bind(operation));
  noteStatements();
  return { server, routes: [...routes].sort() };
}

/** Transactions are begun and ended for a group of requests, and who was seen is noted once a minute. */
const NOT_ITS_OWN =
  /^(begin|commit|savepoint|release|rollback|update "(api_keys|sessions|bots)" set "(used|seen)_at" = )/i;

/** The statements that a watched request has run, without those that depend on when it came. */
export function pathOf(watched: string): string[] {
  const path = paths.get(watched);
  if (path === undefined) throw new Error('No such request came to a server whose table was collected.');
  paths.delete(watched);
  return path.filter((statement) => !NOT_ITS_OWN.test(statement));
}

let noting = false;
function noteStatements(): void {
  if (noting) return;
  noting = true;
  const database = new SqliteConnection(':memory:');
  const statement = Object.getPrototypeOf(database.prepare('select 1')) as Record<string, unknown>;
  database.close();
  for (const name of ['all', 'get', 'run', 'iterate']) {
    const original = statement[name] as (this: { source: string }, ...values: unknown[]) => unknown;
    statement[name] = function (this: { source: string }, ...values: unknown[]) {
      current.getStore()?.push(this.source);
      return original.apply(this, values);
    };
  }
}

/** `/api/setup` and `/api/setup/` are one route to Fastify's prefixes. */
function withoutSlash(url: string): string {
  return url.length > 1 && url.endsWith('/') ? url.slice(0, -1) : url;
}
