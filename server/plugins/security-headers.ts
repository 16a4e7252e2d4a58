import type { OutgoingHttpHeader } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { onRequestHookHandler } from 'fastify';
import plugin from 'fastify-plugin';
import { engineOrigins } from '../common/engine-origins.ts';
import type { EngineAddress } from '../contract/schemas/engine.ts';

/** Headers for everything this server sends. Routes that are meant for other sites loosen what they must, at the route. */
export const securityHeaders = plugin(
  async (app, { engine, tls }: { engine: EngineAddress; tls: boolean }) => {
    await app.register(cookie);
    await app.register(helmet, {
      // It would make them anew for each request; `addOnce` below does not.
      global: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          connectSrc: ["'self'", ...engineOrigins(engine)],
          fontSrc: ["'self'"],
          mediaSrc: ["'self'"],
          // The console's preview of the widget.
          frameSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          requireTrustedTypesFor: ["'script'"],
          // Nobody may make a policy: no text ever becomes markup or script.
          trustedTypes: ["'none'"],
        },
      },
      // Only an address with TLS may promise it.
      strictTransportSecurity: tls,
      frameguard: { action: 'deny' },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'no-referrer' },
    });
    app.addHook('onRequest', addOnce());
  },
  { name: 'security-headers' },
);

/** Makes the headers with the first request, and copies them into the answers to the others. */
function addOnce(): onRequestHookHandler {
  let made: [name: string, value: OutgoingHttpHeader][] | null = null;
  return (request, reply, done) => {
    // What a route with `helmet: false` is given.
    const { helmet: own } = request.routeOptions.config as { helmet?: { skipRoute?: boolean } };
    if (own?.skipRoute === true) return done();
    if (made === null) {
      const before = new Set(reply.raw.getHeaderNames());
      void reply.helmet();
      const all = Object.entries(reply.raw.getHeaders());
      made = all.flatMap(([name, value]) => (value === undefined || before.has(name) ? [] : [[name, value]]));
    } else for (const [name, value] of made) reply.raw.setHeader(name, value);
    done();
  };
}
