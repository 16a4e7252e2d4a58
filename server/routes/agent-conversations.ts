import { InboxPage, InboxQuery } from '../contract/schemas/agent-api.ts';
import { EventPage } from '../contract/schemas/events.ts';
import { EventsQuery, History, HistoryQuery, MarkRead } from '../contract/schemas/messages-api.ts';
import { findConversation } from '../conversations/access.ts';
import { claimConversation } from '../conversations/claim-conversation.ts';
import { markRead } from '../conversations/mark-read.ts';
import { readConversation, readHistory } from '../conversations/read-conversation.ts';
import { readEvents } from '../conversations/read-events.ts';
import { readInbox } from '../conversations/read-inbox.ts';
import { releaseConversation } from '../conversations/release-conversation.ts';
import { reopenConversation } from '../conversations/reopen-conversation.ts';
import { resolveConversation } from '../conversations/resolve-conversation.ts';
import { agentOf, requireAgent } from '../plugins/agent-scope.ts';
import { IdParams, Nothing, REFUSALS, StateAnswer, type TypedApp, WholeConversation } from './route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

export async function agentConversations(app: TypedApp): Promise<void> {
  const { database, commit, epoch } = app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/inbox',
    {
      schema: {
        ...COMMON,
        summary: 'A page of a queue, with the counts of all',
        querystring: InboxQuery,
        response: { 200: InboxPage, ...REFUSALS },
      },
    },
    async (request) => ({
      ...(await readInbox(database.read, agentOf(request).agent, request.query)),
      epoch,
    }),
  );

  app.get(
    '/conversations/:id',
    {
      schema: {
        ...COMMON,
        summary: 'A conversation with its newest messages and notes',
        params: IdParams,
        response: { 200: WholeConversation, ...REFUSALS },
      },
    },
    async (request) => {
      const row = await findConversation(database.read, agentOf(request), request.params.id);
      return { conversation: await readConversation(database.read, row, 'agent'), epoch };
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
      const row = await findConversation(database.read, agentOf(request), request.params.id);
      return { epoch, ...(await readEvents(database.read, row, 'agent', after, limit)) };
    },
  );

  app.get(
    '/conversations/:id/messages',
    {
      schema: {
        ...COMMON,
        summary: 'Older messages and notes',
        params: IdParams,
        querystring: HistoryQuery,
        response: { 200: History, ...REFUSALS },
      },
    },
    async (request) => {
      const row = await findConversation(database.read, agentOf(request), request.params.id);
      return readHistory(database.read, row.id, 'agent', request.query);
    },
  );

  app.put(
    '/conversations/:id/read',
    {
      schema: {
        ...COMMON,
        summary: 'The agents have read up to an event',
        params: IdParams,
        body: MarkRead,
        response: { 204: Nothing, ...REFUSALS },
      },
    },
    async (request, reply) => {
      await commit((work) => markRead(work, agentOf(request), request.params.id, request.body.upTo));
      return reply.status(204).send(null);
    },
  );

  const change = (summary: string) => ({
    schema: { ...COMMON, summary, params: IdParams, response: { 200: StateAnswer, ...REFUSALS } },
  });
  app.put(
    '/conversations/:id/assignment',
    change('Claim; of two who ask at once one wins'),
    async (request) => ({
      state: await commit((work) => claimConversation(work, agentOf(request), request.params.id)),
    }),
  );
  app.delete('/conversations/:id/assignment', change('Give it back: it waits again'), async (request) => ({
    state: await commit((work) => releaseConversation(work, agentOf(request), request.params.id)),
  }));
  app.post('/conversations/:id/closure', change('Resolve'), async (request) => ({
    state: await commit((work) => resolveConversation(work, agentOf(request), request.params.id)),
  }));
  app.delete('/conversations/:id/closure', change('Open it again'), async (request) => ({
    state: await commit((work) => reopenConversation(work, agentOf(request), request.params.id)),
  }));
}
