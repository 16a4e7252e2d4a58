import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { findAvatar } from '../../avatars/avatars.ts';
import { createPngCopies } from '../../avatars/png-copies.ts';
import { ApiError } from '../../common/api-error.ts';
import { TIMINGS } from '../../common/limits.ts';
import { widgetSites } from '../../contract/routes/widget/sites.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { appearanceOf } from '../../sites/site-state.ts';
import { findSite } from '../../sites/sites.ts';
import { limitsOfVisitors } from '../../sites/visitor-files.ts';
import { route } from '../route.ts';

const LOOKS = { limit: limited(240) };
const FACES = { limit: limited(600) };
const DAY_S = 24 * 60 * 60;
const WEEK_S = 7 * DAY_S;

export async function widgetSiteRoutes(app: FastifyInstance): Promise<void> {
  const { services } = app;
  const { database, engine, siteStates, sightings, files, publicUrl, now } = services;
  const pngCopies = createPngCopies(services);

  route(
    app,
    widgetSites.read,
    async (request) => {
      const site = await findSite(database.read, request.params.siteKey, request.headers.origin, publicUrl);
      const appearance = await appearanceOf(site, {
        read: database.read,
        engine,
        now: now(),
        mails: services.mail !== null,
      });
      siteStates.shows(site, appearance);
      // Who opens the chat for the first time asks for nothing else until they write.
      sightings.note(site.id, request.headers.origin);
      return { site: appearance, epoch: services.epoch, limits: limitsOfVisitors(site), timings: TIMINGS };
    },
    LOOKS,
  );

  route(
    app,
    widgetSites.logo,
    async (request, reply) => sendWebp(reply, await files.read(await logoKey(request.params.siteKey)), DAY_S),
    LOOKS,
  );

  route(
    app,
    widgetSites.logoPng,
    async (request, reply) =>
      sendPng(reply, await pngCopies.read(await logoKey(request.params.siteKey)), DAY_S),
    LOOKS,
  );

  route(
    app,
    widgetSites.avatar,
    async (request, reply) =>
      sendWebp(reply, await files.read(await findAvatar(database.read, request.params.id)), WEEK_S),
    FACES,
  );

  route(
    app,
    widgetSites.avatarPng,
    async (request, reply) =>
      sendPng(reply, await pngCopies.read(await findAvatar(database.read, request.params.id)), WEEK_S),
    FACES,
  );

  async function logoKey(siteKey: string): Promise<string> {
    const { logo_key } = await findSite(database.read, siteKey, undefined, publicUrl);
    if (logo_key === null) throw new ApiError('not_found', 'This site has no picture.');
    return logo_key;
  }
}

function sendWebp(
  reply: FastifyReply,
  { stream, sizeBytes }: { stream: Readable; sizeBytes: number },
  seconds: number,
): FastifyReply {
  return withHeaders(reply, { type: 'image/webp', sizeBytes, seconds }).send(stream);
}

function sendPng(reply: FastifyReply, png: Buffer, seconds: number): FastifyReply {
  return withHeaders(reply, { type: 'image/png', sizeBytes: png.length, seconds }).send(png);
}

/** A small picture of ours, for any page, kept by caches for so many seconds. */
function withHeaders(
  reply: FastifyReply,
  { type, sizeBytes, seconds }: { type: string; sizeBytes: number; seconds: number },
): FastifyReply {
  return reply.headers({
    'content-type': type,
    'content-length': sizeBytes,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': `public, max-age=${seconds}, immutable`,
  });
}
