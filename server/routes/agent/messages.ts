import { Type } from 'typebox';
import { Id } from '../../contract/schemas/basics.ts';
import { SendMessage, SentMessage } from '../../contract/schemas/messages-api.ts';
import { serveFile } from '../../files/serve-file.ts';
import { findAttachment } from '../../messages/find-attachment.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { IdParams, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

export async function agentMessages(app: TypedApp): Promise<void> {
  const { database, runInTransaction, files } = app.services;
  app.addHook('preHandler', requireAgent);

  for (const [path, kind, summary] of [
    ['messages', 'text', 'Answer the visitor'],
    ['notes', 'note', 'Write a note that only agents see'],
  ] as const) {
    app.post(
      `/conversations/:id/${path}`,
      {
        schema: {
          ...COMMON,
          summary,
          params: IdParams,
          body: SendMessage,
          response: { 200: SentMessage, 201: SentMessage, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const { message, created } = await runInTransaction((tx) =>
          sendMessage(tx, agentOf(request), request.params.id, { ...request.body, kind }),
        );
        return reply.status(created ? 201 : 200).send({ message });
      },
    );
  }

  app.get(
    '/attachments/:id/:variant',
    {
      schema: {
        ...COMMON,
        summary: 'A file, or its small picture',
        params: Type.Object({
          id: Id,
          variant: Type.Union([Type.Literal('content'), Type.Literal('thumbnail')]),
        }),
      },
    },
    async (request, reply) => {
      const row = await findAttachment(database.read, agentOf(request), request.params.id);
      return serveFile(reply, files, row, request.params.variant);
    },
  );
}
