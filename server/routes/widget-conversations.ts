import { EventPage } from '../contract/schemas/events.ts';
import { EventsQuery, History, HistoryQuery, MarkRead } from '../contract/schemas/messages-api.ts';
import { StartConversation } from '../contract/schemas/widget-api.ts';
import { findConversation } from '../conversations/access.ts';
import { markRead } from '../conversations/mark-read.ts';
import { readConversation, readHistory } from '../conversations/read-conversation.ts';
import { readEvents } from '../conversations/read-events.ts';
import { startConversation } from '../conversations/start-conversation.ts';
import { limited } from '../plugins/rate-limits.ts';
import { requireVisitor, visitorOf } from '../plugins/visitor-scope.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp, WholeConversation } from './route-types.ts';

const COMMON = { tags: ['widget'], security: [{ visitor: [] }] };

export async function widgetConversations(app: TypedApp): Promise<void> {
  const { database, commit, epoch } = app.services;
  app.addHook('preHandler', requireVisitor);

  app.post(
    '/conversations',
    {
      schema: {
        ...COMMON,
        summary: 'Start a conversation',
        body: StartConversation,
        response: { 200: WholeConversation, 201: WholeConversation, ...REFUSALS },
      },
      config: limited(30),
    },
    async (request, reply) => {
      const { row, created } = await commit((work) =>
        startConversation(work, visitorOf(request), request.body),
      );
      const conversation = await readConversation(database.read, row, 'visitor');
      return reply.status(created ? 201 : 200).send({ conversation, epoch });
    },
  );

  app.get(
    '/conversations/:id',
    {
      schema: {
        ...COMMON,
        summary: 'A conversation with its newest messages',
        params: IdParams,
        response: { 200: WholeConversation, ...REFUSALS },
      },
    },
    async (request) => {
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      return { conversation: await readConversation(database.read, row, 'visitor'), epoch };
    },
  );

  app.get(
    '/conversations/:id/events',
    {
      schema: {
        ...COMMON,
        summary: 'Everything that changed after an event',
        params: IdParams,
        querystring: EventsQuery,
        response: { 200: EventPage, ...REFUSALS },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      return { epoch, ...(await readEvents(database.read, row, 'visitor', after, limit)) };
    },
  );

  app.get(
    '/conversations/:id/messages',
    {
      schema: {
        ...COMMON,
        summary: 'Older messages',
        params: IdParams,
        querystring: HistoryQuery,
        response: { 200: History, ...REFUSALS },
      },
    },
    async (request) => {
      const row = await findConversation(database.read, visitorOf(request), request.params.id);
      return readHistory(database.read, row.id, 'visitor', request.query);
    },
  );

  app.put(
    '/conversations/:id/read',
    {
      schema: {
        ...COMMON,
        summary: 'The visitor has read up to an event',
        params: IdParams,
        body: MarkRead,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request, reply) => {
      await commit((work) => markRead(work, visitorOf(request), request.params.id, request.body.upTo));
      return reply.status(204).send(null);
    },
  );
}
