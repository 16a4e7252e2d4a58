import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Actor } from '../../access/actor.ts';
import { findBotByToken, isSeenLate, noteBotSeen } from '../../bots/bot-token.ts';
import { ApiError, TryLater } from '../../common/api-error.ts';
import { quotaOfBucket } from '../../common/quota-headers.ts';
import { createTokenBuckets, type TokenBuckets } from '../../common/token-buckets.ts';
import { bearerToken } from '../visitor-scope.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What each bot may still ask. */
    botBuckets: TokenBuckets;
  }
}

const REQUESTS_PER_MINUTE = 600;

/** For routes of bots: a token of their own, which opens nothing else, and no cookie. */
export const botScope = plugin(
  async (app) => {
    app.decorateRequest('actor', null);
    const { rateLimitFactor, now } = app.services;
    app.decorate('botBuckets', createTokenBuckets(REQUESTS_PER_MINUTE * rateLimitFactor, now));
    app.addHook('onSend', async (request, reply) => {
      if (request.quota?.name === 'bot') reply.header('request-id', request.id);
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
  },
  { name: 'bot-scope', dependencies: ['errors', 'security-headers', 'traffic', 'rate-limits'] },
);

/**
 * Lets only a bot through to the route.
 * @throws ApiError `sign_in_required`; TryLater when it asks too much
 */
export async function requireBot(request: FastifyRequest): Promise<void> {
  const { database, now } = request.server.services;
  const bot = await findBotByToken(database.read, bearerToken(request));
  if (bot === null)
    throw new ApiError(
      'sign_in_required',
      'This is not the token of a bot, or not any more. Ask an admin for it.',
    );
  const { botBuckets } = request.server;
  const waitMs = botBuckets.take(bot.id);
  const most = REQUESTS_PER_MINUTE * request.server.services.rateLimitFactor;
  request.quota = quotaOfBucket('bot', most, botBuckets.left(bot.id));
  if (waitMs > 0) throw new TryLater('This bot asks too much at once. Come back a little later.', waitMs);
  if (request.method === 'GET') request.server.traffic.checkPerson({ kind: 'bot', id: bot.id });
  request.actor = { kind: 'bot', bot };
  if (isSeenLate(bot, now())) await database.write((db) => noteBotSeen(db, bot, now()));
}

/** The bot that {@link requireBot} let through. */
export function botOf(request: FastifyRequest): Extract<Actor, { kind: 'bot' }> {
  if (request.actor?.kind !== 'bot') throw new Error('This route is not behind requireBot.');
  return request.actor;
}
