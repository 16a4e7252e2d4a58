import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import type { Measures } from './measures.ts';

export type RequestMetricsOptions = {
  measures: Pick<Measures, 'requests' | 'acknowledgements'>;
  /** The patterns of the addresses that messages are sent to. */
  messages: ReadonlySet<string>;
};

/** What has no route: its address is whatever somebody asked for, and is no label. */
const NO_ROUTE = 'none';
const CREATED = [200, 201];

/** Measures each request from its first byte here to the last of its answer. */
export const requestMetrics = plugin(
  async (app: FastifyInstance, { measures, messages }: RequestMetricsOptions) => {
    app.addHook('onResponse', (request, reply, done) => {
      const seconds = reply.elapsedTime / 1_000;
      const route = request.routeOptions.url ?? NO_ROUTE;
      const method = route === NO_ROUTE ? NO_ROUTE : request.method;
      measures.requests.observe(seconds, { method, route, status: String(reply.statusCode) });
      if (method === 'POST' && messages.has(route) && CREATED.includes(reply.statusCode))
        measures.acknowledgements.observe(seconds);
      done();
    });
  },
  { name: 'request-metrics' },
);
