import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { idOf } from '../access/actor.ts';
import { homeOf } from '../common/network.ts';
import { type Quota, quotaHeaders } from '../common/quota-headers.ts';
import { LimitWindows } from './limit-windows.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What whoever asks may still ask, whatever the operation; null where the operation alone is limited. */
    quota: Quota | null;
  }
}

/**
 * Limits are set at the routes that need one (`config: { rateLimit: limited(...) }`). They are counted per person where
 * one is known, else per home (an IPv4 address, 56 bits of an IPv6 one), with bursts that an office behind one address does not meet.
 * Every answer that a limit stands behind tells in `RateLimit` and `RateLimit-Policy` what is left.
 */
export const rateLimits = plugin(
  async (app) => {
    app.decorateRequest('quota', null);
    await app.register(rateLimit, {
      global: false,
      // After the person is known.
      hook: 'preHandler',
      store: LimitWindows,
      errorResponseBuilder: (_request, context) =>
        Object.assign(new Error(`Too much at once. Try again in ${context.after}.`), { statusCode: 429 }),
    });
    app.addHook('onSend', (request, reply, payload, done) => {
      tellQuotas(request, reply);
      done(null, payload);
    });
  },
  { name: 'rate-limits' },
);

/** Answers have the quota of whoever asks and that of the operation, in the headers of the draft instead of the plugin's own. */
function tellQuotas({ quota }: FastifyRequest, reply: FastifyReply): void {
  const [most, left, resetS] = ['limit', 'remaining', 'reset'].map((name) => {
    const value = Number(reply.getHeader(`x-ratelimit-${name}`) ?? Number.NaN);
    reply.removeHeader(`x-ratelimit-${name}`);
    return value;
  }) as [number, number, number];
  const ofOperation = Number.isNaN(most) ? [] : [{ name: 'operation', quota: most, left, resetS }];
  reply.headers(quotaHeaders([...(quota === null ? [] : [quota]), ...ofOperation]));
}

/**
 * At most `max` requests a minute.
 * @param by what is counted; by default the visitor, agent or key, else the address
 */
export function limited(max: number, by: (request: FastifyRequest) => string = personOrAddress) {
  return {
    rateLimit: {
      max: (request: FastifyRequest) => max * request.server.services.rateLimitFactor,
      timeWindow: '1 minute',
      keyGenerator: by,
    },
  };
}

function personOrAddress(request: FastifyRequest): string {
  const actor = request.actor;
  if (actor === null) return homeOf(request.ip);
  // A program must not use up what the person in whose name it asks may do.
  return actor.kind === 'agent' && actor.byKey !== undefined ? `key ${actor.byKey.id}` : idOf(actor);
}
