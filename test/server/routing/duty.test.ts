import { expect, it } from 'vitest';
import type { Team } from '../../../server/contract/schemas/agent-api.ts';
import type { VisitorsHere } from '../../../server/contract/schemas/people.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { routingScene } from './routing-scene.ts';

onEveryDatabase('who is on duty', { fresh: true }, (scene) => {
  const { server, ana, ben } = scene;
  const { here } = routingScene(scene);

  it('keeps an agent’s state, and tells visitors whether somebody is on duty', async () => {
    const attended = async () => {
      const answer = await fetch(`${server.url}/api/widget/sites/demo-shop`);
      return ((await answer.json()) as { site: { agentsOnDuty: boolean } }).site.agentsOnDuty;
    };
    expect(await attended()).toBe(false);
    await here(ana);
    expect(await attended()).toBe(true);
    await here(ana, 'away');
    expect(await attended()).toBe(false);
    const { body } = await ben.ask<Team>('GET', '/api/agent/team');
    expect(body.agents.find((agent) => agent.id === ana.id)).toMatchObject({
      onDuty: false,
      here: true,
      state: 'away',
    });
  });

  itOnce('lets an agent begin with a visitor, who finds it whether there or gone', async () => {
    const mara = await newVisitor(server.url);
    await server.services.database.write((db) =>
      db.updateTable('visitors').set({ here: 1, here_at: 7 }).where('id', '=', mara.id).execute(),
    );
    const seen = await ana.ask<VisitorsHere>('GET', '/api/agent/visitors-here');
    expect(seen.body).toMatchObject({
      count: 1,
      visitors: [{ visitor: { id: mara.id }, since: 7, conversation: null }],
    });
    const requested = { id: uuid(), messageId: uuid(), body: 'May I help?' };
    const path = `/api/agent/visitors/${mara.id}/conversations`;
    expect((await ana.ask('POST', path, requested)).status).toBe(201);
    expect((await ana.ask('POST', path, requested)).status).toBe(200);
    const { body } = await mara.read(requested.id);
    expect(body.conversation).toMatchObject({
      state: { status: 'open', assignee: { name: 'Ana' } },
      messages: [{ body: 'May I help?', author: { name: 'Ana' } }],
    });
    const other = await newVisitor(server.url);
    const stolen = await ana.ask('POST', `/api/agent/visitors/${other.id}/conversations`, requested);
    expect(stolen.status).toBe(409);
  });
});
