import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { ApiError } from '../common/api-error.ts';

/** Beyond this the server answers 503 at once rather than everybody late. Clients keep what they send and come back. */
export const MAX_EVENT_LOOP_DELAY_MS = 2_000;

const LOOK_EVERY_MS = 1_000;
const RESOLUTION_MS = 10;
const NS_PER_MS = 1e6;

/** What asks the database, and what its clients ask for again. */
const SHED = '/api/';

export type LoadSheddingOptions = {
  /** How late the event loop may be; 0: as late as it likes. */
  maxDelayMs: number;
  /** How late it has been lately; measured here, unless a test says it. */
  lateMs?: () => number;
};

/**
 * Sheds load: requests to the API are answered with 503, their clients try again. Pages, scripts, `/health` and pictures in
 * messages are always answered: browsers do not ask for them again, and a site whose loader was refused would have no chat
 * until its page is loaded anew.
 * It opens nothing and asks the system nothing: where file descriptors have run out, that would throw.
 */
export const loadShedding = plugin(
  async (app, { maxDelayMs, lateMs = measuredLateness(app) }: LoadSheddingOptions) => {
    app.addHook('onRequest', (request, _reply, done) => {
      const late = maxDelayMs > 0 && request.url.startsWith(SHED) && lateMs() > maxDelayMs;
      done(late ? new ApiError('unavailable', 'The server is busy. Try again in a moment.') : undefined);
    });
  },
  { name: 'load-shedding' },
);

function measuredLateness(app: FastifyInstance): () => number {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let lateMs = 0;
  const timer = setInterval(() => {
    // Without a single sample the loop stood still all the time.
    lateMs = Number.isNaN(delay.mean) ? Number.POSITIVE_INFINITY : delay.mean / NS_PER_MS - RESOLUTION_MS;
    delay.reset();
  }, LOOK_EVERY_MS);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    delay.disable();
  });
  return () => lateMs;
}
