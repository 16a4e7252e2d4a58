import type { FastifyInstance } from 'fastify';
import { inbox } from '../../contract/routes/agent/inbox.ts';
import { markDelivered } from '../../conversations/mark-delivered.ts';
import { readInbox } from '../../inbox/read-inbox.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

export async function inboxRoutes(app: FastifyInstance): Promise<void> {
  const { services } = app;
  const { database, runInTransaction } = services;

  route(app, inbox.read, async (request) => ({
    ...(await readInbox(database.read, agentOf(request).agent, request.query)),
    epoch: services.epoch,
  }));

  route(
    app,
    inbox.markDelivered,
    async (request) => {
      const actor = agentOf(request);
      // In one order everywhere, so that two of these cannot wait for each other's rows.
      const marks = request.body.marks.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
      await runInTransaction(async (tx) => {
        for (const { conversationId, upTo } of marks) await markDelivered(tx, actor, conversationId, upTo);
      });
    },
    { limit: limited(240) },
  );
}
