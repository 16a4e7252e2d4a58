import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Reader } from '../conversations/reader.ts';
import { findSession } from '../identity/sessions.ts';
import { Refused } from '../refusal.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * For routes of the console: a change is taken only from the console's own pages, because the cookie that proves who
 * asks is sent along by the browser whoever makes it ask.
 */
export const agentScope = plugin(
  async (app) => {
    app.decorateRequest('reader', null);
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
  const { database, now } = request.server.services;
  const token = sessionToken(request);
  const agent = token === null ? null : await findSession(database.read, token, now());
  if (agent === null) throw new Refused('sign_in_required', 'Sign in to go on.');
  request.reader = { kind: 'agent', agent };
}

/** Lets only an admin through. Runs after {@link requireAgent}. */
export async function requireAdmin(request: FastifyRequest): Promise<void> {
  if (agentOf(request).agent.role !== 'admin')
    throw new Refused('forbidden', 'Only admins may do this. Ask one of them.');
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
