import plugin from 'fastify-plugin';
import { ApiError } from '../common/api-error.ts';
import { OLDEST_PROTOCOL, PROTOCOL_HEADER, readSimpleAccept } from '../contract/protocol.ts';

/**
 * Refuses clients that were loaded before a change that they cannot follow: they say so, and keep what was written until
 * they are reloaded. Programs with an API key send no version.
 */
export const protocol = plugin(
  async (app, { oldest = OLDEST_PROTOCOL }: { oldest?: number }) => {
    app.addHook('onRequest', ({ headers }, _reply, done) => {
      const spoken = headers[PROTOCOL_HEADER];
      if (spoken === undefined || Number(spoken) >= oldest) return done();
      done(new ApiError('protocol_outdated', 'Frontdesk was updated. Reload the page to continue.'));
    });
  },
  { name: 'protocol' },
);

/**
 * Understands requests that need no preflight (`contract/protocol.ts`): token and protocol are taken out of
 * `Accept`, and text is read as JSON. For routes without cookies only, where a page gains nothing by sending it unasked.
 */
export const simpleRequests = plugin(
  async (app) => {
    app.addHook('onRequest', ({ headers }, _reply, done) => {
      const said = readSimpleAccept(headers.accept);
      if (said === null) return done();
      headers[PROTOCOL_HEADER] ??= said.protocol;
      if (said.token !== undefined) headers.authorization ??= `Bearer ${said.token}`;
      done();
    });
    const parseJson = app.getDefaultJsonParser('error', 'error');
    app.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) => {
      // The form of another page can send text, but not our `Accept`.
      if (readSimpleAccept(request.headers.accept) !== null) return parseJson(request, body as string, done);
      done(Object.assign(new Error('A body is JSON.'), { statusCode: 415 }));
    });
  },
  { name: 'simple-requests' },
);
