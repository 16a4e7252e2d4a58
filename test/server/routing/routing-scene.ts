import { expect } from 'vitest';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { AvailabilityState } from '../../../server/contract/schemas/people.ts';
import type { RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import type { Offers } from '../../../server/contract/schemas/triage-api.ts';
import type { Transaction } from '../../../server/database/transaction.ts';
import { eventually } from '../../support/eventually.ts';
import type { DatabaseScene } from '../../support/on-every-database.ts';
import { newVisitor, type TestAgent } from '../../support/people.ts';

type Operation<T> = (tx: Transaction) => Promise<T>;

export const ROBIN: RoutingRule = { mode: 'round_robin', cap: 5, acceptSeconds: null, sticky: false };

/** What happens around the distributor: consoles that are there, visitors who ask, and what becomes of them. */
export function routingScene({ server, ana }: DatabaseScene) {
  return {
    here,
    rule,
    settings,
    asking,
    stateOf,
    holderOf,
    offeredTo,
    offers,
    lastSeen,
    saidHere,
    at,
    exactlyAt,
  };

  /** The agent’s console is there, without the engine. */
  async function here(agent: TestAgent, state?: AvailabilityState): Promise<void> {
    await agent.ask('PUT', '/api/agent/availability', {});
    if (state !== undefined) await agent.ask('PUT', '/api/agent/availability', { state });
  }

  function rule(routing: RoutingRule): Promise<void> {
    return settings({ routing });
  }

  async function settings(changed: object): Promise<void> {
    const site = await server.services.database.read
      .selectFrom('sites')
      .select('id')
      .executeTakeFirstOrThrow();
    const { status } = await ana.ask('PUT', `/api/agent/sites/${site.id}`, { settings: changed });
    expect(status).toBe(200);
  }

  async function asking(): Promise<string> {
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    return id;
  }

  async function stateOf(id: string): Promise<ConversationState> {
    return (await ana.read(id)).body.conversation.state;
  }

  async function holderOf(id: string): Promise<string> {
    await eventually(async () => expect((await stateOf(id)).assignee).not.toBeNull());
    return (await stateOf(id)).assignee?.name ?? '';
  }

  async function offeredTo(id: string): Promise<string> {
    await eventually(async () => expect((await stateOf(id)).triage?.offer).toBeDefined());
    return (await stateOf(id)).triage?.offer?.agent.name ?? '';
  }

  async function offers(agent: TestAgent) {
    return (await agent.ask<Offers>('GET', '/api/agent/offers')).body.cards;
  }

  /** When the agent's console last said that it is there. */
  async function lastSeen({ id }: TestAgent): Promise<number> {
    const { beat_at } = await server.services.database.read
      .selectFrom('agent_duty')
      .select('beat_at')
      .where('agent_id', '=', id)
      .executeTakeFirstOrThrow();
    return beat_at;
  }

  /** Their console says then that they are there, for the last time. */
  async function saidHere({ id }: TestAgent, beatAt: number): Promise<void> {
    await server.services.database.write((db) =>
      db.updateTable('agent_duty').set({ beat_at: beatAt }).where('agent_id', '=', id).execute(),
    );
  }

  /** An operation as it would be so much later. */
  function at<T>(laterMs: number, operation: Operation<T>): Promise<T> {
    return server.services.runInTransaction((tx) => operation({ ...tx, now: tx.now + laterMs }));
  }

  /** An operation at that very moment, however long the test took to come to it. */
  function exactlyAt<T>(now: number, operation: Operation<T>): Promise<T> {
    return server.services.runInTransaction((tx) => operation({ ...tx, now }));
  }
}
