import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asset, type Encoding, encodingsIn } from './assets.ts';

const YEAR_S = 365 * 24 * 60 * 60;
/** For a file whose name holds a hash of its content. */
export const IMMUTABLE = `public, max-age=${YEAR_S}, immutable`;

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  webmanifest: 'application/manifest+json',
  png: 'image/png',
  json: 'application/json; charset=utf-8',
};

type Sent = Asset & { type: string; etag: string; cacheControl: string };

/** The file, or that the client has it already. */
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, encoding, type, etag, cacheControl }: Sent,
): FastifyReply {
  reply.headers({ 'cache-control': cacheControl, etag });
  if (!reply.hasHeader('vary')) reply.header('vary', 'accept-encoding');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  if (known.includes(etag)) return reply.status(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.header('content-type', TYPES[type] ?? 'application/octet-stream').send(body);
}

/** What an old page asks for and nobody has any more: also to be read by pages of other origins, and not to be kept. */
export function missing(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

/** The encodings that a client takes, the smallest first. */
export function wanted(request: FastifyRequest): Encoding[] {
  return encodingsIn(request.headers['accept-encoding']);
}

/**
 * Of a file whose name says nothing of its content.
 * @param headers those that differ from one answer with this content to another
 */
export function etagOf({ body }: Asset, headers = ''): string {
  return `W/"${createHash('sha256').update(body).update(headers).digest('base64url').slice(0, 22)}"`;
}

export function typeOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
