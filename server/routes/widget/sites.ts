import type { FastifyInstance, FastifyReply } from 'fastify';
import { findAvatar } from '../../avatars/avatars.ts';
import { ApiError } from '../../common/api-error.ts';
import { LIMITS, TIMINGS } from '../../common/limits.ts';
import { widgetSites } from '../../contract/routes/widget/sites.ts';
import type { FileStore } from '../../files/file-store.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { appearanceOf } from '../../sites/site-state.ts';
import { findSite } from '../../sites/sites.ts';
import { route } from '../route.ts';

const LOOKS = { limit: limited(240) };
const DAY_S = 24 * 60 * 60;
const WEEK_S = 7 * DAY_S;

export async function widgetSiteRoutes(app: FastifyInstance): Promise<void> {
  const { services } = app;
  const { database, engine, siteStates, files, now } = services;

  route(
    app,
    widgetSites.read,
    async (request) => {
      const site = await findSite(database.read, request.params.siteKey, request.headers.origin);
      const appearance = await appearanceOf(site, {
        read: database.read,
        engine,
        now: now(),
        mails: services.mail !== null,
      });
      siteStates.shows(site, appearance);
      return { site: appearance, epoch: services.epoch, limits: LIMITS, timings: TIMINGS };
    },
    LOOKS,
  );

  route(
    app,
    widgetSites.logo,
    async (request, reply) => {
      const site = await findSite(database.read, request.params.siteKey, undefined);
      if (site.logo_key === null) throw new ApiError('not_found', 'This site has no picture.');
      return sendPicture(reply, await files.read(site.logo_key), DAY_S);
    },
    LOOKS,
  );

  route(
    app,
    widgetSites.avatar,
    async (request, reply) => {
      const key = await findAvatar(database.read, request.params.id);
      return sendPicture(reply, await files.read(key), WEEK_S);
    },
    { limit: limited(600) },
  );
}

/** A small picture of ours, for any page, kept by caches for so many seconds. */
function sendPicture(
  reply: FastifyReply,
  { stream, sizeBytes }: Awaited<ReturnType<FileStore['read']>>,
  seconds: number,
): FastifyReply {
  return reply
    .headers({
      'content-type': 'image/webp',
      'content-length': sizeBytes,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': `public, max-age=${seconds}, immutable`,
    })
    .send(stream);
}
