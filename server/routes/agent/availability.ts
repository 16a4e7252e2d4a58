import { Type } from 'typebox';
import { ApiError } from '../../common/api-error.ts';
import { AGENT_DUTY_EVENT, AGENTS_CHANNEL } from '../../contract/channels.ts';
import { Id } from '../../contract/schemas/basics.ts';
import { ChangeCap, Offers } from '../../contract/schemas/desk-api.ts';
import {
  type AgentAvailability,
  ApproachVisitor,
  ChangeAvailability,
  VisitorsHere,
} from '../../contract/schemas/people.ts';
import { cardsFrom } from '../../inbox/read-cards.ts';
import { approachVisitor } from '../../messages/approach-visitor.ts';
import { agentOf, requireAdmin, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { changeAvailability, setCap } from '../../presence/availability.ts';
import { readVisitorsHere } from '../../presence/online-visitors.ts';
import { declineOffer, offersTo } from '../../routing/decline-offer.ts';
import { IdParams, Nothing, REFUSALS, StateAnswer, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };
const Approached = Type.Object({ conversationId: Id }, { additionalProperties: false });

/** Who gets which conversation, and whom agents may approach. */
export async function agentRouting(app: TypedApp): Promise<void> {
  const { database, runInTransaction, engine, siteStates, distributor } = app.services;
  app.addHook('preHandler', requireAgent);

  app.put(
    '/duty',
    {
      schema: {
        ...COMMON,
        summary: 'On duty, busy or away; without a state: a console without the engine is still there',
        body: ChangeAvailability,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
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
          .publish([{ channel: AGENTS_CHANNEL, name: AGENT_DUTY_EVENT, data }])
          .catch((error) =>
            request.log.warn({ err: error }, 'Colleagues learn the state at their next fetch.'),
          );
      }
      void siteStates.wake();
      void distributor.wake();
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/accounts/:id/cap',
    {
      schema: {
        ...COMMON,
        summary: 'How many conversations at once an agent is given (admins)',
        params: IdParams,
        body: ChangeCap,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const agent = await tx.db
          .selectFrom('agents')
          .select('name')
          .where('id', '=', request.params.id)
          .executeTakeFirst();
        if (agent === undefined) throw new ApiError('not_found', 'There is no such agent.');
        await setCap(tx, request.params.id, request.body.cap);
        await audit(tx, request, 'agent.cap_changed', `${agent.name}: ${request.body.cap ?? '–'}`);
      });
      void distributor.wake();
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/offers',
    {
      schema: {
        ...COMMON,
        summary: 'The conversations that are on offer to this agent',
        response: { 200: Offers, ...REFUSALS },
      },
    },
    async (request) => ({
      cards: await cardsFrom(
        database.read,
        agentOf(request).agent,
        await offersTo(database.read, agentOf(request).agent.id),
      ),
    }),
  );

  app.delete(
    '/conversations/:id/offer',
    {
      schema: {
        ...COMMON,
        summary: 'Decline: it is offered to the next one',
        params: IdParams,
        response: { 200: StateAnswer, ...REFUSALS },
      },
    },
    async (request) => ({
      state: await runInTransaction((tx) => declineOffer(tx, agentOf(request), request.params.id)),
    }),
  );

  app.get(
    '/visitors-here',
    {
      schema: {
        ...COMMON,
        summary: 'Who has the chat connected now, on which page, since when',
        response: { 200: VisitorsHere, ...REFUSALS },
      },
    },
    () => readVisitorsHere(database.read),
  );

  app.post(
    '/visitors/:id/conversations',
    {
      schema: {
        ...COMMON,
        summary: 'Begin a conversation with a visitor, under ids that the console minted',
        params: IdParams,
        body: ApproachVisitor,
        response: { 200: Approached, 201: Approached, ...REFUSALS },
      },
      config: limited(60),
    },
    async (request, reply) => {
      const made = await runInTransaction((tx) =>
        approachVisitor(tx, agentOf(request), request.params.id, request.body),
      );
      return reply.status(made.created ? 201 : 200).send({ conversationId: made.conversationId });
    },
  );
}
