import type { FastifyInstance } from 'fastify';
import { deleteHook, findHook, hookFrom, putHook, readHooks } from '../../../chat-notices/chat-hooks.ts';
import { chatHooks as routes } from '../../../contract/routes/agent/developers/chat-hooks.ts';
import { audit } from '../../../plugins/audit.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { route } from '../../route.ts';

/** Each asks somebody else's server, and posts. */
const TESTS_PER_MINUTE = 6;

export async function chatHookRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, chatNotices } = app.services;

  route(app, routes.list, async () => ({ hooks: await readHooks(database.read) }));

  route(app, routes.put, async (request) => {
    const row = await runInTransaction(async (tx) => {
      const changed = await putHook(tx, request.params.id, request.body, chatNotices.allowed);
      await audit(tx, request, 'chat_notices.changed', changed.name);
      return changed;
    });
    await chatNotices.changed();
    return hookFrom(row);
  });

  route(app, routes.delete, async (request) => {
    await runInTransaction(async (tx) => {
      const { name } = await deleteHook(tx, request.params.id);
      await audit(tx, request, 'chat_notices.deleted', name);
    });
    await chatNotices.changed();
  });

  route(
    app,
    routes.test,
    async (request, reply) => {
      const hook = await findHook(database.read, request.params.id);
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      return { reason: await chatNotices.test(hook, left.signal) };
    },
    { limit: limited(TESTS_PER_MINUTE) },
  );
}
