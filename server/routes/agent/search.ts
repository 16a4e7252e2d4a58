import type { FastifyInstance } from 'fastify';
import { search } from '../../contract/routes/agent/search.ts';
import { findConversations } from '../../inbox/find-conversations.ts';
import { readFilter } from '../../inbox/views.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { filterOfTeam } from '../../team/teams.ts';
import { route } from '../route.ts';

export async function searchRoutes(app: FastifyInstance): Promise<void> {
  const { database, searchBacklog, epoch } = app.services;

  route(
    app,
    search.find,
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
        epoch,
      };
    },
    // A search that takes long is asked for in steps, a hundred of them where five million messages are looked through.
    { limit: limited(600) },
  );
}
