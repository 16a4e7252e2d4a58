import type { FastifyInstance } from 'fastify';
import { views } from '../../contract/routes/agent/views.ts';
import { deleteView, putView, readViews } from '../../inbox/views.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { route } from '../route.ts';

export async function viewRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, views.list, async (request) => ({
    views: await readViews(database.read, agentOf(request).agent),
  }));
  route(app, views.put, (request) =>
    runInTransaction((tx) => putView(tx, agentOf(request).agent, request.params.id, request.body)),
  );
  route(app, views.delete, async (request) => {
    await runInTransaction((tx) => deleteView(tx, agentOf(request).agent, request.params.id));
  });
}
