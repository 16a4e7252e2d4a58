import { SendMessage, SentMessage } from '../../contract/schemas/messages-api.ts';
import { AttachmentLinks } from '../../contract/schemas/widget-api.ts';
import { LINK_LIFETIME_MS } from '../../files/file-links.ts';
import { findAttachment } from '../../messages/find-attachment.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { createRepeatGuard } from '../../plugins/repeat-guard.ts';
import { requireProof } from '../../plugins/require-proof.ts';
import { requireVisitor, visitorOf } from '../../plugins/visitor-scope.ts';
import { IdParams, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

export async function widgetMessages(app: TypedApp): Promise<void> {
  const { database, runInTransaction, links, publicUrl, now } = app.services;
  app.addHook('preHandler', requireVisitor);
  const repeats = createRepeatGuard(app.services.rateLimitFactor, now);

  app.post(
    '/conversations/:id/messages',
    {
      schema: {
        ...COMMON,
        summary: 'Send a message; the same id again finds the same message again',
        params: IdParams,
        body: SendMessage,
        response: { 200: SentMessage, 201: SentMessage, ...REFUSALS },
      },
      preHandler: requireProof,
      config: limited(120),
    },
    async (request, reply) => {
      const actor = visitorOf(request);
      const { message, created } = await runInTransaction((tx) =>
        sendMessage(tx, actor, request.params.id, { ...request.body, kind: 'text' }, ({ body }) =>
          repeats.check(actor.visitor.id, body),
        ),
      );
      return reply.status(created ? 201 : 200).send({ message });
    },
  );

  app.get(
    '/attachments/:id/links',
    {
      schema: {
        ...COMMON,
        summary: 'Links to a file that work for a while without a header',
        params: IdParams,
        response: { 200: AttachmentLinks, ...REFUSALS },
      },
    },
    async (request) => {
      const row = await findAttachment(database.read, visitorOf(request), request.params.id);
      const expiresAt = now() + LINK_LIFETIME_MS;
      return {
        content: publicUrl + links.path(row.id, 'content', expiresAt),
        thumbnail: row.thumbnail_key === null ? null : publicUrl + links.path(row.id, 'thumbnail', expiresAt),
        expiresAt,
      };
    },
  );
}
