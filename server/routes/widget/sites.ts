import { Type } from 'typebox';
import { ApiError } from '../../common/api-error.ts';
import { LIMITS, TIMINGS } from '../../common/limits.ts';
import { SiteOpening } from '../../contract/schemas/widget-api.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { appearanceOf } from '../../sites/site-state.ts';
import { findSite } from '../../sites/sites.ts';
import { REFUSALS, type TypedApp } from '../route-types.ts';

const TAGS = ['widget'];
const SiteParams = Type.Object({ siteKey: Type.String({ minLength: 1, maxLength: 64 }) });

/** What anybody may know of a site. */
export async function widgetSites(app: TypedApp): Promise<void> {
  const { database, engine, siteStates, files, now } = app.services;

  app.get(
    '/sites/:siteKey',
    {
      schema: {
        tags: TAGS,
        summary: 'What anybody may know of a site; creates nothing',
        params: SiteParams,
        response: { 200: SiteOpening, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request) => {
      const site = await findSite(database.read, request.params.siteKey, request.headers.origin);
      const appearance = await appearanceOf(site, { read: database.read, engine, now: now() });
      siteStates.shows(site, appearance);
      return {
        site: appearance,
        epoch: app.services.epoch,
        limits: LIMITS,
        timings: TIMINGS,
      };
    },
  );

  app.get(
    '/sites/:siteKey/logo',
    {
      schema: {
        tags: TAGS,
        summary: "The site's picture",
        params: SiteParams,
        querystring: Type.Object({ v: Type.Optional(Type.String({ maxLength: 40 })) }),
      },
      config: limited(240),
    },
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
  );
}
