import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ApiError } from '../../common/api-error.ts';
import { homeOf } from '../../common/network.ts';
import { Id } from '../../contract/schemas/basics.ts';
import { serveFile } from '../../files/serve-file.ts';
import { findLinkedAttachment } from '../../messages/find-attachment.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { IdParams, type TypedApp } from '../route-types.ts';
import { sendTranscript } from '../send-transcript.ts';

const TRANSCRIPTS_PER_MINUTE = 30;
/** A long conversation shows many pictures at once, and an office has many who look. */
const FILES_PER_MINUTE = 600;

/** `/files/…`: files by links that carry their own right, for `<img>` and `<a>` on a visitor's page. */
export async function fileLinks(instance: FastifyInstance): Promise<void> {
  const app: TypedApp = instance.withTypeProvider();
  const { database, files, links, now } = app.services;
  app.get(
    '/:id/transcript',
    {
      schema: {
        tags: ['widget'],
        summary:
          'A conversation as a file or a page, by a link from /api/widget/conversations/:id/transcript',
        params: IdParams,
        querystring: Type.Object({
          expires: Type.Integer(),
          signature: Type.String({ maxLength: 100 }),
          format: Type.Union([Type.Literal('text'), Type.Literal('json'), Type.Literal('page')]),
        }),
      },
      config: limited(TRANSCRIPTS_PER_MINUTE, (request) => homeOf(request.ip)),
    },
    async (request, reply) => {
      const { id } = request.params;
      const { expires, signature, format } = request.query;
      if (!links.valid(id, 'transcript', expires, signature, now())) throw linkEnded();
      return sendTranscript(request, reply, database.read, id, format);
    },
  );
  app.get(
    '/:id/:variant',
    {
      schema: {
        tags: ['widget'],
        summary: 'A file, by a link from /api/widget/attachments/:id/links',
        params: Type.Object({
          id: Id,
          variant: Type.Union([Type.Literal('content'), Type.Literal('thumbnail')]),
        }),
        querystring: Type.Object({ expires: Type.Integer(), signature: Type.String({ maxLength: 100 }) }),
      },
      config: limited(FILES_PER_MINUTE, (request) => homeOf(request.ip)),
    },
    async (request, reply) => {
      const { id, variant } = request.params;
      if (!links.valid(id, variant, request.query.expires, request.query.signature, now())) {
        throw linkEnded();
      }
      const row = await findLinkedAttachment(database.read, id);
      // Shown on pages of other origins.
      reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
      return serveFile(reply, files, row, variant);
    },
  );
}

function linkEnded(): ApiError {
  return new ApiError('not_found', 'This link has ended. Open the chat again to get a new one.');
}
