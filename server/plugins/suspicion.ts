import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { PROOF_HEADER } from '../contract/proof.ts';
import { networkOf } from '../identity/network.ts';
import { WRITES_PER_MINUTE } from '../limits.ts';
import { Refused } from '../refusal.ts';
import { createTokenBuckets, type TokenBuckets } from './token-buckets.ts';
import { bearerToken } from './visitor-scope.ts';

declare module 'fastify' {
  interface FastifyInstance {
    unsuspicious: { visitor: TokenBuckets; arrivals: TokenBuckets; network: TokenBuckets };
  }
}

/**
 * What nobody who chats does in a minute: more new visitors than this from one network, more messages than this from
 * one visitor. Past it, and past half of what a network may do at all, a request costs work.
 */
export const UNSUSPICIOUS_PER_MINUTE = { arrivals: 30, visitor: 30, network: WRITES_PER_MINUTE.network / 2 };

/** Counts who creates how much, so that {@link requireProof} can ask those for work who do so in masses. */
export const suspicion = plugin(
  async (app) => {
    const { rateLimitFactor, now } = app.services;
    const buckets = (perMinute: number) => createTokenBuckets(perMinute * rateLimitFactor, now);
    app.decorate('unsuspicious', {
      visitor: buckets(UNSUSPICIOUS_PER_MINUTE.visitor),
      arrivals: buckets(UNSUSPICIOUS_PER_MINUTE.arrivals),
      network: buckets(UNSUSPICIOUS_PER_MINUTE.network),
    });
  },
  { name: 'suspicion', dependencies: ['visitor-scope'] },
);

/**
 * Lets a request through that is nothing unusual, or that comes with a solved puzzle. For routes that create something
 * under an id of the client's; the widget solves the puzzle unseen and sends the same request again.
 * @throws Refused `proof_required` with a {@link Puzzle} as details
 */
export async function requireProof(request: FastifyRequest): Promise<void> {
  if (!isSuspicious(request)) return;
  const { proofs, now } = request.server.services;
  const subject = subjectOf(request);
  const solution = request.headers[PROOF_HEADER];
  if (typeof solution === 'string' && proofs.solved(subject, solution, now())) return;
  throw new Refused(
    'proof_required',
    'Checking your browser. Your message will be sent in a moment.',
    proofs.puzzle(subject, now()),
  );
}

/** A stranger is counted by network alone. */
function isSuspicious(request: FastifyRequest): boolean {
  const { visitor, arrivals, network } = request.server.unsuspicious;
  const from = networkOf(request.ip);
  const who =
    request.reader?.kind === 'visitor' ? visitor.take(request.reader.visitor.id) : arrivals.take(from);
  return network.take(from) > 0 || who > 0;
}

/** Who asks, for what, under which id: the same for a repetition, another for everything else. */
function subjectOf(request: FastifyRequest): string {
  const { id } = request.body as { id: string };
  return createHash('sha256')
    .update([bearerToken(request), request.method, request.url, id].join('\n'))
    .digest('base64url');
}
