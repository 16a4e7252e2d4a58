import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { AGENTS_CHANNEL, SETTINGS_CHANGED_EVENT } from '../../../server/contract/channels.ts';
import type { Filter } from '../../../server/contract/schemas/find-api.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { finding } from './finding.ts';

onEveryDatabase('views of conversations', (scene) => {
  const { server, ana, ben } = scene;
  const { said, find } = finding(scene);

  async function view(filter: Filter, agent = ana): Promise<string> {
    const id = randomUUID();
    const made = await agent.ask('PUT', `/api/agent/views/${id}`, { name: 'A view', filter });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return id;
  }

  it('filters by what a conversation is, joined by and or or', async () => {
    const label = uuid();
    await ana.ask('PUT', `/api/agent/labels/${label}`, { name: 'Gift', color: '#123456' });
    const labelled = await said('kumquat gift');
    const urgent = await said('kumquat urgent');
    const plain = await said('kumquat plain');
    await ana.updateTriage(labelled, { addLabelIds: [label] });
    await ana.updateTriage(urgent, { priority: 3, assigneeId: ana.id });
    const rules: Filter['rules'] = [
      { field: 'label', op: 'is', values: [label] },
      { field: 'priority', op: 'is', values: ['3'] },
    ];
    expect((await find({ view: await view({ match: 'any', rules }) })).ids.sort()).toEqual(
      [labelled, urgent].sort(),
    );
    expect((await find({ view: await view({ match: 'all', rules }) })).ids).toEqual([]);
    const mine = await view({ match: 'all', rules: [{ field: 'assignee', op: 'is', values: ['me'] }] });
    expect((await find({ view: mine })).ids).toContain(urgent);
    const nobodys = await view({
      match: 'all',
      rules: [
        { field: 'assignee', op: 'is', values: ['nobody'] },
        { field: 'label', op: 'not', values: [label] },
        { field: 'status', op: 'is', values: ['waiting', 'open'] },
      ],
    });
    const { ids } = await find({ view: nobodys, text: 'kumquat' });
    expect(ids).toEqual([plain]);
  });

  it('lists what a team has to do, and tells consoles of a team that is changed', async () => {
    const team = uuid();
    const publish = vi.spyOn(server.services.engine, 'publish');
    await ana.ask('PUT', `/api/agent/teams/${team}`, { name: 'Loose leaf', memberIds: [ben.id] });
    await eventually(() =>
      expect(publish.mock.calls.flat(2)).toContainEqual({
        channel: AGENTS_CHANNEL,
        name: SETTINGS_CHANGED_EVENT,
        data: {},
      }),
    );
    publish.mockRestore();
    const [open, done, other] = [
      await said('for the team'),
      await said('done by the team'),
      await said('no team'),
    ];
    for (const id of [open, done]) await ana.updateTriage(id, { teamId: team });
    await ana.resolve(done);
    expect((await find({ team })).ids).toEqual([open]);
    expect((await find({ team, text: 'team' })).ids).not.toContain(other);
    const unknown = await ana.ask('GET', `/api/agent/find?team=${uuid()}`);
    expect(unknown.status).toBe(404);
  });

  it.each<[string, Filter['rules'][number], boolean]>([
    ['a page that has it', { field: 'page', op: 'contains', values: ['SHOP.example'] }, true],
    ['a page that has not', { field: 'page', op: 'contains', values: ['100%_'] }, false],
    ['not verified', { field: 'verified', op: 'is', values: ['no'] }, true],
    ['verified', { field: 'verified', op: 'is', values: ['yes'] }, false],
    ['started lately', { field: 'started', op: 'after', values: [String(Date.now() - 60_000)] }, true],
    ['started in the last week', { field: 'started', op: 'after', values: ['today-6'] }, true],
    ['last active before the last 30 days', { field: 'active', op: 'before', values: ['today-29'] }, false],
    ['active long ago', { field: 'active', op: 'before', values: ['1000'] }, false],
    ['no team', { field: 'team', op: 'is', values: ['none'] }, true],
    ['another language', { field: 'language', op: 'is', values: ['tlh'] }, false],
  ])('filters by %s', async (_what, rule, expected) => {
    const id = await said(`filtered ${uuid()}`);
    expect((await find({ view: await view({ match: 'all', rules: [rule] }) })).ids.includes(id)).toBe(
      expected,
    );
  });

  it('tell files that were sent from those that were only uploaded', async () => {
    const word = `parcel${uuid().slice(0, 8)}`;
    const id = await said(word);
    const withFiles = async (value: string) => {
      const filter = { match: 'all', rules: [{ field: 'file', op: 'is', values: [value] }] };
      return (await find({ text: word, filter: JSON.stringify(filter) })).ids;
    };
    const form = new FormData();
    form.append('file', new Blob(['a list'], { type: 'text/plain' }), 'list.txt');
    const upload = `/api/widget/conversations/${id}/attachments?id=${uuid()}`;
    const { body } = await scene.visitor.ask<{ attachment: { id: string } }>('POST', upload, form);
    expect([await withFiles('yes'), await withFiles('no')]).toEqual([[], [id]]);
    const message = { id: uuid(), body: '', attachmentIds: [body.attachment.id] };
    const path = `/api/widget/conversations/${id}/messages`;
    expect((await scene.visitor.ask('POST', path, message)).status).toBe(201);
    expect([await withFiles('yes'), await withFiles('no')]).toEqual([[id], []]);
  });

  it('refuses a filter that cannot be, and says which rule', async () => {
    for (const rule of [
      { field: 'page', op: 'is', values: ['x'] },
      { field: 'status', op: 'after', values: ['5'] },
      { field: 'started', op: 'before', values: ['yesterday'] },
      { field: 'started', op: 'before', values: ['today-1000'] },
      { field: 'priority', op: 'is', values: ['high'] },
    ]) {
      const reply = await ana.ask<{ error: { message: string } }>('PUT', `/api/agent/views/${uuid()}`, {
        name: 'Wrong',
        filter: { match: 'all', rules: [rule] },
      });
      expect(reply.status).toBe(400);
      expect(reply.body.error.message).toContain(rule.field);
    }
  });

  it('keeps views per agent', async () => {
    const id = await view({ match: 'all', rules: [] });
    expect((await ben.ask('GET', `/api/agent/find?view=${id}`)).status).toBe(404);
    expect(
      (
        await ben.ask('PUT', `/api/agent/views/${id}`, {
          name: 'Mine',
          filter: { match: 'all', rules: [] },
        })
      ).status,
    ).toBe(409);
    await ben.ask('DELETE', `/api/agent/views/${id}`);
    const mine = await ana.ask<{ views: { id: string }[] }>('GET', '/api/agent/views');
    expect(mine.body.views.map((one) => one.id)).toContain(id);
    await ana.ask('DELETE', `/api/agent/views/${id}`);
    expect((await ana.ask('GET', `/api/agent/find?view=${id}`)).status).toBe(404);
  });
});
