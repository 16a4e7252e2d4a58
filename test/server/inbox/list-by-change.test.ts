import { expect, it } from 'vitest';
import type { ConversationList } from '../../../server/contract/schemas/developers/conversation-list.ts';
import { LOOKED_THROUGH } from '../../../server/inbox/list-by-change.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

onEveryDatabase('the list of conversations', ({ server, ana, ben }) => {
  const list = async (query: Record<string, string | number> = {}) => {
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return ana.ask<ConversationList & { error?: { code: string } }>(
      'GET',
      `/api/agent/conversations?${asked}`,
    );
  };
  const ids = ({ body }: Awaited<ReturnType<typeof list>>) => body.conversations.map(({ id }) => id);
  /** Changes are noted a moment after they were made. */
  const allNoted = () =>
    eventually(async () => {
      const due = await server.services.database.read
        .selectFrom('due_events')
        .select('seq')
        .where('subscriber', '=', 'conversation changes')
        .execute();
      expect(due).toEqual([]);
    });
  async function conversations(count: number) {
    const visitor = await newVisitor(server.url);
    const made: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = await visitor.start();
      await visitor.send(id, `Question ${n}`);
      made.push(id);
    }
    await allNoted();
    return { visitor, made };
  }

  it('tells a program that keeps a copy everything, then what changed, and each change once', async () => {
    const { made } = await conversations(3);
    const all: string[] = [];
    let since = 'start';
    for (let more = true; more; ) {
      const page = await list({ updatedSince: since, limit: 2 });
      expect(page.status).toBe(200);
      all.push(...ids(page));
      ({ more, updatedSince: since } = page.body);
    }
    expect(all.filter((id) => made.includes(id))).toEqual(made);
    expect(ids(await list({ updatedSince: since }))).toEqual([]);

    const [first = ''] = made;
    await ana.ask('PATCH', `/api/agent/conversations/${first}`, { assigneeId: ben.id });
    await allNoted();
    const changed = await list({ updatedSince: since });
    expect(changed.body.conversations).toMatchObject([{ id: first, assignee: { id: ben.id } }]);
    expect(ids(await list({ updatedSince: changed.body.updatedSince }))).toEqual([]);
  });

  it('lists the last change first, and a change meanwhile repeats or leaves out nothing of the pages behind it', async () => {
    const { visitor, made } = await conversations(4);
    const [a = '', b = '', c = '', d = ''] = made;
    const first = await list({ visitorId: visitor.id, limit: 2 });
    expect(ids(first)).toEqual([d, c]);
    await visitor.send(a, 'Anybody?');
    await allNoted();
    const second = await list({ visitorId: visitor.id, limit: 2, cursor: first.body.next ?? '' });
    expect(ids(second), 'one that changed has gone to the front').toEqual([b]);
    expect(second.body).toMatchObject({ next: null, more: false });
    expect(ids(await list({ visitorId: visitor.id, updatedSince: first.body.updatedSince }))).toEqual([a]);
  });

  it('goes by status, site, team, agent and label', async () => {
    const { visitor, made } = await conversations(3);
    const [a = '', b = ''] = made;
    const [team, label] = [uuid(), uuid()];
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Orders', memberIds: [] });
    await ana.ask('PUT', `/api/agent/labels/${label}`, { name: 'refund', color: '#112233' });
    await ana.ask('PATCH', `/api/agent/conversations/${a}`, { teamId: team, addLabelIds: [label] });
    await ana.ask('PATCH', `/api/agent/conversations/${b}`, { assigneeId: ben.id });
    await allNoted();
    const mine = { visitorId: visitor.id };
    const { siteId = '' } = (await list(mine)).body.conversations[0] ?? {};
    expect(ids(await list({ ...mine, status: 'open' }))).toEqual([b]);
    expect(ids(await list({ ...mine, assigneeId: ben.id }))).toEqual([b]);
    expect(ids(await list({ ...mine, assigneeId: 'none', teamId: 'none' }))).toEqual([made[2]]);
    expect(ids(await list({ ...mine, teamId: team }))).toEqual([a]);
    expect(ids(await list({ labelId: label }))).toEqual([a]);
    expect(ids(await list({ ...mine, siteId })).sort()).toEqual([...made].sort());
    expect(ids(await list({ ...mine, siteId: uuid() }))).toEqual([]);
  });

  it('looks through so much for one page, and leads past what a filter did not let through', async () => {
    const { made } = await conversations(1);
    const { write } = server.services.database;
    const { head } = await server.services.database.read
      .selectFrom('change_state')
      .select('head')
      .executeTakeFirstOrThrow();
    // Of conversations that are gone, as after many were erased.
    await write(async (db) => {
      const gone = Array.from({ length: LOOKED_THROUGH + 5 }, (_, n) => ({
        conversation_id: uuid(),
        seq: 1,
        position: head + n + 1,
      }));
      for (let n = 0; n < gone.length; n += 200)
        await db
          .insertInto('conversation_changes')
          .values(gone.slice(n, n + 200))
          .execute();
      await db
        .updateTable('change_state')
        .set({ head: head + gone.length })
        .execute();
    });
    const first = await list({ limit: 1 });
    expect(first.body).toMatchObject({ conversations: [], more: true });
    const second = await list({ limit: 1, cursor: first.body.next ?? '' });
    expect(ids(second)).toEqual(made);
  });

  it('refuses what is no cursor, one of a restored database, and two at once', async () => {
    expect((await list({ updatedSince: 'yesterday' })).body.error?.code).toBe('bad_request');
    expect((await list({ updatedSince: 'start', cursor: 'x.1' })).body.error?.code).toBe('bad_request');
    expect((await list({ updatedSince: `${uuid()}.1` })).body.error?.code).toBe('cursor_expired');
    expect((await list({ limit: 101 })).status).toBe(400);
  });

  it('does not list what was erased', async () => {
    const { visitor, made } = await conversations(1);
    expect(ids(await list({ visitorId: visitor.id }))).toEqual(made);
    await visitor.ask('DELETE', '/api/widget/visitor');
    expect(ids(await list({ visitorId: visitor.id }))).toEqual([]);
    const left = await server.services.database.read
      .selectFrom('conversation_changes')
      .select('position')
      .where('conversation_id', 'in', made)
      .execute();
    expect(left).toEqual([]);
  });
});
