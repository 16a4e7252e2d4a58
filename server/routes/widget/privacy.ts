import { recordAudit } from '../../accounts/audit-log.ts';
import { AGENTS_CHANNEL, VISITOR_ERASED_EVENT, visitorChannel } from '../../contract/channels.ts';
import { StoredAboutMe } from '../../contract/schemas/widget-api.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { requireEvenBlockedVisitor, visitorOf } from '../../plugins/visitor-scope.ts';
import { eraseVisitor } from '../../privacy/erase-visitor.ts';
import { storedAbout } from '../../privacy/stored-about.ts';
import { Nothing, REFUSALS, type TypedApp } from '../route-types.ts';
import { sendPieces } from '../send-pieces.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

/** What is stored about a visitor: shown to them, and deleted when they say so. */
export async function widgetPrivacy(app: TypedApp): Promise<void> {
  const { database, runInTransaction, disconnector, engine, fileDeletionWorker } = app.services;
  app.addHook('preHandler', requireEvenBlockedVisitor);

  app.get(
    '/visitor',
    {
      schema: {
        ...COMMON,
        summary: 'Everything that is stored about the visitor',
        response: { 200: StoredAboutMe, ...REFUSALS },
      },
      config: limited(20),
    },
    async (request, reply) => {
      const { visitor } = visitorOf(request);
      const person = { kind: 'visitor', id: visitor.id } as const;
      reply.type('application/json; charset=utf-8');
      return sendPieces(request, reply, person, storedAbout(database.read, visitor));
    },
  );

  app.delete(
    '/visitor',
    {
      schema: {
        ...COMMON,
        summary: 'Delete the visitor and everything with them, files too; the token never works again',
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(10),
    },
    async (request, reply) => {
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
      return reply.status(204).send(null);
    },
  );
}
