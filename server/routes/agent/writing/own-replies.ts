import type { FastifyInstance } from 'fastify';
import { ownReplies } from '../../../contract/routes/agent/writing/own-replies.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { deleteOwnReply, putOwnReply, readOwnReplies } from '../../../team/own-replies.ts';
import { countUse } from '../../../team/reply-uses.ts';
import { route } from '../../route.ts';

export async function ownReplyRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, ownReplies.list, async (request) => ({
    replies: await readOwnReplies(database.read, agentOf(request).agent.id),
  }));
  route(app, ownReplies.put, (request) =>
    runInTransaction((tx) => putOwnReply(tx, agentOf(request).agent.id, request.params.id, request.body)),
  );
  route(app, ownReplies.delete, async (request) => {
    await runInTransaction((tx) => deleteOwnReply(tx, agentOf(request).agent.id, request.params.id));
  });
  route(app, ownReplies.use, async (request) => {
    await runInTransaction((tx) => countUse(tx, agentOf(request).agent.id, request.params.id));
  });
}
