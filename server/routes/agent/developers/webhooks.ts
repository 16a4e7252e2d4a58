import type { FastifyInstance } from 'fastify';
import { webhooks as routes } from '../../../contract/routes/agent/developers/webhooks.ts';
import { audit } from '../../../plugins/audit.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { readAttempts } from '../../../webhooks/attempts.ts';
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  endpointFrom,
  findEndpoint,
  readEndpoints,
  rotateSecret,
} from '../../../webhooks/endpoints.ts';
import { readAttempt } from '../../../webhooks/read-attempt.ts';
import { replay } from '../../../webhooks/replay.ts';
import { route } from '../../route.ts';

/** Each waits for an answer of somebody else's server. */
const TESTS_PER_MINUTE = 10;

export async function webhookRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, webhooks, now } = app.services;
  const { allowed } = webhooks;

  route(app, routes.list, async () => ({ endpoints: await readEndpoints(database.read, now()) }));

  route(app, routes.create, async (request) => {
    const { row, secret } = await runInTransaction(async (tx) => {
      const made = await createEndpoint(tx, request.body, allowed);
      await audit(tx, request, 'webhook.created', `${made.row.name} (${hostOf(made.row.url)})`);
      return made;
    });
    await webhooks.changed();
    return { endpoint: await endpointFrom(database.read, row, now()), secret };
  });

  route(app, routes.change, async (request) => {
    const changed = await runInTransaction(async (tx) => {
      const { after } = await changeEndpoint(tx, request.params.id, request.body, allowed);
      await audit(tx, request, 'webhook.changed', `${after.name} (${hostOf(after.url)}): ${after.state}`);
      return after;
    });
    await webhooks.changed();
    return endpointFrom(database.read, changed, now());
  });

  route(app, routes.delete, async (request) => {
    await runInTransaction(async (tx) => {
      const { name, url } = await deleteEndpoint(tx, request.params.id);
      await audit(tx, request, 'webhook.deleted', `${name} (${hostOf(url)})`);
    });
    await webhooks.changed();
  });

  route(app, routes.rotateSecret, async (request) => {
    const { row, secret } = await runInTransaction(async (tx) => {
      const rotated = await rotateSecret(tx, request.params.id);
      await audit(tx, request, 'webhook.secret_rotated', rotated.row.name);
      return rotated;
    });
    return { endpoint: await endpointFrom(database.read, row, now()), secret };
  });

  route(
    app,
    routes.test,
    async (request, reply) => {
      const endpoint = await findEndpoint(database.read, request.params.id);
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      return webhooks.sendTest(endpoint, left.signal);
    },
    { limit: limited(TESTS_PER_MINUTE) },
  );

  route(app, routes.listAttempts, async (request) => {
    const { id } = await findEndpoint(database.read, request.params.id);
    return readAttempts(database.read, id, request.query);
  });

  route(app, routes.readAttempt, (request) => {
    const { id, attemptId } = request.params;
    return readAttempt(database.read, id, attemptId);
  });

  route(app, routes.replay, async (request) => {
    const row = await runInTransaction(async (tx) => {
      const endpoint = await replay(tx, request.params.id, request.body);
      await audit(tx, request, 'webhook.replayed', endpoint.name);
      return endpoint;
    });
    await webhooks.changed();
    return endpointFrom(database.read, row, now());
  });
}

/** Without its path and query, which may be as good as a secret. */
function hostOf(url: string): string {
  return new URL(url).host;
}
