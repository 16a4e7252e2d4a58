import type { FastifyInstance } from 'fastify';
import { AGENT_AVAILABILITY_EVENT, AGENTS_CHANNEL } from '../../contract/channels.ts';
import { availability } from '../../contract/routes/agent/availability.ts';
import type { AgentAvailability } from '../../contract/schemas/people.ts';
import { cardsFrom } from '../../inbox/read-cards.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { changeAvailability, readTeam } from '../../presence/availability.ts';
import { declineOffer, offersTo } from '../../routing/decline-offer.ts';
import { route } from '../route.ts';

export async function availabilityRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, engine, siteStates, distributor, now } = app.services;

  route(app, availability.listAgents, async () => ({
    agents: await readTeam(database.read, engine, now()),
  }));

  route(
    app,
    availability.change,
    async (request) => {
      const actor = agentOf(request);
      const { state } = request.body;
      await runInTransaction(async (tx) => {
        await changeAvailability(tx, actor.agent.id, state);
        if (state === undefined || state === 'on') return;
        // Whoever takes no new ones does not keep those on offer from the others.
        for (const row of await offersTo(tx.db, actor.agent.id)) await declineOffer(tx, actor, row.id);
      });
      if (state !== undefined) {
        const data: AgentAvailability = { agentId: actor.agent.id, state };
        await engine
          .publish([{ channel: AGENTS_CHANNEL, name: AGENT_AVAILABILITY_EVENT, data }])
          .catch((error) =>
            request.log.warn({ err: error }, 'Colleagues learn the state at their next fetch.'),
          );
      }
      void siteStates.wake();
      void distributor.wake();
    },
    { limit: limited(60) },
  );

  route(app, availability.listOffers, async (request) => {
    const { agent } = agentOf(request);
    return { cards: await cardsFrom(database.read, agent, await offersTo(database.read, agent.id)) };
  });
}
