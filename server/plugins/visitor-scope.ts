import cors from '@fastify/cors';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Actor } from '../access/actor.ts';
import { blocked, noteNetwork } from '../access/blocks.ts';
import { checkOrigin } from '../access/site-origins.ts';
import { ApiError, TryLater } from '../common/api-error.ts';
import { WRITES_PER_MINUTE } from '../common/limits.ts';
import { networkOf } from '../common/network.ts';
import {
  createNetworkBuckets,
  createTokenBuckets,
  type NetworkBuckets,
  type TokenBuckets,
} from '../common/token-buckets.ts';
import { networkToKeep } from '../sites/kept-network.ts';
import { findVisitor, type KnownVisitor } from '../visitors/find-visitor.ts';

declare module 'fastify' {
  interface FastifyInstance {
    writeBuckets: { network: NetworkBuckets; site: TokenBuckets };
  }
  interface FastifyRequest {
    /** Who makes this request, once a scope has found out; null where nobody needs to be known. */
    actor: Actor | null;
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const PREFLIGHT_MAX_AGE_S = 7_200;

/**
 * For routes of the widget: any origin may ask (no cookies are involved, and a refusal must be readable), the site's
 * own list decides. Identity is the bearer token alone.
 */
export const visitorScope = plugin(
  async (app) => {
    app.decorateRequest('actor', null);
    const { rateLimitFactor, now } = app.services;
    app.decorate('writeBuckets', {
      network: createNetworkBuckets(WRITES_PER_MINUTE.network * rateLimitFactor, now),
      site: createTokenBuckets(WRITES_PER_MINUTE.site * rateLimitFactor, now),
    });
    await app.register(cors, {
      origin: '*',
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      exposedHeaders: ['retry-after', 'ratelimit', 'ratelimit-policy'],
      maxAge: PREFLIGHT_MAX_AGE_S,
    });
    app.addHook('onSend', (_request, reply, payload, done) => {
      reply.header('cross-origin-resource-policy', 'cross-origin');
      // Anybody may read an answer, but which one it is depends on the page that asks.
      reply.header('vary', 'Origin');
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      done(null, payload);
    });
  },
  { name: 'visitor-scope', dependencies: ['errors', 'traffic'] },
);

/**
 * Lets only a known visitor, on a page of an origin their site allows, through to the route.
 * @throws ApiError `visitor_unknown`, `origin_not_allowed`, `visitor_blocked`
 */
export async function requireVisitor(request: FastifyRequest): Promise<void> {
  const known = await letIn(request);
  if (READING.has(request.method)) return;
  // Who is blocked may read what there is, and add nothing to it.
  if (known.isBlocked) throw blocked();
  const { database, runInTransaction } = request.server.services;
  const network = networkOf(request.ip);
  const { id, site_id, network: before } = known.visitor;
  if (before === network) return;
  const kept = await networkToKeep(database.read, site_id, network);
  if (before !== kept) await runInTransaction((tx) => noteNetwork(tx, id, kept));
}

/**
 * The same for what everybody has a right to, blocked or not: to see what is stored about them, and to have it deleted.
 * @throws ApiError `visitor_unknown`, `origin_not_allowed`
 */
export async function requireEvenBlockedVisitor(request: FastifyRequest): Promise<void> {
  await letIn(request);
}

async function letIn(request: FastifyRequest): Promise<KnownVisitor> {
  const { database, publicUrl, now } = request.server.services;
  const network = networkOf(request.ip);
  const found = await findVisitor(database.read, bearerToken(request), network, now());
  if (found === null)
    throw new ApiError('visitor_unknown', 'This visitor is not known here. Start the chat anew.');
  checkOrigin(found.site, request.headers.origin, publicUrl);
  request.actor = { kind: 'visitor', visitor: found.visitor };
  if (READING.has(request.method))
    request.server.traffic.checkPerson({ kind: 'visitor', id: found.visitor.id });
  else takeWrite(request, network, found.visitor.site_id);
  return found;
}

/**
 * Looks once more, after {@link requireVisitor}: the token may have been ended, or the visitor blocked, since.
 * @throws ApiError `visitor_unknown`, `visitor_blocked`
 */
export async function requireStillVisitor(request: FastifyRequest): Promise<void> {
  const { database, now } = request.server.services;
  const found = await findVisitor(database.read, bearerToken(request), networkOf(request.ip), now());
  if (found === null)
    throw new ApiError('visitor_unknown', 'This visitor has been signed out. Start the chat anew.');
  if (found.isBlocked) throw blocked();
}

/**
 * One more change from a network and at a site. Each visitor has limits of their own at the routes; whoever makes
 * himself many visitors meets these.
 * @throws TryLater
 */
function takeWrite(request: FastifyRequest, network: string, siteId: string): void {
  const { network: networks, site: sites } = request.server.writeBuckets;
  const waitMs = networks.take(network) || sites.take(siteId);
  if (waitMs > 0) throw new TryLater('Too much at once from here. It can be sent again in a moment.', waitMs);
}

/** The visitor that {@link requireVisitor} let through. */
export function visitorOf(request: FastifyRequest): Extract<Actor, { kind: 'visitor' }> {
  if (request.actor?.kind !== 'visitor') throw new Error('This route is not behind requireVisitor.');
  return request.actor;
}

/** The token of `Authorization: Bearer …`, or an empty string. */
export function bearerToken(request: FastifyRequest): string {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
