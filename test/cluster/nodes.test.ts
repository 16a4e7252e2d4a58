import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { newVisitor, signedInAgent } from '../support/people.ts';
import { type ClusterStage, startClusterStage } from './cluster-stage.ts';

describe('two nodes', () => {
  let stage: ClusterStage;
  beforeAll(async () => {
    stage = await startClusterStage();
  });
  afterAll(() => stage.close());

  it('answer for each other: one stores, the other reads, both number without a hole', async () => {
    const visitor = await newVisitor(stage.nodes[0]);
    const [ana, ben] = [
      await signedInAgent(stage.nodes[0], 'Ana'),
      await signedInAgent(stage.nodes[1], 'Ben'),
    ];
    const id = await visitor.start();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? visitor.send(id, `${n}`) : ben.answer(id, `${n}`))),
    );
    const events = (await ana.events(id)).body.events;
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    expect((await ben.events(id)).body).toEqual((await ana.events(id)).body);
    const claims = await Promise.all([ana.claim(id), ben.claim(id)]);
    expect(claims.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  it('know who is here from soketi’s webhooks', async () => {
    const visitor = await stage.visitor();
    const ben = await stage.agent('Ben');
    await visitor.open();
    await visitor.send('Am I here?');
    await ben.open('Am I here?');
    const api = await signedInAgent(stage.nodes[1], 'Ben');
    const card = (await api.inbox('waiting')).body.cards.find(
      (one) => one.lastMessage?.body === 'Am I here?',
    );
    const here = async () =>
      (await api.ask<{ here: boolean }>('GET', `/api/agent/visitors/${card?.state.visitor.id}`)).body.here;
    await eventually(async () => expect(await here()).toBe(true));
    await visitor.close();
    await eventually(async () => expect(await here()).toBe(false));
    await ben.close();
  });

  it('go on when one of them dies: its console’s visitor still hears the other', async () => {
    const visitor = await stage.visitor();
    const ana = await stage.agent('Ana');
    await visitor.open();
    await visitor.send('Will you stay?');
    await ana.open('Will you stay?');
    await ana.claim();
    await visitor.dialog.getByText('Ana is with you').waitFor();
    await stage.kill(1);
    await ana.answer('I am still here');
    await visitor.message('I am still here').waitFor();
    await visitor.close();
    await ana.close();
  });
});
