import underPressure from '@fastify/under-pressure';
import plugin from 'fastify-plugin';

/** Beyond this the server answers 503 at once rather than everybody late. Clients keep what they send and come back. */
export const MAX_EVENT_LOOP_DELAY_MS = 2_000;

/** It looks once a second, so that what was too much is seldom so for longer than this. */
const RETRY_AFTER_S = 2;

/**
 * Sheds load, and answers `GET /health`: 200 while the database answers.
 * `maxDelayMs`: how late the event loop may be; 0: as late as it likes.
 */
export const loadShedding = plugin(
  async (app, { maxDelayMs }: { maxDelayMs: number }) => {
    await app.register(underPressure, {
      maxEventLoopDelay: maxDelayMs,
      retryAfter: RETRY_AFTER_S,
      exposeStatusRoute: {
        url: '/health',
        routeOpts: { logLevel: 'warn' },
        routeSchemaOpts: { tags: ['operations'], summary: 'Whether this server works' } as object,
      },
      async healthCheck() {
        await app.services.database.read.selectFrom('meta').select('name').limit(1).execute();
        return true;
      },
    });
  },
  { name: 'load-shedding' },
);
