import type { FastifyInstance } from 'fastify';
import { operations } from '../../contract/routes/open/operations.ts';
import { route } from '../route.ts';

/** For Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export async function metricsRoute(
  app: FastifyInstance,
  { metrics }: { metrics: () => Promise<string> },
): Promise<void> {
  route(
    app,
    operations.metrics,
    async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
    { logLevel: 'warn', exact: true },
  );
}
