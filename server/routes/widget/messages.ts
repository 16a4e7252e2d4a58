import type { FastifyInstance } from 'fastify';
import { findAttachment } from '../../access/attachment-access.ts';
import { widgetMessages } from '../../contract/routes/widget/messages.ts';
import { inKept } from '../../conversations/merge-record.ts';
import { LINK_LIFETIME_MS } from '../../files/file-links.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { createRepeatGuard } from '../../plugins/repeat-guard.ts';
import { requireProof } from '../../plugins/require-proof.ts';
import { visitorOf } from '../../plugins/visitor-scope.ts';
import { route } from '../route.ts';

export async function widgetMessageRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, links, publicUrl, rateLimitFactor, now } = app.services;
  const repeats = createRepeatGuard(rateLimitFactor, now);

  route(
    app,
    widgetMessages.send,
    async (request) => {
      const actor = visitorOf(request);
      const { id } = request.params;
      const said = { ...request.body, kind: 'text' } as const;
      const admit = repeats.checkOnce(actor.visitor.id);
      const { message, created } = await inKept(id, (place, from) =>
        runInTransaction((tx) => sendMessage(tx, actor, place, said, admit, from), place),
      );
      return { created, answer: { message } };
    },
    { limit: limited(120), guard: requireProof },
  );

  route(app, widgetMessages.fileLinks, async (request) => {
    const row = await findAttachment(database.read, visitorOf(request), request.params.id);
    const expiresAt = now() + LINK_LIFETIME_MS;
    return {
      content: publicUrl + links.path(row.id, 'content', expiresAt),
      thumbnail: row.thumbnail_key === null ? null : publicUrl + links.path(row.id, 'thumbnail', expiresAt),
      expiresAt,
    };
  });
}
