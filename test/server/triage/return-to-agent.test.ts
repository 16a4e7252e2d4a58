import { expect, it } from 'vitest';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import type { RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestAgent, type TestVisitor, uuid } from '../../support/people.ts';

const SHARED: RoutingRule = { mode: 'shared', cap: 5, acceptSeconds: 600, sticky: false };

onEveryDatabase(
  'a visitor who reopens a conversation',
  { once: true, fresh: true },
  ({ server, ana, ben }) => {
    it('gets the agent who had it, on duty, as somebody who is waiting for an answer', async () => {
      const { id, visitor } = await resolvedBy(ben);
      await here(ben, 'on');
      const before = Date.now();
      await visitor.send(id, 'One more thing');
      const state = await stateOf(id);
      expect(state).toMatchObject({ status: 'open', assignee: { name: 'Ben' }, waitingSince: null });
      expect(state.awaitingReplySince).toBeGreaterThanOrEqual(before - 1_000);
      const { events } = (await ana.events(id)).body;
      expect(events.slice(-3).map(({ type }) => type)).toEqual([
        'conversation.reopened',
        'conversation.assigned',
        'message.created',
      ]);
      expect(events.at(-2)).toMatchObject({ data: { by: { kind: 'system' }, assignee: { id: ben.id } } });
    });

    it('waits in the queue while that agent is busy, away or not there', async () => {
      await here(ana, 'on');
      for (const state of ['busy', 'away'] as const)
        expect(await comesBackTo(ben, () => here(ben, state)), state).toBeUndefined();
      const gone = async () => {
        await here(ben, 'on');
        await lastSeenLongAgo(ben);
      };
      expect(await comesBackTo(ben, gone), 'not there').toBeUndefined();
    });

    it('waits in the queue of a team that the agent is not in', async () => {
      const team = uuid();
      const putTeam = (memberIds: string[]) =>
        ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Orders', memberIds, routing: null });
      expect((await putTeam([ana.id])).status).toBe(200);
      const one = await resolvedBy(ben);
      await ana.updateTriage(one.id, { teamId: team });
      await here(ben, 'on');
      await one.visitor.send(one.id, 'Once more');
      expect((await stateOf(one.id)).assignee).toBeNull();
      await putTeam([ben.id]);
      const other = await resolvedBy(ben);
      await ana.updateTriage(other.id, { teamId: team });
      await here(ben, 'on');
      await other.visitor.send(other.id, 'Once more');
      expect((await stateOf(other.id)).assignee).toMatchObject({ name: 'Ben' });
    });

    it('is left to the rule of a queue that is distributed', async () => {
      await rule({ ...SHARED, mode: 'round_robin' });
      const { id, visitor } = await resolvedBy(ben);
      await here(ben, 'on');
      await visitor.send(id, 'Once more');
      const { events } = (await ana.events(id)).body;
      // It is offered, as the rule says, and given to nobody who has not accepted it.
      expect(events.filter(({ type }) => type === 'conversation.assigned')).toEqual([]);
      await rule(SHARED);
      expect(await comesBackTo(ben, () => here(ben, 'on'))).toBe('Ben');
    });

    /**
     * Who has a conversation that this agent resolved, once its visitor has written into it; undefined: nobody.
     * @param before what happens just before that: an agent counts as there for a minute of real time
     */
    async function comesBackTo(agent: TestAgent, before: () => Promise<void>): Promise<string | undefined> {
      const { id, visitor } = await resolvedBy(agent);
      await before();
      await visitor.send(id, 'Once more');
      return (await stateOf(id)).assignee?.name;
    }

    async function resolvedBy(agent: TestAgent): Promise<{ id: string; visitor: TestVisitor }> {
      const visitor = await newVisitor(server.url);
      const id = await visitor.start();
      await visitor.send(id, 'Hello?');
      await agent.claim(id);
      await agent.answer(id, 'Hello');
      expect((await agent.resolve(id)).status).toBe(200);
      return { id, visitor };
    }

    async function stateOf(id: string): Promise<ConversationState> {
      return (await ana.read(id)).body.conversation.state;
    }

    /** The agent's console is there, without the engine, and they have chosen a state. */
    async function here(agent: TestAgent, state: AvailabilityState): Promise<void> {
      await agent.ask('PUT', '/api/agent/availability', {});
      await agent.ask('PUT', '/api/agent/availability', { state });
    }

    async function lastSeenLongAgo({ id }: TestAgent): Promise<void> {
      await server.services.database.write((db) =>
        db.updateTable('agent_duty').set({ beat_at: 1 }).where('agent_id', '=', id).execute(),
      );
    }

    async function rule(routing: RoutingRule): Promise<void> {
      const { id } = await server.services.database.read
        .selectFrom('sites')
        .select('id')
        .executeTakeFirstOrThrow();
      const { status } = await ana.ask('PUT', `/api/agent/sites/${id}`, { settings: { routing } });
      expect(status).toBe(200);
    }
  },
);
