import type { FastifyInstance } from 'fastify';
import { drafts } from '../../contract/routes/agent/drafts.ts';
import { putDraft, readDrafts } from '../../conversations/drafts.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { route } from '../route.ts';

export async function draftRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, drafts.list, async (request) => ({
    drafts: await readDrafts(database.read, agentOf(request).agent),
  }));
  route(app, drafts.put, async (request) => {
    await runInTransaction((tx) => putDraft(tx, agentOf(request).agent, request.params.id, request.body));
  });
}
