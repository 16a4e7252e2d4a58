import type { FastifyInstance } from 'fastify';
import { visitors } from '../../contract/routes/agent/visitors.ts';
import { readVisitorDetails } from '../../inbox/visitor-details.ts';
import { approachVisitor } from '../../messages/approach-visitor.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { readVisitorsHere } from '../../presence/online-visitors.ts';
import { putVisitorNote } from '../../visitors/visitor-note.ts';
import { route } from '../route.ts';

export async function visitorRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, visitors.listOnline, () => readVisitorsHere(database.read));
  route(app, visitors.read, (request) => readVisitorDetails(database.read, request.params.id));
  route(
    app,
    visitors.putNote,
    (request) =>
      runInTransaction((tx) => putVisitorNote(tx, agentOf(request).agent, request.params.id, request.body)),
    { limit: limited(120) },
  );
  route(
    app,
    visitors.approach,
    async (request) => {
      const { created, conversationId } = await runInTransaction((tx) =>
        approachVisitor(tx, agentOf(request), request.params.id, request.body),
      );
      return { created, answer: { conversationId } };
    },
    { limit: limited(60) },
  );
}
