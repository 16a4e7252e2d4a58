import type { FastifyInstance } from 'fastify';

/** For Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export async function metricsRoute(
  app: FastifyInstance,
  { metrics }: { metrics: () => string },
): Promise<void> {
  app.get(
    '/',
    {
      logLevel: 'warn',
      schema: {
        tags: ['operations'],
        summary: 'What the embedded relay and the background workers count, for Prometheus',
      } as object,
    },
    (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics()),
  );
}
