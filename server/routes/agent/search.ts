import type { FastifyInstance } from 'fastify';
import { findConversation } from '../../access/conversation-access.ts';
import { search } from '../../contract/routes/agent/search.ts';
import { parseFilter } from '../../inbox/filter-conversations.ts';
import { findConversations } from '../../inbox/find-conversations.ts';
import { findWithin } from '../../inbox/find-within.ts';
import { atThisTime } from '../../inbox/relative-days.ts';
import { readFilter } from '../../inbox/views.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { filterOfTeam } from '../../team/teams.ts';
import { route } from '../route.ts';

export async function searchRoutes(app: FastifyInstance): Promise<void> {
  const { now, database, searchIsBehind } = app.services;

  route(
    app,
    search.find,
    async (request) => {
      const { agent } = agentOf(request);
      const { text = '', view, team, filter: asked, cursor, limit, timeZone } = request.query;
      const given =
        view !== undefined
          ? await readFilter(database.read, agent, view)
          : team !== undefined
            ? await filterOfTeam(database.read, team)
            : asked !== undefined
              ? parseFilter(asked)
              : null;
      const filter = given === null ? null : atThisTime(given, now(), timeZone);
      // Asked before: what is missing from the answer was missing then.
      const indexing = text.trim() !== '' && (await searchIsBehind());
      return {
        ...(await findConversations(database, agent, { text, filter, cursor, limit, now: now() })),
        ...(indexing ? { indexing: true } : {}),
        // A failover renews it.
        epoch: app.services.epoch,
      };
    },
    // A search that takes long is asked for in steps, a hundred of them where five million messages are looked through.
    { limit: limited(600) },
  );
  route(
    app,
    search.within,
    async (request) => {
      const row = await findConversation(database.read, agentOf(request), request.params.id);
      return { seqs: await findWithin(database, row.id, request.query.text) };
    },
    { limit: limited(300) },
  );
}
