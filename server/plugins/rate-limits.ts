import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { idOf } from '../access/actor.ts';
import { homeOf } from '../common/network.ts';

/**
 * Limits are set at the routes that need one (`config: { rateLimit: limited(...) }`). They are counted per person where
 * one is known, else per home (an IPv4 address, 56 bits of an IPv6 one), with bursts that an office behind one address does not meet.
 */
export const rateLimits = plugin(
  async (app) => {
    await app.register(rateLimit, {
      global: false,
      // After the person is known.
      hook: 'preHandler',
      errorResponseBuilder: (_request, context) =>
        Object.assign(new Error(`Too much at once. Try again in ${context.after}.`), { statusCode: 429 }),
    });
  },
  { name: 'rate-limits' },
);

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
