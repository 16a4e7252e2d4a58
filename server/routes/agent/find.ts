import { FindPage, FindQuery, PutView, View, Views } from '../../contract/schemas/find-api.ts';
import { findConversations } from '../../inbox/find-conversations.ts';
import { deleteView, putView, readFilter, readViews } from '../../inbox/views.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { filterOfTeam } from '../../team/teams.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** Search, filters and saved views. */
export async function agentFind(app: TypedApp): Promise<void> {
  const { database, runInTransaction, searchBacklog } = app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/find',
    {
      schema: {
        ...COMMON,
        summary: 'Conversations by words, by a saved view or a team, or both; the latest first',
        querystring: FindQuery,
        response: { 200: FindPage, ...REFUSALS },
      },
      // A search that takes long is asked for in steps, a hundred of them where five million messages are looked through.
      config: limited(600),
    },
    async (request) => {
      const { agent } = agentOf(request);
      const { text = '', view, team, cursor, limit } = request.query;
      const filter =
        view !== undefined
          ? await readFilter(database.read, agent, view)
          : team !== undefined
            ? await filterOfTeam(database.read, team)
            : null;
      return {
        ...(await findConversations(database, agent, { text, filter, cursor, limit })),
        ...(text.trim() !== '' && searchBacklog.isIndexing() ? { indexing: true } : {}),
        epoch: app.services.epoch,
      };
    },
  );

  app.get(
    '/views',
    { schema: { ...COMMON, summary: 'The own saved views', response: { 200: Views, ...REFUSALS } } },
    async (request) => ({ views: await readViews(database.read, agentOf(request).agent) }),
  );
  app.put(
    '/views/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Make or change one of the own views',
        params: IdParams,
        body: PutView,
        response: { 200: View, ...REFUSALS },
      },
    },
    async (request) =>
      runInTransaction((tx) => putView(tx, agentOf(request).agent, request.params.id, request.body)),
  );
  app.delete(
    '/views/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Delete one of the own views',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
    },
    async (request, reply) => {
      await runInTransaction((tx) => deleteView(tx, agentOf(request).agent, request.params.id));
      return reply.status(204).send(null);
    },
  );
}
