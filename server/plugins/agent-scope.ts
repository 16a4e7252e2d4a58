import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Reader } from '../conversations/reader.ts';
import type { SessionRow } from '../database/tables.ts';
import { networkOf } from '../identity/network.ts';
import { CONFIRMED_MS, type Device, findSession, isSeenLate, noteSeen } from '../identity/sessions.ts';
import { Refused } from '../refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session of the agent who asks; null where nobody had to sign in. */
    session: SessionRow | null;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * For routes of the console: a change is taken only from the console's own pages, because the cookie that proves who
 * asks is sent along by the browser whoever makes it ask.
 */
export const agentScope = plugin(
  async (app) => {
    app.decorateRequest('reader', null);
    app.decorateRequest('session', null);
    app.addHook('onRequest', async (request) => {
      if (!SAFE_METHODS.has(request.method)) requireSameOrigin(request);
    });
    app.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
  },
  { name: 'agent-scope', dependencies: ['errors', 'security-headers'] },
);

/**
 * Lets only a signed-in agent through to the route.
 * @throws Refused `sign_in_required`
 */
export async function requireAgent(request: FastifyRequest): Promise<void> {
  const { database, commit, now } = request.server.services;
  const token = sessionToken(request);
  const live = token === null ? null : await findSession(database.read, token, now());
  if (live === null) throw new Refused('sign_in_required', 'Sign in to go on.');
  request.reader = { kind: 'agent', agent: live.agent };
  request.session = live.session;
  if (isSeenLate(live.session, now())) await commit((work) => noteSeen(work, live.session));
}

/** Lets only an admin through. Runs after {@link requireAgent}. */
export async function requireAdmin(request: FastifyRequest): Promise<void> {
  if (agentOf(request).agent.role !== 'admin')
    throw new Refused('forbidden', 'Only admins may do this. Ask one of them.');
}

/**
 * Lets only somebody through who proved lately who they are: a browser left open must not be enough to hand out keys
 * and roles. Runs after {@link requireAgent}.
 * @throws Refused `confirmation_required`
 */
export async function requireConfirmed(request: FastifyRequest): Promise<void> {
  const session = currentSession(request);
  if (session.confirmed_at > request.server.services.now() - CONFIRMED_MS) return;
  throw new Refused('confirmation_required', 'Enter your password again to go on. This protects your team.');
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
export function agentOf(request: FastifyRequest): Extract<Reader, { kind: 'agent' }> {
  if (request.reader?.kind !== 'agent') throw new Error('This route is not behind requireAgent.');
  return request.reader;
}

export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[cookieName(request.server.services.publicUrl)] ?? null;
}

/** Sets the session's cookie; without a session, removes it. */
export function setSessionCookie(
  reply: FastifyReply,
  session: { token: string; expiresAt: number } | null,
): void {
  const { publicUrl } = reply.server.services;
  reply.setCookie(cookieName(publicUrl), session?.token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    expires: new Date(session?.expiresAt ?? 0),
  });
}

/** With TLS the name itself makes browsers refuse the cookie from sub-domains and over plain HTTP. */
function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-frontdesk' : 'frontdesk';
}

function requireSameOrigin(request: FastifyRequest): void {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers;
  if (origin === undefined ? fetchSite === 'same-origin' : isOwnOrigin(request, origin)) return;
  throw new Refused(
    'forbidden',
    'Changes are taken only from the console itself. Open it at its own address and try again.',
  );
}

function isOwnOrigin(request: FastifyRequest, origin: string): boolean {
  return origin === request.server.services.publicUrl || origin === `${request.protocol}://${request.host}`;
}
