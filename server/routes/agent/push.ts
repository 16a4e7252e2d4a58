import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../common/api-error.ts';
import { push as routes } from '../../contract/routes/agent/push.ts';
import { currentSession } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { noteAttention } from '../../push/attention.ts';
import { queueTest } from '../../push/new-notices.ts';
import { pushKeyFor, subscribe, unsubscribe } from '../../push/subscriptions.ts';
import { route } from '../route.ts';

export async function pushRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, push, now } = app.services;

  route(app, routes.read, (request) =>
    pushKeyFor(database.read, currentSession(request), { publicKey: push.publicKey, now: now() }),
  );

  route(
    app,
    routes.subscribe,
    async (request) => {
      const session = currentSession(request);
      await runInTransaction((tx) => subscribe(tx, session, request.body, push.allowed));
      await push.look();
    },
    { limit: limited(20) },
  );

  route(app, routes.unsubscribe, async (request) => {
    await runInTransaction((tx) => unsubscribe(tx.db, currentSession(request)));
  });

  route(
    app,
    routes.test,
    async (request) => {
      const { token_hash } = currentSession(request);
      if (!(await runInTransaction((tx) => queueTest(tx, token_hash))))
        throw new ApiError('not_found', 'This browser is not subscribed to push notifications.');
      push.wake();
    },
    { limit: limited(10) },
  );

  route(
    app,
    routes.attend,
    async (request) => {
      await runInTransaction((tx) => noteAttention(tx, currentSession(request), request.body.looking));
    },
    { limit: limited(60), logLevel: 'warn' },
  );
}
