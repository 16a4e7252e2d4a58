import { expect, it } from 'vitest';
import type { Filter, FindPage, ListCounts, View, Views } from '../../../server/contract/schemas/find-api.ts';
import { countLists } from '../../../server/inbox/count-lists.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

const ALL: Filter = { match: 'all', rules: [] };

onEveryDatabase('views', { once: true }, ({ server, visitor, ana, ben }) => {
  const put = (agent: TestAgent, id: string, change: object = {}) =>
    agent.ask<View>('PUT', `/api/agent/views/${id}`, { name: 'A view', filter: ALL, ...change });
  const seenBy = async (agent: TestAgent) => (await agent.ask<Views>('GET', '/api/agent/views')).body.views;
  const counted = async (agent: TestAgent) =>
    (await agent.ask<ListCounts>('GET', '/api/agent/list-counts')).body.counts;

  it('are seen by everybody once they are shared, with “me” meaning whoever looks', async () => {
    const id = uuid();
    const filter: Filter = { match: 'all', rules: [{ field: 'assignee', op: 'is', values: ['me'] }] };
    await put(ben, id, { filter });
    expect((await seenBy(ana)).map((view) => view.id)).not.toContain(id);
    await put(ben, id, { filter, shared: true, folder: ' Shop ' });
    expect((await seenBy(ana)).find((view) => view.id === id)).toEqual({
      id,
      name: 'A view',
      filter,
      shared: true,
      folder: 'Shop',
      mine: false,
    });
    const conversationId = await visitor.start();
    await visitor.send(conversationId, 'hello');
    await ana.claim(conversationId);
    const found = async (agent: TestAgent) =>
      (await agent.ask<FindPage>('GET', `/api/agent/find?view=${id}`)).body.found.map(
        ({ card }) => card.state.id,
      );
    expect(await found(ana)).toContain(conversationId);
    expect(await found(ben)).not.toContain(conversationId);
  });

  it('of a colleague are changed and deleted by admins only', async () => {
    const [anas, bens] = [uuid(), uuid()];
    await put(ana, anas, { shared: true });
    await put(ben, bens, { shared: true });
    expect((await put(ben, anas, { name: 'Mine now' })).status).toBe(403);
    expect((await ben.ask('DELETE', `/api/agent/views/${anas}`)).status).toBe(403);
    const renamed = await put(ana, bens, { name: 'Everybody’s' });
    expect(renamed.body).toMatchObject({ name: 'Everybody’s', shared: true, mine: false });
    expect((await seenBy(ben)).find((view) => view.id === bens)).toMatchObject({ mine: true });
    expect((await ana.ask('DELETE', `/api/agent/views/${bens}`)).status).toBe(204);
    expect((await seenBy(ben)).map((view) => view.id)).not.toContain(bens);
  });

  it('keep folder and sharing where a change does not name them, and stop being shared', async () => {
    const id = uuid();
    await put(ben, id, { shared: true, folder: 'Shop' });
    expect((await put(ben, id, { name: 'Renamed' })).body).toMatchObject({ shared: true, folder: 'Shop' });
    expect((await put(ben, id, { shared: false, folder: null })).body).toMatchObject({
      shared: false,
      folder: null,
    });
    expect((await seenBy(ana)).map((view) => view.id)).not.toContain(id);
    expect((await ana.ask('GET', `/api/agent/find?view=${id}`)).status).toBe(404);
  });

  it('and teams are counted without what is resolved', async () => {
    const [team, view, label] = [uuid(), uuid(), uuid()];
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Counted', memberIds: [] });
    await ana.ask('PUT', `/api/agent/labels/${label}`, {
      name: `Counted ${label.slice(0, 8)}`,
      color: '#123456',
    });
    const filter: Filter = { match: 'all', rules: [{ field: 'label', op: 'is', values: [label] }] };
    await put(ben, view, { filter });
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const id = await visitor.start();
      await visitor.send(id, text);
      await ana.updateTriage(id, { addLabelIds: [label], teamId: team });
      ids.push(id);
    }
    const [first = ''] = ids;
    await ana.claim(first);
    await ana.resolve(first);
    // On a busy machine the time for counting may be over before the last list.
    await eventually(async () => {
      const counts = await counted(ben);
      expect(counts).toContainEqual({ kind: 'view', id: view, count: 2 });
      expect(counts).toContainEqual({ kind: 'team', id: team, count: 2 });
    });
    expect(
      (await counted(ana)).map(({ id }) => id),
      'a colleague’s own view is not counted',
    ).not.toContain(view);
  });

  it('are not counted once the time for counting is over', async () => {
    const { database } = server.services;
    const agent = await database.read
      .selectFrom('agents')
      .selectAll()
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow();
    const lists = [{ kind: 'view' as const, id: uuid(), filter: ALL }];
    expect(await countLists(database, agent, lists, { budgetMs: -1 })).toEqual([]);
    expect(await countLists(database, agent, lists, { budgetMs: 60_000 })).toHaveLength(1);
  });
});
