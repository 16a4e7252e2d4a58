import type { FastifyInstance } from 'fastify';
import { views } from '../../contract/routes/agent/views.ts';
import { countLists } from '../../inbox/count-lists.ts';
import { atThisTime } from '../../inbox/relative-days.ts';
import { deleteView, putView, readViews } from '../../inbox/views.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { readTeams, teamFilter } from '../../team/teams.ts';
import { route } from '../route.ts';

export async function viewRoutes(app: FastifyInstance): Promise<void> {
  const { now, database, runInTransaction } = app.services;

  route(app, views.list, async (request) => ({
    views: await readViews(database.read, agentOf(request).agent),
  }));
  route(
    app,
    views.counts,
    async (request) => {
      const { agent } = agentOf(request);
      const [teams, saved] = [await readTeams(database.read), await readViews(database.read, agent)];
      const lists = [
        ...teams.map(({ id }) => ({ kind: 'team' as const, id, filter: teamFilter(id) })),
        ...saved.map(({ id, filter }) => ({
          kind: 'view' as const,
          id,
          filter: atThisTime(filter, now(), request.query.timeZone),
        })),
      ];
      return { counts: await countLists(database, agent, lists, { now: now() }) };
    },
    { limit: limited(60) },
  );
  // Views are shared: other consoles list them, too.
  route(
    app,
    views.put,
    (request) =>
      runInTransaction((tx) => putView(tx, agentOf(request).agent, request.params.id, request.body)),
    { onResponse: notifyConsoles },
  );
  route(
    app,
    views.delete,
    async (request) => {
      await runInTransaction((tx) => deleteView(tx, agentOf(request).agent, request.params.id));
    },
    { onResponse: notifyConsoles },
  );
}
