import { createBlock, deleteBlock, listBlocks } from '../../access/blocks.ts';
import { Block, Blocks, CreateBlock } from '../../contract/schemas/people.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** Visitors and networks from which nothing is taken any more. */
export async function blockRoutes(app: TypedApp): Promise<void> {
  const { database, runInTransaction, disconnector } = app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/blocks',
    { schema: { ...COMMON, summary: 'Who and what is blocked', response: { 200: Blocks, ...REFUSALS } } },
    async () => ({ blocks: await listBlocks(database.read) }),
  );

  app.post(
    '/blocks',
    {
      schema: {
        ...COMMON,
        summary: 'Block a visitor, or the network they write from',
        body: CreateBlock,
        response: { 200: Block, 201: Block, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const made = await runInTransaction(async (tx) => {
        const done = await createBlock(tx, request.body, agentOf(request).agent.name);
        const subject = done.block.network ?? done.block.visitor?.id ?? '';
        if (done.created) await audit(tx, request, 'visitor.blocked', subject);
        return done;
      });
      await Promise.all(made.visitorIds.map((id) => disconnector.visitor(id)));
      return reply.status(made.created ? 201 : 200).send(made.block);
    },
  );

  app.delete(
    '/blocks/:id',
    {
      schema: { ...COMMON, summary: 'Unblock', params: IdParams, response: { 204: Nothing, ...REFUSALS } },
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const row = await deleteBlock(tx, request.params.id);
        await audit(tx, request, 'visitor.unblocked', row.network ?? row.visitor_id ?? '');
      });
      return reply.status(204).send(null);
    },
  );
}
