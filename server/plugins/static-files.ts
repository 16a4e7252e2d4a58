import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import plugin from 'fastify-plugin';
import { createLoader, gzipped } from '../sites/loader.ts';
import { settingsOf } from '../sites/settings.ts';

const YEAR_S = 365 * 24 * 60 * 60;
const LOADER_MAX_AGE_S = 300;
/** Whether somebody is there stands in it. */
const HIDING_LOADER = 'public, max-age=30';
const HASHED = /-[\w-]{8}\.(js|css)$/;

/** The built widget and console. Hashed files never change; the loader and the console's page are asked for again. */
export const staticFiles = plugin(
  async (app, { publicDir }: { publicDir: string }) => {
    if (!existsSync(join(publicDir, 'widget.js'))) {
      throw new Error(
        `The widget and the console are not built: ${join(publicDir, 'widget.js')} is missing. Run \`npm run build\`.`,
      );
    }
    const loader = createLoader(publicDir);
    await app.register(fastifyStatic, {
      root: publicDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cacheControlOf(path));
        // The console shows it in a frame of its own.
        if (/[/\\]preview\.html/.test(path)) framedByOurselves(reply);
        // Pages of other origins load these two, the second as modules.
        if (/[/\\]widget(\.js|[/\\])/.test(path)) {
          reply.header('access-control-allow-origin', '*');
          reply.header('cross-origin-resource-policy', 'cross-origin');
        }
      },
    });
    app.get<{ Querystring: { site?: string } }>(
      '/widget.js',
      { schema: { hide: true } as object },
      async (request, reply) => {
        const { database, siteStates } = app.services;
        const key = request.query.site;
        const site =
          typeof key !== 'string'
            ? undefined
            : await database.read
                .selectFrom('sites')
                .selectAll()
                .where('site_key', '=', key)
                .executeTakeFirst();
        // Without a site, or with one that is no more, it is the plain file.
        if (site === undefined) return reply.sendFile('widget.js');
        const body = loader(site, siteStates.attended(site));
        const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
        return reply
          .headers({
            'content-type': 'text/javascript; charset=utf-8',
            'cache-control': hides(site) ? HIDING_LOADER : cacheControlOf('widget.js'),
            vary: 'accept-encoding',
            'access-control-allow-origin': '*',
            'cross-origin-resource-policy': 'cross-origin',
            ...(zipped ? { 'content-encoding': 'gzip' } : {}),
          })
          .send(zipped ? gzipped(body) : body);
      },
    );
    app.get('/', { schema: { hide: true } as object }, (_request, reply) => reply.redirect('/console/'));
    app.get('/console', { schema: { hide: true } as object }, (_request, reply) =>
      reply.redirect('/console/'),
    );
    // Deep links of the console are its own business.
    for (const url of [
      '/console/conversations/:id',
      '/console/views/:id',
      '/console/rooms/:id',
      '/console/settings/:section',
      '/console/settings/:section/*',
      '/console/:page',
    ]) {
      app.get(url, { schema: { hide: true } as object }, (_request, reply) => consolePage(reply));
    }
  },
  { name: 'static-files' },
);

function hides(site: Parameters<typeof settingsOf>[0]): boolean {
  return settingsOf(site).absence === 'hidden';
}

/** The policy of everything else lets nobody frame it. */
function framedByOurselves(reply: {
  getHeader(name: string): unknown;
  header(name: string, value: string): unknown;
}): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  reply.header('x-frame-options', 'SAMEORIGIN');
}

function consolePage(reply: FastifyReply): FastifyReply {
  return reply.sendFile('console/index.html');
}

function cacheControlOf(path: string): string {
  const plain = path.replace(/\.(br|gz)$/, '');
  if (HASHED.test(plain)) return `public, max-age=${YEAR_S}, immutable`;
  if (plain.endsWith('widget.js')) return `public, max-age=${LOADER_MAX_AGE_S}, stale-while-revalidate=86400`;
  return 'no-cache';
}
