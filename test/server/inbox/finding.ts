import { expect } from 'vitest';
import type { FindPage } from '../../../server/contract/schemas/find-api.ts';
import { allIndexed } from '../../support/indexed.ts';
import type { DatabaseScene } from '../../support/on-every-database.ts';

/** How the tests of a suite say something, and find it. */
export function finding({ server, visitor, ana }: DatabaseScene) {
  async function said(...texts: string[]): Promise<string> {
    const id = await visitor.start();
    for (const text of texts) expect((await visitor.send(id, text)).status).toBe(201);
    await allIndexed(server);
    return id;
  }

  async function find(query: Record<string, string>, agent = ana) {
    await allIndexed(server);
    const reply = await agent.ask<FindPage>('GET', `/api/agent/find?${new URLSearchParams(query)}`);
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    const { found, next } = reply.body;
    // On a busy machine the time of a page may be up before anything is found: the console goes on, too.
    if (found.length === 0 && next !== null) return find({ ...query, cursor: next }, agent);
    return { ...reply.body, ids: found.map((one) => one.card.state.id) };
  }

  return { said, find };
}
