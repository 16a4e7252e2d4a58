import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { createAssetStore } from '../assets/asset-store.ts';
import { type Asset, createAssets, type Encoding } from '../assets/assets.ts';
import { readBuild } from '../assets/build.ts';
import { etagOf, IMMUTABLE, missing, send, typeOf, wanted } from '../assets/send-asset.ts';
import { VERSION } from '../common/version.ts';
import { openApiDocument } from '../contract/openapi/document.ts';

const [brotli, gzip] = [promisify(brotliCompress), promisify(gzipCompress)];
/** Some milliseconds; the highest level takes most of a second, in which nobody else is served, for a seventh less. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** The largest script in three encodings, and the pages. */
const MEMORY_BYTES = 8 * 1_024 * 1_024;
/**
 * Of the page of the reference: Scalar writes styles into the page and shows pictures from data. Scripts are our own, and
 * what is tried out there goes to this server alone.
 */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

/**
 * The API as OpenAPI at `/api/openapi.json`, made from the definitions of the routes; a page to read it at `/api/docs`, and
 * the guides. The pages are built (`.build/documentation.mjs`).
 */
export const documentation = plugin(
  async (app, { publicDir }: { publicDir: string }) => {
    const { names } = readBuild(publicDir);
    const { database, now } = app.services;
    // Kept there with the rest of the build (`static-files.ts`), which a deployment may have replaced since this process started.
    const store = createAssetStore({ database, now });
    const assets = createAssets({ publicDir, build: { names }, store, memoryBytes: MEMORY_BYTES });
    const document = createPackedDocument();

    app.get('/api/openapi.json', { logLevel: 'warn' }, async (request, reply) => {
      const asset = await document(wanted(request)[0] ?? 'identity');
      return send(request, reply, { ...asset, type: 'json', etag: etagOf(asset), cacheControl: 'no-cache' });
    });
    app.get('/api/docs', { logLevel: 'warn' }, (request, reply) => {
      reply.header('content-security-policy', REFERENCE_POLICY);
      return file(request, reply, 'docs/reference.html');
    });
    app.get('/api/docs/guides', { logLevel: 'warn' }, (request, reply) =>
      file(request, reply, 'docs/guides.html'),
    );
    app.get('/api/docs/errors', { logLevel: 'warn' }, (request, reply) =>
      file(request, reply, 'docs/errors.html'),
    );
    app.get<{ Params: { name: string } }>('/api/docs/guides/:name', { logLevel: 'warn' }, (request, reply) =>
      file(request, reply, `docs/guides/${request.params.name}.html`),
    );
    app.get<{ Params: { name: string } }>('/api/docs/assets/:name', { logLevel: 'warn' }, (request, reply) =>
      file(request, reply, `docs/assets/${request.params.name}`, IMMUTABLE),
    );

    async function file(
      request: FastifyRequest,
      reply: FastifyReply,
      name: string,
      cacheControl = 'no-cache',
    ): Promise<FastifyReply> {
      const asset = await assets.find(name, wanted(request));
      if (asset === null) return missing(reply);
      return send(request, reply, { ...asset, type: typeOf(name), etag: etagOf(asset), cacheControl });
    }
  },
  { name: 'documentation', dependencies: ['security-headers'] },
);

/**
 * The OpenAPI document in each encoding, made when somebody first asks for it: a server that starts has more urgent things to do. As it
 * is, it is ten times as long as packed.
 */
function createPackedDocument() {
  const packed = new Map<Encoding, Promise<Asset>>();
  return (encoding: Encoding): Promise<Asset> => {
    const made = packed.get(encoding) ?? pack(encoding);
    packed.set(encoding, made);
    return made;
  };
}

async function pack(encoding: Encoding): Promise<Asset> {
  const plain = Buffer.from(JSON.stringify(openApiDocument({ version: VERSION })));
  if (encoding === 'identity') return { body: plain, encoding };
  return { body: encoding === 'br' ? await brotli(plain, BROTLI) : await gzip(plain), encoding };
}
