import plugin from 'fastify-plugin';
import { ApiError } from '../common/api-error.ts';
import { OLDEST_PROTOCOL, PROTOCOL_HEADER } from '../contract/protocol.ts';

/**
 * Refuses clients that were loaded before a change that they cannot follow: they say so, and keep what was written until
 * they are reloaded. Programs with an API key send no version.
 */
export const protocol = plugin(
  async (app, { oldest = OLDEST_PROTOCOL }: { oldest?: number }) => {
    app.addHook('onRequest', async ({ headers }) => {
      const spoken = headers[PROTOCOL_HEADER];
      if (spoken === undefined) return;
      if (!(Number(spoken) >= oldest))
        throw new ApiError('protocol_outdated', 'Frontdesk was updated. Reload the page to go on.');
    });
  },
  { name: 'protocol' },
);
