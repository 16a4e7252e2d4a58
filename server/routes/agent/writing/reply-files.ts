import type { FastifyInstance } from 'fastify';
import { findReplyFile } from '../../../access/reply-file-access.ts';
import { networkOf } from '../../../common/network.ts';
import { replyFiles } from '../../../contract/routes/agent/writing/reply-files.ts';
import { serveFile } from '../../../files/serve-file.ts';
import { uploaderOf } from '../../../files/uploader.ts';
import { copyReplyFile } from '../../../messages/copy-reply-file.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { route } from '../../route.ts';
import { uploadForReply } from '../../upload-file.ts';

const FILES_PER_MINUTE = 60;

export async function replyFileRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, files, now } = app.services;
  const limit = limited(FILES_PER_MINUTE);

  route(app, replyFiles.upload, (request) => uploadForReply(request, agentOf(request), request.query), {
    limit,
  });
  route(app, replyFiles.file, async (request, reply) => {
    const row = await findReplyFile(database.read, agentOf(request).agent.id, request.params.id);
    return serveFile(reply, files, { ...row, voice: null }, request.params.variant);
  });
  route(
    app,
    replyFiles.copy,
    async (request) => {
      const actor = agentOf(request);
      const { conversationId, attachmentId: id } = request.body;
      const row = await findReplyFile(database.read, actor.agent.id, request.params.id);
      const uploader = uploaderOf(actor, networkOf(request.ip));
      const { attachment, created } = await copyReplyFile(
        { files, runInTransaction, uploader },
        database.read,
        actor,
        row,
        { conversationId, id, now: now() },
      );
      return { created, answer: { attachment } };
    },
    { limit },
  );
}
