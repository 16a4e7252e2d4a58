import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { ApiError, TryLater } from '../common/api-error.ts';
import { CONVERSATIONS_PER_MINUTE, WRITES_PER_MINUTE } from '../common/limits.ts';
import { networkOf } from '../common/network.ts';
import { createNetworkBuckets, type NetworkBuckets } from '../common/token-buckets.ts';
import { PROOF_HEADER } from '../contract/proof.ts';
import { MAX_PROOF_BITS, PROOF_BITS } from '../visitors/proof-of-work.ts';
import { createLevels, type Levels } from './levels.ts';
import { bearerToken } from './visitor-scope.ts';

declare module 'fastify' {
  interface FastifyInstance {
    abuseLevels: Record<keyof typeof NORMAL_PER_MINUTE, Levels>;
    conversationBuckets: NetworkBuckets;
  }
}

/**
 * What nobody who chats does in a minute: more new visitors than this from one network, more new conversations, more
 * files, and more messages and files than this from one visitor. Past it, and past half of what a network may do at all, a request costs work; for
 * each time that much again, twice the work.
 */
export const NORMAL_PER_MINUTE = {
  arrivals: 30,
  conversations: 20,
  uploads: 60,
  visitor: 30,
  network: WRITES_PER_MINUTE.network / 2,
};

/** Counts who creates how much, so that {@link requireProof} can ask those for work who do so in masses. */
export const abuseGuard = plugin(
  async (app) => {
    const { rateLimitFactor, now } = app.services;
    const levels = (perMinute: number) => createLevels(perMinute * rateLimitFactor, now);
    app.decorate('abuseLevels', {
      arrivals: levels(NORMAL_PER_MINUTE.arrivals),
      conversations: levels(NORMAL_PER_MINUTE.conversations),
      uploads: levels(NORMAL_PER_MINUTE.uploads),
      visitor: levels(NORMAL_PER_MINUTE.visitor),
      network: levels(NORMAL_PER_MINUTE.network),
    });
    app.decorate(
      'conversationBuckets',
      createNetworkBuckets(CONVERSATIONS_PER_MINUTE * rateLimitFactor, now),
    );
  },
  { name: 'abuse-guard', dependencies: ['visitor-scope'] },
);

/**
 * Lets a request through that is nothing unusual, or that comes with a solved puzzle. For routes that create something
 * under an id of the client's; the widget solves the puzzle unseen and sends the same request again.
 * @throws ApiError `proof_required` with a {@link Puzzle} as details
 */
export function requireProof(request: FastifyRequest): Promise<void> {
  return prove(request, null);
}

/**
 * The same for what starts a conversation, which joins the queue of the agents: counted for the network as well.
 * @throws ApiError as {@link requireProof}; TryLater when no more are taken from there
 */
export async function requireProofToStart(request: FastifyRequest): Promise<void> {
  await prove(request, 'conversations');
  const waitMs = request.server.conversationBuckets.take(networkOf(request.ip));
  if (waitMs > 0)
    throw new TryLater(
      'Too many chats were started from here. Yours is kept, and starts a little later.',
      waitMs,
    );
}

/**
 * The same for a visitor's file, before its first byte is read. Agents have signed in, and upload without.
 * @throws ApiError as {@link requireProof}
 */
export async function requireProofToUpload(request: FastifyRequest): Promise<void> {
  if (request.actor?.kind === 'visitor') await prove(request, 'uploads');
}

type Counted = 'conversations' | 'uploads' | null;

async function prove(request: FastifyRequest, counted: Counted): Promise<void> {
  const { proofs, now } = request.server.services;
  const subject = subjectOf(request);
  const solution = request.headers[PROOF_HEADER];
  // Counted when its puzzle was made: nobody gathers easy ones for later.
  if (typeof solution === 'string' && proofs.solved(subject, solution, now())) return;
  const over = excess(request, counted);
  if (over === 0) return;
  const bits = Math.min(MAX_PROOF_BITS, PROOF_BITS + over - 1);
  throw new ApiError(
    'proof_required',
    'Checking your browser. Your message will be sent in a moment.',
    proofs.puzzle(subject, now(), bits),
  );
}

/** How many times over what is usual it is; 0 where it is usual. A stranger is counted by network alone. */
function excess(request: FastifyRequest, counted: Counted): number {
  const { abuseLevels: levels } = request.server;
  const from = networkOf(request.ip);
  return Math.max(
    levels.network.raiseNetwork(from),
    request.actor?.kind === 'visitor'
      ? levels.visitor.raise(request.actor.visitor.id)
      : levels.arrivals.raiseNetwork(from),
    counted === null ? 0 : levels[counted].raiseNetwork(from),
  );
}

/** Who asks, for what, under which id: the same for a repetition, another for everything else. */
function subjectOf(request: FastifyRequest): string {
  // A file's id is in its address, and its body has yet to come.
  const { id = '' } = (request.body ?? {}) as { id?: string };
  return hash('sha256', [bearerToken(request), request.method, request.url, id].join('\n'), 'base64url');
}
