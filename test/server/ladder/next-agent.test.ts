import { expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import type { LadderStep, RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import { eventFrom, eventRows } from '../../../server/conversations/read-events.ts';
import { takeSteps } from '../../../server/ladder/take-steps.ts';
import { recipientsOf } from '../../../server/notices/recipients.ts';
import { somebodyIsBlocked } from '../../support/database/blocked.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
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

onEveryDatabase('the next agent', { once: true, fresh: true }, ({ server, visitor, ana, ben }) => {
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
    await age(id, minutes);
    await step(id);
  }
  async function age(id: string, minutes: number): Promise<void> {
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
  }
  async function step(id: string): Promise<void> {
    await server.services.runInTransaction((tx) => takeSteps(tx, { mailFrom: null }, id), id);
  }
  const events = async (id: string) => (await ana.events(id)).body.events;
  const asked = async (id: string) =>
    (await events(id)).flatMap((event) =>
      event.type === 'conversation.escalated' ? [event.data.agent?.name] : [],
    );

  const decline = async (agent: TestAgent, id: string) =>
    expect((await agent.ask('DELETE', `/api/agent/conversations/${id}/offer`)).status).toBe(200);
  const offeredTo = async (id: string) =>
    (await ana.read(id)).body.conversation.state.triage?.offer?.agent.name;
  /** A conversation whose first step was taken while a rule distributes the queue and Ana, who alone is there, is at her cap. */
  async function askingPastTheCap(): Promise<string> {
    await here(ana);
    await here(ben, 'away');
    await set({ ladder: STEPS, routing: { ...SHARED, mode: 'round_robin', cap: 1, acceptSeconds: null } });
    const first = await asking();
    await eventually(async () =>
      expect((await ana.read(first)).body.conversation.state.assignee?.name).toBe('Ana'),
    );
    const id = await asking();
    await wait(id, 6);
    return id;
  }
  /** How the last agent was asked, and who is notified of that by mail. */
  async function lastAsked(id: string) {
    const row = await eventRows(database().read)
      .where('events.conversation_id', '=', id)
      .where('events.type', '=', 'conversation.escalated')
      .orderBy('events.seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const event = eventFrom(row, 'agent');
    const people = [ana, ben].map(({ id }) => ({ agentId: id, onDuty: true, preferences: {} }));
    const recipients = await recipientsOf(database().read, people, event, 'mail');
    const nameOf = (agentId: string) => (agentId === ana.id ? 'Ana' : 'Ben');
    return {
      as: event.type === 'conversation.escalated' ? event.data.as : undefined,
      recipients: recipients.map(({ who, kind }) => [nameOf(who.agentId), kind]),
    };
  }

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

  it('is whoever is there beside the agent who has it and does not answer', async () => {
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
    const id = await askingPastTheCap();
    expect(await asked(id)).toEqual(['Ana']);
    expect(await offeredTo(id)).toBe('Ana');
    expect((await events(id)).slice(-2).map(({ type }) => type)).toEqual([
      'conversation.offered',
      'conversation.escalated',
    ]);
  });

  it('is of its team, on duty and connected; where nobody is, nothing is said', async () => {
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

  it('is not asked while it is on offer to somebody, and is told when the offer is over', async () => {
    await here(ana);
    await here(ben, 'away');
    await set({ ladder: STEPS, routing: { ...SHARED, mode: 'round_robin', acceptSeconds: 600 } });
    const id = await asking();
    await eventually(async () => expect(await offeredTo(id)).toBe('Ana'));
    await here(ben);
    await wait(id, 6);
    expect(await asked(id)).toEqual([]);
    const { next_at, offered_until } = await database()
      .read.selectFrom('ladder_waits')
      .innerJoin('conversations', 'conversations.id', 'ladder_waits.conversation_id')
      .select(['next_at', 'offered_until'])
      .where('conversations.id', '=', id)
      .executeTakeFirstOrThrow();
    expect(next_at).toBeLessThanOrEqual(offered_until ?? 0);

    // Nobody is offered anything from here on.
    await set({ routing: SHARED });
    await decline(ana, id);
    await wait(id, 0);
    expect(await asked(id)).toEqual(['Ben']);
    expect(await lastAsked(id)).toEqual({ as: 'notice', recipients: [['Ben', 'waiting']] });
    await database().write((db) =>
      db
        .updateTable('conversations')
        .set({ offered_to: ana.id, offered_until: Date.now() + 600_000 })
        .where('id', '=', id)
        .execute(),
    );
    expect(await lastAsked(id), 'an offer that came later').toMatchObject({
      recipients: [['Ben', 'waiting']],
    });
  });

  it('is not notified besides of what they were offered, though they declined it meanwhile', async () => {
    const id = await askingPastTheCap();
    expect(await offeredTo(id)).toBe('Ana');
    await decline(ana, id);
    expect(await offeredTo(id)).toBeUndefined();
    expect(await lastAsked(id)).toEqual({ as: 'offer', recipients: [] });
  });

  it('is another one for each of two conversations that are due at once', async () => {
    await set({ ladder: STEPS, routing: SHARED });
    await here(ana);
    await here(ben);
    const [first, next] = [await asking(), await asking()];
    await age(first, 6);
    await age(next, 6);
    let second: Promise<void> | undefined;
    await server.services.runInTransaction(async (tx) => {
      await takeSteps(tx, { mailFrom: null }, first);
      second ??= step(next);
      await somebodyIsBlocked(database());
    });
    await second;
    expect([...(await asked(first)), ...(await asked(next))].sort()).toEqual(['Ana', 'Ben']);
  });
});
