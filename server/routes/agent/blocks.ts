import type { FastifyInstance } from 'fastify';
import { createBlock, deleteBlock, listBlocks } from '../../access/blocks.ts';
import { blocks } from '../../contract/routes/agent/blocks.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { route } from '../route.ts';

export async function blockRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector } = app.services;

  route(app, blocks.list, async () => ({ blocks: await listBlocks(database.read) }));

  route(app, blocks.create, async (request) => {
    const { block, created, visitorIds } = await runInTransaction(async (tx) => {
      const made = await createBlock(tx, request.body, agentOf(request).agent.name);
      const subject = made.block.network ?? made.block.visitor?.id ?? '';
      if (made.created) await audit(tx, request, 'visitor.blocked', subject);
      return made;
    });
    await Promise.all(visitorIds.map((id) => disconnector.visitor(id)));
    return { created, answer: block };
  });

  route(app, blocks.delete, async (request) => {
    await runInTransaction(async (tx) => {
      const row = await deleteBlock(tx, request.params.id);
      await audit(tx, request, 'visitor.unblocked', row.network ?? row.visitor_id ?? '');
    });
  });
}
