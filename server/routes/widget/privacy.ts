import type { FastifyInstance } from 'fastify';
import { recordAudit } from '../../accounts/audit-log.ts';
import { widgetPrivacy } from '../../contract/routes/widget/privacy.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { visitorOf } from '../../plugins/visitor-scope.ts';
import { storedAbout } from '../../privacy/stored-about.ts';
import { eraseAndTell } from '../erase-and-tell.ts';
import { route } from '../route.ts';
import { sendPieces } from '../send-pieces.ts';

export async function widgetPrivacyRoutes(app: FastifyInstance): Promise<void> {
  const { database } = app.services;

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
    (request) =>
      // Who it was and from where must not be kept here either.
      eraseAndTell(request, visitorOf(request).visitor.id, (tx, conversations) =>
        recordAudit(
          tx,
          { agent: null, network: null },
          'visitor.deleted',
          `by themselves, ${conversations} conversations`,
        ),
      ),
    { limit: limited(10) },
  );
}
