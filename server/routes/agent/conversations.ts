import { InboxPage, InboxQuery } from '../../contract/schemas/agent-api.ts';
import { DeliveredMarks } from '../../contract/schemas/messages-api.ts';
import { markDelivered } from '../../conversations/mark-delivered.ts';
import { readInbox } from '../../inbox/read-inbox.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { claimConversation } from '../../triage/claim-conversation.ts';
import { releaseConversation } from '../../triage/release-conversation.ts';
import { reopenConversation } from '../../triage/reopen-conversation.ts';
import { resolveConversation } from '../../triage/resolve-conversation.ts';
import { IdParams, Nothing, REFUSALS, StateAnswer, type TypedApp } from '../route-types.ts';
import { sharedConversationRoutes } from '../shared-conversations.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

export async function agentConversations(app: TypedApp): Promise<void> {
  const { database, runInTransaction } = app.services;
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
      epoch: app.services.epoch,
    }),
  );

  app.put(
    '/delivered',
    {
      schema: {
        ...COMMON,
        summary: 'What came up to an event has reached an agent, in many conversations at once',
        body: DeliveredMarks,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request, reply) => {
      const actor = agentOf(request);
      // In one order everywhere, so that two of these cannot wait for each other's rows.
      const marks = request.body.marks.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
      await runInTransaction(async (tx) => {
        for (const { conversationId, upTo } of marks) await markDelivered(tx, actor, conversationId, upTo);
      });
      return reply.status(204).send(null);
    },
  );

  await sharedConversationRoutes(app, { schema: COMMON, actorOf: agentOf, readsPerMinute: 600 });

  const change = (summary: string) => ({
    schema: { ...COMMON, summary, params: IdParams, response: { 200: StateAnswer, ...REFUSALS } },
  });
  app.put(
    '/conversations/:id/assignment',
    change('Claim; of two who ask at once one wins'),
    async (request) => ({
      state: await runInTransaction((tx) => claimConversation(tx, agentOf(request), request.params.id)),
    }),
  );
  app.delete('/conversations/:id/assignment', change('Give it back: it waits again'), async (request) => ({
    state: await runInTransaction((tx) => releaseConversation(tx, agentOf(request), request.params.id)),
  }));
  app.post('/conversations/:id/closure', change('Resolve'), async (request) => ({
    state: await runInTransaction((tx) => resolveConversation(tx, agentOf(request), request.params.id)),
  }));
  app.delete('/conversations/:id/closure', change('Open it again'), async (request) => ({
    state: await runInTransaction((tx) => reopenConversation(tx, agentOf(request), request.params.id)),
  }));
}
