import type { FastifyInstance } from 'fastify';
import { recordAudit } from '../../accounts/audit-log.ts';
import { AGENTS_CHANNEL, VISITOR_ERASED_EVENT, visitorChannel } from '../../contract/channels.ts';
import { widgetPrivacy } from '../../contract/routes/widget/privacy.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { visitorOf } from '../../plugins/visitor-scope.ts';
import { eraseVisitor } from '../../privacy/erase-visitor.ts';
import { storedAbout } from '../../privacy/stored-about.ts';
import { route } from '../route.ts';
import { sendPieces } from '../send-pieces.ts';

export async function widgetPrivacyRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector, engine, fileDeletionWorker } = app.services;

  route(
    app,
    widgetPrivacy.read,
    (request, reply) => {
      const { visitor } = visitorOf(request);
      const person = { kind: 'visitor', id: visitor.id } as const;
      reply.type('application/json; charset=utf-8');
      return sendPieces(request, reply, person, storedAbout(database.read, visitor));
    },
    { limit: limited(20) },
  );

  route(
    app,
    widgetPrivacy.erase,
    async (request) => {
      const { id } = visitorOf(request).visitor;
      const erased = await runInTransaction(async (tx) => {
        const gone = await eraseVisitor(tx, id);
        // Who it was and from where must not be kept here either.
        const counted = `by themselves, ${gone.conversationIds.length} conversations`;
        await recordAudit(tx, { agent: null, network: null }, 'visitor.deleted', counted);
        return gone;
      });
      await fileDeletionWorker.wake();
      if (!(await database.forget()) && database.dialect === 'sqlite')
        request.log.warn(
          'What was erased is still in the log of the database, because another program reads it just now. It goes with the next erasure or start.',
        );
      // What was deleted is gone whether or not they hear of it now: the next fetch shows it.
      await engine
        .publish([
          { channel: AGENTS_CHANNEL, name: VISITOR_ERASED_EVENT, data: erased },
          { channel: visitorChannel(id), name: VISITOR_ERASED_EVENT, data: erased },
        ])
        .catch((error) =>
          request.log.warn({ err: error }, 'Nobody could be told that a visitor was erased.'),
        );
      await disconnector.visitor(id);
    },
    { limit: limited(10) },
  );
}
