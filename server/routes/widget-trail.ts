import { Type } from 'typebox';
import { Page } from '../contract/schemas/basics.ts';
import { AttributeChange, TrackSteps } from '../contract/schemas/trail.ts';
import { recordPage, recordSteps, setAttributes } from '../identity/visitor-trail.ts';
import { limited } from '../plugins/rate-limits.ts';
import { requireVisitor, visitorOf } from '../plugins/visitor-scope.ts';
import { Nothing, REFUSALS, type TypedApp } from './route-types.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

/** Where the visitor goes, and what the page says of them. */
export async function widgetTrail(app: TypedApp): Promise<void> {
  const { commit } = app.services;
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
      await commit((work) => recordPage(work, visitorOf(request).visitor, request.body.page));
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
      await commit((work) => recordSteps(work, visitorOf(request).visitor.id, request.body.steps));
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
      await commit((work) => setAttributes(work, visitorOf(request).visitor.id, request.body.attributes));
      return reply.status(204).send(null);
    },
  );
}
