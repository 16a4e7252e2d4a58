import { beforeEach, expect, it } from 'vitest';
import type { PublicEvent } from '../../../server/contract/schemas/public-events.ts';
import type { Described } from '../../../server/contract/schemas/widget-api.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

const many = (count: number) => Object.fromEntries([...Array(count).keys()].map((n) => [`name ${n}`, n]));

onEveryDatabase('what is said of a conversation', ({ server, visitor, ana }) => {
  let id: string;
  let labels: Record<'orders' | 'vip' | 'secret', string>;
  beforeEach(async () => {
    id = await visitor.start();
    const label = async (name: string) => {
      const labelId = uuid();
      await ana.ask('PUT', `/api/agent/labels/${labelId}`, { name: `${name} ${labelId}`, color: '#aa3300' });
      return labelId;
    };
    labels = { orders: await label('Orders'), vip: await label('VIP'), secret: await label('Secret') };
    const { sites } = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body;
    const settings = { pageLabels: [labels.orders, labels.vip] };
    expect((await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings })).status).toBe(200);
  });
  const nameOf = (label: keyof typeof labels) =>
    `${{ orders: 'Orders', vip: 'VIP', secret: 'Secret' }[label]} ${labels[label]}`;
  const say = (what: object, who = visitor) =>
    who.ask<Described>('PUT', `/api/widget/conversations/${id}/attributes`, what);
  const triage = async () => (await ana.read(id)).body.conversation.state.triage;
  const typesSoFar = async () => (await ana.events(id)).body.events.map(({ type }) => type);

  it('by the page is kept apart from what programs say, and told to agents alone', async () => {
    expect((await say({ attributes: { order: 4711, gift: true } })).status).toBe(200);
    await ana.ask('PATCH', `/api/agent/conversations/${id}`, { attributes: { order: 4712, paid: true } });
    await say({ attributes: { gift: null, total: 9.5 } });
    expect((await triage())?.attributes).toEqual({
      said: { order: 4711, total: 9.5 },
      given: { order: 4712, paid: true },
    });
    const events = (await ana.events(id)).body.events.filter(({ type }) => type === 'conversation.described');
    expect(events.map(({ data }) => (data as { by: { kind: string } }).by.kind)).toEqual([
      'visitor',
      'agent',
      'visitor',
    ]);
    const seen = [(await visitor.read(id)).body, (await visitor.events(id)).body];
    // With the colon: the digits alone may stand in an id.
    for (const secret of [':4711', ':4712', 'attributes', 'described'])
      expect(JSON.stringify(seen)).not.toContain(secret);
  });

  it('changes nothing where it is so already', async () => {
    await say({ attributes: { order: 4711, gift: true }, labels: [nameOf('orders')] });
    const before = await typesSoFar();
    await say({ attributes: { gift: true, order: 4711 }, labels: [nameOf('orders')] });
    expect(await typesSoFar()).toEqual(before);
  });

  it('sets labels of the list that the site allows, by their names, and passes over every other', async () => {
    const names = [nameOf('orders').toUpperCase(), nameOf('secret'), 'There is none'];
    const { body } = await say({ labels: names });
    expect(body).toEqual({ refusedLabels: names.slice(1) });
    expect((await triage())?.labelIds).toEqual([labels.orders]);
  });

  it('takes away what the page set before and names no more, and nothing of what agents did', async () => {
    await ana.updateTriage(id, { addLabelIds: [labels.secret] });
    await say({ labels: [nameOf('orders'), nameOf('vip')] });
    await ana.updateTriage(id, { removeLabelIds: [labels.vip] });
    await say({ labels: [nameOf('orders'), nameOf('vip')] });
    expect((await triage())?.labelIds, 'an agent has taken it away').toEqual(
      [labels.orders, labels.secret].sort(),
    );
    await say({ labels: [] });
    expect((await triage())?.labelIds).toEqual([labels.secret]);
  });

  it('sets no label where the site allows none', async () => {
    const { sites } = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body;
    await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings: { pageLabels: [] } });
    expect((await say({ labels: [nameOf('orders')] })).body.refusedLabels).toHaveLength(1);
    expect((await triage())?.labelIds).toEqual([]);
  });

  it('is passed over once the conversation is resolved, and counts as a change does', async () => {
    const said = await say({ attributes: { order: 4711 } });
    const closed = await visitor.ask('POST', `/api/widget/conversations/${id}/closure`);
    const policy = said.headers.get('ratelimit-policy');
    expect(policy).toContain('"operation"');
    expect(policy).toBe(closed.headers.get('ratelimit-policy'));
    const before = await typesSoFar();
    const late = await say({ attributes: { order: 4712 }, labels: [nameOf('orders'), nameOf('secret')] });
    expect([late.status, late.body]).toEqual([200, { refusedLabels: [] }]);
    expect(await typesSoFar()).toEqual(before);
    expect(await triage()).toMatchObject({ attributes: { said: { order: 4711 } }, labelIds: [] });
  });

  it('is bounded, and typed', async () => {
    expect((await say({ attributes: many(20) })).status).toBe(200);
    expect((await say({ attributes: { more: 1 } })).status).toBe(400);
    expect((await say({ attributes: { list: [] } })).status).toBe(400);
    expect((await say({ attributes: { long: 'x'.repeat(201) } })).status).toBe(400);
    expect((await say({ labels: Array(21).fill('x') })).status).toBe(400);
    expect((await say({})).status).toBe(400);
    expect(Object.keys((await triage())?.attributes?.said ?? {})).toHaveLength(20);
  });

  it('is of one’s own conversation only', async () => {
    const stranger = await newVisitor(server.url);
    expect((await say({ attributes: { order: 1 } }, stranger)).status).toBe(404);
    expect((await triage())?.attributes).toBeUndefined();
  });

  it('is an event for programs, with all that is known', async () => {
    const { next } = (await ana.ask<{ next: string }>('GET', '/api/agent/events?after=latest')).body;
    await say({ attributes: { order: 4711 }, labels: [nameOf('orders')] });
    await eventually(async () => {
      const { body } = await ana.ask<{ events: { event: PublicEvent }[] }>(
        'GET',
        `/api/agent/events?after=${next}`,
      );
      const changes = body.events.flatMap(({ event }) =>
        event.type === 'conversation.updated' && event.data.conversation.id === id
          ? [event.data.changes]
          : [],
      );
      expect(changes).toEqual([
        { attributes: { said: { order: 4711 }, given: {} } },
        { labelIds: [labels.orders] },
      ]);
    });
  });
});
