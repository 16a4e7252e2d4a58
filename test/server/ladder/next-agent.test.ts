import { expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import type { LadderStep, RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import { takeSteps } from '../../../server/ladder/take-steps.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

const MINUTE_MS = 60_000;
const SHARED: RoutingRule = { mode: 'shared', cap: 5, acceptSeconds: 30, sticky: false };
/** The first is due, the others an hour later. */
const STEPS: LadderStep[] = [5, 65, 125].map((afterMinutes) => ({
  id: `next-${afterMinutes}`,
  afterMinutes,
  when: 'always',
  action: 'next',
}));

onEveryDatabase('the next agent', { fresh: true }, ({ server, visitor, ana, ben }) => {
  const database = () => server.services.database;

  async function set(settings: object): Promise<void> {
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    expect((await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings })).status).toBe(200);
  }
  const here = async (agent: TestAgent, state: AvailabilityState = 'on') => {
    await agent.ask('PUT', '/api/agent/availability', { state });
    await beat(agent);
  };
  const beat = (agent: TestAgent) => agent.ask('PUT', '/api/agent/availability', {});
  async function asking(): Promise<string> {
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody there?');
    return id;
  }
  /** So many minutes go by for the visitor, and what is due is done. Both agents still have their consoles open. */
  async function wait(id: string, minutes: number): Promise<void> {
    await Promise.all([ana, ben].map(beat));
    await database().write(async (db) => {
      await db
        .updateTable('conversations')
        .set((eb) => ({ awaiting_reply_since: eb('awaiting_reply_since', '-', minutes * MINUTE_MS) }))
        .where('id', '=', id)
        .execute();
      await db
        .updateTable('ladder_waits')
        .set((eb) => ({ since: eb('since', '-', minutes * MINUTE_MS) }))
        .where('conversation_id', '=', id)
        .execute();
    });
    await server.services.runInTransaction((tx) => takeSteps(tx, { mailFrom: null }, id), id);
  }
  const events = async (id: string) => (await ana.events(id)).body.events;
  const asked = async (id: string) =>
    (await events(id)).flatMap((event) =>
      event.type === 'conversation.escalated' ? [event.data.agent?.name] : [],
    );

  it('is notified where agents take what they want, each once, until nobody is left', async () => {
    await set({ ladder: STEPS, routing: SHARED });
    await here(ana);
    await here(ben);
    const id = await asking();
    await wait(id, 6);
    expect(await asked(id)).toHaveLength(1);
    await wait(id, 60);
    expect(new Set(await asked(id)), 'the other one').toEqual(new Set(['Ana', 'Ben']));
    await wait(id, 60);
    expect(await asked(id)).toHaveLength(2);
    const types = (await events(id)).map(({ type }) => type);
    expect(types).not.toContain('conversation.offered');
    expect((await visitor.events(id)).body.events.map(({ type }) => type)).not.toContain(
      'conversation.escalated',
    );
  });

  itOnce('is whoever is there beside the agent who has it and does not answer', async () => {
    await set({ ladder: STEPS, routing: SHARED });
    await here(ana);
    await here(ben);
    const id = await asking();
    await ben.claim(id);
    await wait(id, 6);
    expect(await asked(id)).toEqual(['Ana']);
    expect((await ana.read(id)).body.conversation.state.assignee?.name).toBe('Ben');
  });

  it('is offered it where a rule distributes the queue, though everybody is at their cap', async () => {
    await here(ana);
    await here(ben, 'away');
    await set({ ladder: STEPS, routing: { ...SHARED, mode: 'round_robin', cap: 1, acceptSeconds: null } });
    const first = await asking();
    await eventually(async () =>
      expect((await ana.read(first)).body.conversation.state.assignee?.name).toBe('Ana'),
    );
    const second = await asking();
    await wait(second, 6);
    expect(await asked(second)).toEqual(['Ana']);
    const { state } = (await ana.read(second)).body.conversation;
    expect(state.triage?.offer?.agent.name).toBe('Ana');
    expect((await events(second)).slice(-2).map(({ type }) => type)).toEqual([
      'conversation.offered',
      'conversation.escalated',
    ]);
  });

  itOnce('is of its team, on duty and connected; where nobody is, nothing is said', async () => {
    await set({ ladder: STEPS, routing: SHARED });
    await here(ana, 'busy');
    await here(ben);
    const nobody = await asking();
    const team = uuid();
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Tea', memberIds: [ana.id] });
    await ana.updateTriage(nobody, { teamId: team });
    await wait(nobody, 6);
    expect(await asked(nobody)).toEqual([]);
    await here(ana);
    await wait(nobody, 60);
    expect(await asked(nobody)).toEqual(['Ana']);
  });
});
