import type { FastifyInstance } from 'fastify';
import { AGENTS_CHANNEL, VISITOR_PRESENCE_EVENT } from '../../contract/channels.ts';
import { widgetActivity } from '../../contract/routes/widget/activity.ts';
import type { VisitorPresence } from '../../contract/schemas/people.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { visitorOf } from '../../plugins/visitor-scope.ts';
import { recordPage, recordSteps, sayWho, setAttributes } from '../../visitors/visitor-activity.ts';
import { route } from '../route.ts';

const CHANGES = { limit: limited(60) };

export async function widgetActivityRoutes(app: FastifyInstance): Promise<void> {
  const { runInTransaction, engine, now } = app.services;

  route(
    app,
    widgetActivity.putPage,
    async (request) => {
      const { visitor } = visitorOf(request);
      await runInTransaction((tx) => recordPage(tx, visitor, request.body.page));
      // Who looks at the visitors here asks anew; others know that the visitor is here.
      const data: VisitorPresence = { visitorId: visitor.id, here: true, at: now() };
      if (visitor.here === 1)
        await engine
          .publish([{ channel: AGENTS_CHANNEL, name: VISITOR_PRESENCE_EVENT, data }])
          .catch((error) => request.log.warn({ err: error }, 'Agents see the page at their next fetch.'));
    },
    CHANGES,
  );

  route(
    app,
    widgetActivity.track,
    async (request) => {
      await runInTransaction((tx) => recordSteps(tx, visitorOf(request).visitor.id, request.body.steps));
    },
    CHANGES,
  );

  route(
    app,
    widgetActivity.putAttributes,
    async (request) => {
      const { visitor } = visitorOf(request);
      const { attributes, ...who } = request.body;
      await runInTransaction(async (tx) => {
        await sayWho(tx, visitor, who);
        if (attributes !== undefined) await setAttributes(tx, visitor.id, attributes);
      });
    },
    CHANGES,
  );
}
