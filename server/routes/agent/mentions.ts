import type { FastifyInstance } from 'fastify';
import { mentions } from '../../contract/routes/agent/mentions.ts';
import { readMentions, seeMentions } from '../../messages/mentions.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { route } from '../route.ts';

export async function mentionRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, mentions.list, async (request) => ({
    mentions: await readMentions(database.read, agentOf(request).agent),
  }));
  route(app, mentions.markSeen, async (request) => {
    await runInTransaction((tx) => seeMentions(tx, agentOf(request).agent, request.params.id));
  });
}
