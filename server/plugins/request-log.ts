import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { EVERY } from '../common/repeated-lines.ts';
import { readTraceparent, runInTrace } from '../tracing/trace.ts';

export type RequestLogOptions = {
  /** Of so many requests that went well, one is logged. */
  sample: number;
};

const REFUSED = 400;
/** Slower than this is worth a line, whatever came of it. */
const SLOW_MS = 1_000;

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
  async (app: FastifyInstance, { sample }: RequestLogOptions) => {
    app.decorateRequest('refusal', null);
    // Once the body is there: what comes with its pieces is called by the connection, and of no request.
    app.addHook('preValidation', (request, _reply, done) => {
      const trace = readTraceparent(request.headers['traceparent']);
      if (trace === null) done();
      else runInTrace(trace, done);
    });
    app.addHook('onResponse', (request, reply, done) => {
      if (!isKept(request, reply, sample)) return done();
      request.log[levelOf(reply.statusCode)](line(request, reply), 'request');
      done();
    });
    app.addHook('onRequestAbort', async (request) => {
      request.log.info({ ...named(request), aborted: true }, 'request');
    });
  },
  { name: 'request-log' },
);

/** Which of the requests that went well is up to their random ids: nobody can choose to be left out. */
function isKept(request: FastifyRequest, reply: FastifyReply, sample: number): boolean {
  if (sample === 1 || reply.statusCode >= REFUSED || reply.elapsedTime >= SLOW_MS) return true;
  if (readTraceparent(request.headers['traceparent'])?.sampled === true) return true;
  return Number.parseInt(request.id.slice(0, 8), 16) % sample === 0;
}

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
