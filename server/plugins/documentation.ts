import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import plugin from 'fastify-plugin';
import { VERSION } from '../common/version.ts';
import { openApiDocument } from '../contract/openapi/document.ts';

/**
 * Of the page of documentation. The plugin's own policy asks for `upgrade-insecure-requests`: on a server without TLS, at
 * any name but localhost, the browser would then fetch script and style by https, and show an empty page.
 */
const POLICY = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'img-src': "'self' data:",
  'object-src': "'none'",
};

/** The API as OpenAPI at `/api/openapi.json`, made from the definitions of the routes, and a page to read it at `/api/docs`. */
export const documentation = plugin(
  async (app) => {
    let made: object | null = null;
    // Made when somebody first reads it: a server that starts has more urgent things to do.
    const document = {
      toJSON() {
        made ??= openApiDocument({ version: VERSION });
        return made;
      },
    };
    await app.register(swagger, { mode: 'static', specification: { document: document as never } });
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: POLICY, logLevel: 'warn' });
    app.get('/api/openapi.json', { logLevel: 'warn' }, async () => document);
  },
  { name: 'documentation', dependencies: ['security-headers'] },
);
