import type { FastifyInstance } from 'fastify';
import { findLinkedAttachment } from '../../access/attachment-access.ts';
import { findLinkedConversation } from '../../access/conversation-access.ts';
import { ApiError } from '../../common/api-error.ts';
import { homeOf } from '../../common/network.ts';
import { files as definitions } from '../../contract/routes/open/files.ts';
import { serveFile } from '../../files/serve-file.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';
import { sendTranscript } from '../send-transcript.ts';

const TRANSCRIPTS_PER_MINUTE = 30;
/** A long conversation shows many pictures at once, and an office has many who look. */
const FILES_PER_MINUTE = 600;

/** `/files/…`: files by links that carry their own right, for `<img>` and `<a>` on a visitor's page. */
export async function fileLinks(app: FastifyInstance): Promise<void> {
  const { database, files, links, now } = app.services;

  route(
    app,
    definitions.transcript,
    async (request, reply) => {
      const { id } = request.params;
      const { expires, signature, format } = request.query;
      if (!links.valid(id, 'transcript', expires, signature, now())) throw linkEnded();
      const row = await findLinkedConversation(database.read, id);
      return sendTranscript(request, reply, database.read, row, format);
    },
    { limit: limited(TRANSCRIPTS_PER_MINUTE, (request) => homeOf(request.ip)) },
  );

  route(
    app,
    definitions.download,
    async (request, reply) => {
      const { id, variant } = request.params;
      const { expires, signature, save } = request.query;
      if (!links.valid(id, variant, expires, signature, now())) throw linkEnded();
      const row = await findLinkedAttachment(database.read, id);
      // Shown on pages of other origins.
      reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
      return serveFile(reply, files, row, variant, { save: save !== undefined });
    },
    { limit: limited(FILES_PER_MINUTE, (request) => homeOf(request.ip)) },
  );
}

function linkEnded(): ApiError {
  return new ApiError('not_found', 'This link has ended. Open the chat again to get a new one.');
}
