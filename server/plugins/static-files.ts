import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { createAssetStore } from '../assets/asset-store.ts';
import { type CacheUses, createAssets } from '../assets/assets.ts';
import { HASHED, readBuild } from '../assets/build.ts';
import { keepBuild } from '../assets/keep-build.ts';
import { etagOf, IMMUTABLE, missing, send, typeOf, wanted } from '../assets/send-asset.ts';
import type { Loader } from '../sites/loader.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** How often built files were in memory when they were asked for. */
    assetUses: () => CacheUses;
  }
}

/** How old a page's loader may be, and how long that one may be used while a new one is being fetched. */
const LOADER_MAX_AGE_S = 300;
/** No site's key is as long. */
const MOST_KEY = 100;
/** Whether somebody is there stands in it. */
const HIDING_LOADER_MAX_AGE_S = 30;
/**
 * Of the headers that every answer has, a script needs one. The others speak of documents, and would be a fifth of what
 * a page view costs.
 */
const SCRIPT = { helmet: false as const };
/** Pages of other origins load these: as a script, and as modules. */
const FOR_EVERY_ORIGIN = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** The built widget and console. Hashed files never change; the loader and the console's page are asked for again. */
export const staticFiles = plugin(
  async (app, { publicDir }: { publicDir: string }) => {
    const build = readBuild(publicDir);
    const { database, now, publicUrl } = app.services;
    const store = createAssetStore({ database, now });
    const assets = createAssets({ publicDir, build, store });
    const kept = keepBuild({ names: build.current, read: assets.packed, store, log: app.log });
    app.decorate('assetUses', assets.uses);
    app.addHook('onReady', kept.start);
    app.addHook('onClose', kept.stop);

    app.get<{ Querystring: { site?: unknown } }>('/widget.js', SCRIPT, async (request, reply) => {
      const { site } = request.query;
      const key = typeof site === 'string' ? site : undefined;
      return forSite(request, reply, await app.services.loaders.find(key, languagesOf(request)));
    });
    app.get<{ Params: { file: string } }>('/widget/site/:file', SCRIPT, async (request, reply) => {
      const key = request.params.file.replace(/\.js$/, '');
      return forSite(request, reply, await app.services.loaders.module(key, languagesOf(request)));
    });
    // A browser remembers that a module could not be had; under another path it asks again, for all that it imports, too. One folder
    // is the app's attempt, the other that of a part which is fetched later (`.build/late-parts.mjs`).
    for (const url of ['/widget/:name', '/widget/:attempt/:name', '/widget/:attempt/:late/:name'])
      app.get<{ Params: { name: string } }>(url, SCRIPT, (request, reply) =>
        hashed(request, reply.headers(FOR_EVERY_ORIGIN), `widget/${request.params.name}`),
      );
    for (const url of ['/console/assets/:name', '/console/assets/:late/:name'])
      app.get<{ Params: { name: string } }>(url, SCRIPT, (request, reply) =>
        hashed(request, reply.headers(FOR_EVERY_ORIGIN), `console/assets/${request.params.name}`),
      );

    // The console shows it in a frame of its own.
    app.get('/widget/preview.html', (request, reply) => {
      framedByOurselves(reply);
      return page(request, reply, 'widget/preview.html');
    });
    // The token in the address is the script's business.
    app.get('/c/:token', (request, reply) => {
      lettingRegisterWorker(reply);
      return page(request, reply, 'widget/resume.html');
    });
    app.get('/c/push-worker.js', (request, reply) => page(request, reply, 'resume/push-worker.js'));
    app.get<{ Params: { siteKey: string }; Querystring: { language?: unknown } }>(
      '/chat/:siteKey',
      async (request, reply) => {
        const { loaders } = app.services;
        const { params, query } = request;
        const found = await loaders.page(params.siteKey, query.language, languagesOf(request));
        if (found === null) return missing(reply);
        framedBy(reply, found.framers);
        reply
          .headers({ 'cache-control': 'no-cache', vary: 'accept-language' })
          .type('text/html; charset=utf-8');
        return found.html;
      },
    );
    // The chat in a frame, which keeps the scripts of the page around it out.
    app.get<{ Params: { siteKey: string } }>('/chat/:siteKey/frame', async (request, reply) => {
      const framers = await app.services.loaders.framers(request.params.siteKey);
      if (framers === null) return missing(reply);
      framedBy(reply, framers);
      // Some browsers go on with the policy that came with what they have: another list is another page.
      return page(request, reply, 'widget/framed.html', framers.join(' '));
    });
    // The chat in a window of its own, which goes on with what a page hands over: only a page that the site allows may.
    app.get<{ Params: { siteKey: string }; Querystring: { origin?: unknown } }>(
      '/chat/:siteKey/window',
      async (request, reply) => {
        const { params, query } = request;
        const { loaders } = app.services;
        const allowed = await loaders.allows(params.siteKey, query.origin, publicUrl);
        const origins = await loaders.framers(params.siteKey);
        if (!allowed || origins === null) return missing(reply);
        // By default a page is parted from whoever opened it.
        reply.header('cross-origin-opener-policy', 'unsafe-none');
        showingPicturesOf(reply, origins);
        return page(request, reply, 'widget/window.html', origins.join(' '));
      },
    );
    app.get('/', (_request, reply) => reply.redirect('/console/'));
    app.get('/console', (_request, reply) => reply.redirect('/console/'));
    // To be told to somebody whose chat does not show: the page check of a site, which an admin may use.
    app.get<{ Querystring: { site?: unknown } }>('/doctor', ({ query: { site } }, reply) =>
      reply.redirect(
        `/console/install${typeof site === 'string' ? `?${new URLSearchParams({ site: site.slice(0, MOST_KEY) })}` : ''}`,
      ),
    );
    // Which addresses the console knows is its own business.
    app.get('/console/*', (request, reply) => {
      lettingRegisterWorker(reply);
      return page(request, reply, 'console/index.html');
    });
    // What makes it an app that can be installed. Browsers ask again at each start: pushes are shown by today's worker.
    for (const name of [
      'push-worker.js',
      'manifest.webmanifest',
      'icon-192.png',
      'icon-512.png',
      'maskable-512.png',
      'apple-180.png',
      'badge-96.png',
    ])
      app.get(`/console/${name}`, (request, reply) => page(request, reply, `console/${name}`));

    // Always today's entry: what a page has of a chat in a frame, and the app for pages that were loaded so long ago that theirs is gone.
    for (const entry of ['app', 'frame'] as const)
      app.get(`/widget/:attempt/${entry}.js`, SCRIPT, (request, reply) => {
        reply.headers(FOR_EVERY_ORIGIN);
        const name = build[entry];
        if (name === null) return missing(reply);
        return send(request, reply, {
          body: Buffer.from(`export*from"./${name}"`),
          encoding: 'identity',
          type: 'js',
          etag: `"${name}"`,
          cacheControl: 'no-cache',
        });
      });

    async function hashed(request: FastifyRequest, reply: FastifyReply, name: string): Promise<FastifyReply> {
      const asset = HASHED.test(name) ? await assets.find(name, wanted(request)) : null;
      if (asset === null) return missing(reply);
      return send(request, reply, {
        ...asset,
        type: typeOf(name),
        etag: `"${name.slice(-11)}"`,
        cacheControl: IMMUTABLE,
      });
    }

    async function page(
      request: FastifyRequest,
      reply: FastifyReply,
      name: string,
      headers = '',
    ): Promise<FastifyReply> {
      const asset = await assets.find(name, wanted(request));
      if (asset === null) return missing(reply);
      const etag = etagOf(asset, headers);
      return send(request, reply, { ...asset, type: typeOf(name), etag, cacheControl: 'no-cache' });
    }
  },
  { name: 'static-files' },
);

function forSite(request: FastifyRequest, reply: FastifyReply, loader: Loader | null): FastifyReply {
  reply.headers({ ...FOR_EVERY_ORIGIN, vary: 'accept-encoding, accept-language' });
  if (loader === null) return missing(reply);
  const [encoding = 'identity'] = wanted(request);
  const cacheControl = loader.hides
    ? `public, max-age=${HIDING_LOADER_MAX_AGE_S}`
    : `public, max-age=${LOADER_MAX_AGE_S}, stale-while-revalidate=${LOADER_MAX_AGE_S}`;
  return send(request, reply, {
    body: loader.bodies[encoding],
    encoding,
    type: 'js',
    etag: loader.etag,
    cacheControl,
  });
}

function languagesOf(request: FastifyRequest): string | undefined {
  return request.headers['accept-language'];
}

/** The console, and the page of a link, may make one policy of Trusted Types, for the address of its service worker. */
function lettingRegisterWorker(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header(
    'content-security-policy',
    policy.replace("trusted-types 'none'", 'trusted-types push-worker'),
  );
}

/**
 * Only pages that an admin has named may frame the chat's page, and pictures of cards come from there: a list that is empty
 * names none.
 */
function framedBy(reply: FastifyReply, origins: readonly string[]): void {
  if (origins.length === 0) return;
  showingPicturesOf(reply, origins);
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`),
  );
  // It knows no list of origins, and browsers that know the policy pass over it.
  reply.removeHeader('x-frame-options');
}

function showingPicturesOf(reply: FastifyReply, origins: readonly string[]): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header(
    'content-security-policy',
    policy.replace('img-src ', `${['img-src', ...origins].join(' ')} `),
  );
}

/** The policy of everything else lets nobody frame it. */
function framedByOurselves(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  reply.header('x-frame-options', 'SAMEORIGIN');
}
