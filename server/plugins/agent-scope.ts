import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Actor } from '../access/actor.ts';
import { KEY_SCOPES, refusalOfKey } from '../access/key-scopes.ts';
import { isAdmin } from '../access/permissions.ts';
import { findApiKey, isUsedLate, KEY_PREFIX, noteUsed } from '../accounts/api-keys.ts';
import { CONFIRMED_MS, type Device, findSession, isSeenLate, noteSeen } from '../accounts/sessions.ts';
import { ApiError, TryLater } from '../common/api-error.ts';
import { AGENT_REQUESTS_PER_MINUTE } from '../common/limits.ts';
import { networkOf } from '../common/network.ts';
import { quotaOfBucket } from '../common/quota-headers.ts';
import { createTokenBuckets, type TokenBuckets } from '../common/token-buckets.ts';
import type { AgentRow, SessionRow } from '../database/tables.ts';
import { namedAgent } from './keys/named-agent.ts';
import { createRefusedKeys, type RefusedKeys } from './keys/refused-keys.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session of the agent who asks; null where nobody had to sign in. */
    session: SessionRow | null;
  }
  interface FastifyInstance {
    /** What each API key may still ask. */
    keyBuckets: TokenBuckets;
    /** What each agent may still read. */
    agentBuckets: TokenBuckets;
    refusedKeys: RefusedKeys;
  }
}

const REQUESTS_BY_KEY_PER_MINUTE = 300;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * For routes of the console: a change is taken only from the console's own pages, because the cookie that proves who
 * asks is sent along by the browser whoever makes it ask.
 */
export const agentScope = plugin(
  async (app) => {
    app.decorateRequest('actor', null);
    app.decorateRequest('session', null);
    const { rateLimitFactor, now } = app.services;
    app.decorate('refusedKeys', createRefusedKeys(now));
    app.decorate('keyBuckets', createTokenBuckets(REQUESTS_BY_KEY_PER_MINUTE * rateLimitFactor, now));
    app.decorate('agentBuckets', createTokenBuckets(AGENT_REQUESTS_PER_MINUTE * rateLimitFactor, now));
    app.addHook('onRequest', async (request) => {
      // A browser sends a key along for nobody; where none is taken, it excuses nothing.
      if (keyToken(request) !== null && scopeNeeded(request) !== undefined) return;
      if (!SAFE_METHODS.has(request.method)) requireSameOrigin(request);
    });
    app.addHook('onSend', async (request, reply) => {
      // Under which id the server's log has it, for whoever wrote the program.
      if (request.quota?.name === 'key') reply.header('request-id', request.id);
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
  },
  { name: 'agent-scope', dependencies: ['errors', 'security-headers', 'traffic', 'rate-limits'] },
);

/**
 * Lets only a signed-in agent through to the route, or a program with a key whose scopes cover it.
 * @throws ApiError `sign_in_required`, `forbidden` for a key
 */
export async function requireAgent(request: FastifyRequest): Promise<void> {
  const { database, runInTransaction, now } = request.server.services;
  const key = keyToken(request);
  if (key !== null) return requireKey(request, key);
  const token = sessionToken(request);
  const live = token === null ? null : await findSession(database.read, token, now());
  if (live === null) throw new ApiError('sign_in_required', 'Please sign in.');
  request.actor = { kind: 'agent', agent: live.agent };
  request.session = live.session;
  if (SAFE_METHODS.has(request.method)) takeRead(request, live.agent.id);
  if (isSeenLate(live.session, now())) await runInTransaction((tx) => noteSeen(tx, live.session));
}

/**
 * One more request that reads. Lists have no limits of their own; a console that goes wrong, or a session in wrong hands,
 * meets this.
 * @throws TryLater
 */
function takeRead(request: FastifyRequest, agentId: string): void {
  const { server } = request;
  const waitMs = server.agentBuckets.take(agentId);
  const most = AGENT_REQUESTS_PER_MINUTE * server.services.rateLimitFactor;
  request.quota ??= quotaOfBucket('reads', most, server.agentBuckets.left(agentId));
  if (waitMs > 0) throw new TryLater('You have asked too much at once. Try again in a moment.', waitMs);
  server.traffic.checkPerson({ kind: 'agent', id: agentId });
}

/** A key counts alone, whatever cookie comes with it. */
async function requireKey(request: FastifyRequest, token: string): Promise<void> {
  const { services, refusedKeys } = request.server;
  const { database, runInTransaction, now } = services;
  const live = await findApiKey(database.read, token, now());
  if (live === null) {
    await refusedKeys.note(request, null);
    throw new ApiError(
      'sign_in_required',
      'This API key is not valid, or not any more. Ask an admin for another.',
    );
  }
  const { keyBuckets } = request.server;
  const waitMs = keyBuckets.take(live.row.id);
  const quota = REQUESTS_BY_KEY_PER_MINUTE * services.rateLimitFactor;
  request.quota = quotaOfBucket('key', quota, keyBuckets.left(live.row.id));
  if (waitMs > 0) throw new TryLater('This API key asks too much at once. Come back a little later.', waitMs);
  const needed = scopeNeeded(request);
  const named = needed === undefined ? null : await namedAgent(request, live, needed.scope);
  const refusal = refusalOfKey(live, needed, named !== null);
  if (refusal !== null) {
    await refusedKeys.note(request, live.row);
    throw new ApiError('forbidden', refusal);
  }
  const { id, name } = live.row;
  request.actor = {
    kind: 'agent',
    agent: named ?? live.agent,
    byKey: { id, name },
    ...(live.service === null || named !== null ? {} : { service: true }),
  };
  if (SAFE_METHODS.has(request.method)) takeRead(request, live.agent.id);
  if (isUsedLate(live.row, now())) await runInTransaction((tx) => noteUsed(tx, live.row));
}

function keyToken(request: FastifyRequest): string | null {
  const [, token] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token?.startsWith(KEY_PREFIX) ? token : null;
}

function scopeNeeded({ method, routeOptions }: FastifyRequest) {
  return KEY_SCOPES.get(`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`);
}

/** Lets only an admin through. Runs after {@link requireAgent}. */
export async function requireAdmin(request: FastifyRequest): Promise<void> {
  if (!isAdmin(agentOf(request).agent))
    throw new ApiError('forbidden', 'Only admins may do this. Ask one of them.');
}

/**
 * Lets only somebody through who proved lately who they are: a browser left open must not be enough to hand out keys
 * and roles. A program has no password to enter: who made its key gave it the scope. Runs after {@link requireAgent}.
 * @throws ApiError `confirmation_required`
 */
export async function requireConfirmed(request: FastifyRequest): Promise<void> {
  if (agentOf(request).byKey !== undefined) return;
  const session = currentSession(request);
  if (session.confirmed_at > request.server.services.now() - CONFIRMED_MS) return;
  throw new ApiError('confirmation_required', 'Enter your password to continue.');
}

/** The session that {@link requireAgent} found. */
export function currentSession(request: FastifyRequest): SessionRow {
  if (request.session === null) throw new Error('This route is not behind requireAgent.');
  return request.session;
}

/** The browser that asks, for a session that begins in it. */
export function deviceOf(request: FastifyRequest): Device {
  return { userAgent: request.headers['user-agent'] ?? null, network: networkOf(request.ip) };
}

/** The agent that {@link requireAgent} let through. */
export function agentOf(request: FastifyRequest): Extract<Actor, { kind: 'agent' }> {
  if (request.actor?.kind !== 'agent') throw new Error('This route is not behind requireAgent.');
  return request.actor;
}

export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[cookieName(request.server.services.publicUrl)] ?? null;
}

/** Sets the session's cookie; without a session, removes it. */
export function setSessionCookie(
  reply: FastifyReply,
  session: { token: string; expiresAt: number } | null,
): void {
  setCookie(reply, cookieName(reply.server.services.publicUrl), session);
}

export function deviceToken(request: FastifyRequest): string | null {
  return request.cookies[deviceCookieName(request.server.services.publicUrl)] ?? null;
}

/** Lets the browser be recognised in which the agent has just proved who they are; it stays when the session ends. */
export function setDeviceCookie(reply: FastifyReply, agent: Pick<AgentRow, 'id' | 'password_hash'>): void {
  const { publicUrl, knownDevices, now } = reply.server.services;
  setCookie(reply, deviceCookieName(publicUrl), knownDevices.issue(agent, now()));
}

function setCookie(
  reply: FastifyReply,
  name: string,
  value: { token: string; expiresAt: number } | null,
): void {
  reply.setCookie(name, value?.token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.server.services.publicUrl.startsWith('https:'),
    expires: new Date(value?.expiresAt ?? 0),
  });
}

const deviceCookieName = (publicUrl: string): string => `${cookieName(publicUrl)}-device`;

/** With TLS the name itself makes browsers refuse the cookie from sub-domains and over plain HTTP. */
function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-frontdesk' : 'frontdesk';
}

function requireSameOrigin(request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers;
  if (origin === undefined ? fetchSite === 'same-origin' : isOwnOrigin(request, origin)) return;
  const isProgram = origin === undefined && fetchSite === undefined && scopeNeeded(request) !== undefined;
  throw new ApiError(
    'forbidden',
    isProgram
      ? `A program needs an API key for this. Send it as "Authorization: Bearer ${KEY_PREFIX}…".`
      : 'Request blocked: wrong origin. Open the console at its own address and try again.',
  );
}

function isOwnOrigin(request: FastifyRequest, origin: string): boolean {
  const { publicUrl, production } = request.server.services;
  if (origin === publicUrl) return true;
  // Whoever owns a name may let it lead here: in production only ours is ours. Elsewhere a server has many names.
  return !production && origin === `${request.protocol}://${request.host}`;
}
