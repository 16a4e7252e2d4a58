import type { FastifyInstance } from 'fastify';
import { findAttachment } from '../../access/attachment-access.ts';
import { messages } from '../../contract/routes/agent/messages.ts';
import { serveFile } from '../../files/serve-file.ts';
import { editMessage, unsendMessage } from '../../messages/change-message.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { type RequestOf, route } from '../route.ts';

export async function messageRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, files } = app.services;

  route(app, messages.send, (request) => send(request, 'text'));
  route(app, messages.note, (request) => send(request, 'note'));

  route(app, messages.edit, async (request) => {
    const { id, messageId } = request.params;
    const { body } = request.body;
    return {
      message: await runInTransaction((tx) => editMessage(tx, agentOf(request), id, messageId, body)),
    };
  });
  route(app, messages.unsend, async (request) => {
    const { id, messageId } = request.params;
    return { message: await runInTransaction((tx) => unsendMessage(tx, agentOf(request), id, messageId)) };
  });

  route(app, messages.file, async (request, reply) => {
    const row = await findAttachment(database.read, agentOf(request), request.params.id);
    return serveFile(reply, files, row, request.params.variant);
  });

  async function send(request: RequestOf<typeof messages.send>, kind: 'text' | 'note') {
    const { id } = request.params;
    const { message, created } = await runInTransaction(
      (tx) => sendMessage(tx, agentOf(request), id, { ...request.body, kind }),
      id,
    );
    return { created, answer: { message } };
  }
}
