import { Type } from 'typebox';
import { AGENTS_CHANNEL, VISITOR_PRESENCE_EVENT } from '../../contract/channels.ts';
import { AttributeChange, TrackSteps } from '../../contract/schemas/activity.ts';
import { Page } from '../../contract/schemas/basics.ts';
import type { VisitorPresence } from '../../contract/schemas/people.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { requireVisitor, visitorOf } from '../../plugins/visitor-scope.ts';
import { recordPage, recordSteps, setAttributes } from '../../visitors/visitor-activity.ts';
import { Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

/** Where the visitor goes, and what the page says of them. */
export async function widgetActivity(app: TypedApp): Promise<void> {
  const { runInTransaction, engine, now } = app.services;
  app.addHook('preHandler', requireVisitor);

  app.put(
    '/session/page',
    {
      schema: {
        ...COMMON,
        summary: 'The visitor looks at another page',
        body: Type.Object({ page: Page }, { additionalProperties: false }),
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
      const { visitor } = visitorOf(request);
      await runInTransaction((tx) => recordPage(tx, visitor, request.body.page));
      // Who looks at the visitors here asks anew; others know that the visitor is here.
      const data: VisitorPresence = { visitorId: visitor.id, here: true, at: now() };
      if (visitor.here === 1)
        await engine
          .publish([{ channel: AGENTS_CHANNEL, name: VISITOR_PRESENCE_EVENT, data }])
          .catch((error) => request.log.warn({ err: error }, 'Agents see the page at their next fetch.'));
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/session/trail',
    {
      schema: {
        ...COMMON,
        summary:
          'Steps of the visitor that the page tells of; a step that is known by its id is not added again',
        body: TrackSteps,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
      await runInTransaction((tx) => recordSteps(tx, visitorOf(request).visitor.id, request.body.steps));
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/session/attributes',
    {
      schema: {
        ...COMMON,
        summary: 'What the page says of its visitor, over what it said before; null takes a name away',
        body: Type.Object({ attributes: AttributeChange }, { additionalProperties: false }),
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
      await runInTransaction((tx) =>
        setAttributes(tx, visitorOf(request).visitor.id, request.body.attributes),
      );
      return reply.status(204).send(null);
    },
  );
}
