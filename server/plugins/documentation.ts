import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import plugin from 'fastify-plugin';
import { KEY_PREFIX } from '../accounts/api-keys.ts';

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

/** The API as OpenAPI at `/api/openapi.json`, made from the routes' own schemas, and a page to read it at `/api/docs`. */
export const documentation = plugin(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Frontdesk',
          version: '1',
          description:
            'Customer-support chat. Every creating request carries an id minted by the client and may be repeated with it. ' +
            'Refusals are `{error: {code, message}}` with a documented code.',
        },
        components: {
          securitySchemes: {
            visitor: { type: 'http', scheme: 'bearer', description: 'The token that the widget minted.' },
            key: {
              type: 'http',
              scheme: 'bearer',
              description: `A key that an admin made in the console; it begins with ${KEY_PREFIX}.`,
            },
            agent: { type: 'apiKey', in: 'cookie', name: 'frontdesk', description: 'Set by signing in.' },
          },
        },
        tags: [
          { name: 'widget', description: 'What the widget of a visitor does' },
          { name: 'agent', description: 'What the console of an agent does' },
          { name: 'setup', description: 'The first admin' },
          { name: 'operations' },
        ],
      },
    });
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: POLICY, logLevel: 'warn' });
    app.get('/api/openapi.json', { schema: { hide: true } as object, logLevel: 'warn' }, async () =>
      app.swagger(),
    );
  },
  { name: 'documentation', dependencies: ['security-headers'] },
);
