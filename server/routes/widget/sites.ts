import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../common/api-error.ts';
import { LIMITS, TIMINGS } from '../../common/limits.ts';
import { widgetSites } from '../../contract/routes/widget/sites.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { appearanceOf } from '../../sites/site-state.ts';
import { findSite } from '../../sites/sites.ts';
import { route } from '../route.ts';

const LOOKS = { limit: limited(240) };

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
      const { stream, sizeBytes } = await files.read(site.logo_key);
      return reply
        .headers({
          'content-type': 'image/webp',
          'content-length': sizeBytes,
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'public, max-age=86400',
        })
        .send(stream);
    },
    LOOKS,
  );
}
