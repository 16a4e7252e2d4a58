import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { EVERY } from '../common/repeated-lines.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it was refused: the code, and for the log what stands behind it. */
    refusal: { code: string; reason?: string } | null;
  }
}

/**
 * One line for each request: method, the pattern of its address (ids say nothing to who watches, and are people's),
 * status, time, and why it was refused. What failed on our side is a warning or an error; what clients did wrong is not.
 */
export const requestLog = plugin(
  async (app) => {
    app.decorateRequest('refusal', null);
    app.addHook('onResponse', (request, reply, done) => {
      request.log[levelOf(reply.statusCode)](line(request, reply), 'request');
      done();
    });
    app.addHook('onRequestAbort', async (request) => {
      request.log.info({ ...named(request), aborted: true }, 'request');
    });
  },
  { name: 'request-log' },
);

function levelOf(status: number): 'error' | 'warn' | 'info' {
  if (status === 500) return 'error';
  return status > 500 ? 'warn' : 'info';
}

function line(request: FastifyRequest, reply: FastifyReply): object {
  return {
    ...named(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...request.refusal,
    // What is asked every few seconds by whoever watches the server is no news each time.
    ...(request.routeOptions.logLevel ? {} : { [EVERY]: true }),
  };
}

function named({ method, url, routeOptions }: FastifyRequest): { method: string; path: string } {
  return { method, path: routeOptions.url ?? url.split('?')[0] ?? '' };
}
