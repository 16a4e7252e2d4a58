import { expect, it } from 'vitest';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';

onEveryDatabase('where a visitor has been', ({ server, ana }) => {
  const page = (path: string) => ({ url: `https://shop.example${path}`, title: `Page ${path}` });
  const details = async (id: string) =>
    (await ana.ask<VisitorDetails>('GET', `/api/agent/visitors/${id}`)).body;

  it('shows agents pages and steps, the newest first, with their age kept', async () => {
    const visitor = await newVisitor(server.url);
    const basket = {
      id: uuid(),
      agoMs: 60_000,
      name: 'Basket',
      page: page('/teas'),
      data: { items: 2, gift: true },
    };
    const answer = await visitor.ask('POST', '/api/widget/session/activity', { steps: [basket] });
    expect(answer.status).toBe(204);
    await visitor.ask('PUT', '/api/widget/session/page', { page: page('/checkout') });
    await visitor.ask('PUT', '/api/widget/session/page', { page: page('/checkout') });
    const { activity } = await details(visitor.id);
    expect(activity).toMatchObject([
      { name: null, page: page('/checkout'), data: {} },
      { name: 'Basket', page: page('/teas'), data: { items: 2, gift: true } },
    ]);
    const [newest, older] = activity;
    expect((newest?.at ?? 0) - (older?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
  });

  it('keeps a step once, however often it is told, and only the newest fifty', async () => {
    const visitor = await newVisitor(server.url);
    const steps = Array.from({ length: 40 }, (_, index) => ({
      id: uuid(),
      agoMs: 100_000 - index,
      name: `Step ${index}`,
      page: page('/'),
      data: null,
    }));
    for (let time = 0; time < 2; time += 1)
      await visitor.ask('POST', '/api/widget/session/activity', { steps });
    expect((await details(visitor.id)).activity).toHaveLength(40);
    const more = steps.slice(0, 30).map((step, index) => ({ ...step, id: uuid(), agoMs: 50_000 - index }));
    await visitor.ask('POST', '/api/widget/session/activity', { steps: more });
    const { activity } = await details(visitor.id);
    expect(activity).toHaveLength(50);
    expect(activity.filter((step) => step.name === 'Step 0')).toHaveLength(1);
  });

  it('takes attributes over those before, lets null take one away, and says when there are too many', async () => {
    const visitor = await newVisitor(server.url);
    const set = (attributes: object) =>
      visitor.ask<{ error: { code: string } } | null>('PUT', '/api/widget/session/attributes', {
        attributes,
      });
    expect((await set({ plan: 'pro', seats: 3 })).status).toBe(204);
    await set({ plan: null, trial: false });
    expect((await details(visitor.id)).attributes).toEqual({ said: { seats: 3, trial: false }, signed: {} });
    const many = Object.fromEntries(Array.from({ length: 29 }, (_, index) => [`name ${index}`, index]));
    const refused = await set(many);
    expect([refused.status, refused.body?.error.code]).toEqual([400, 'bad_request']);
    expect(Object.keys((await details(visitor.id)).attributes.said)).toHaveLength(2);
  });

  it.each([
    ['PUT', '/session/attributes', { attributes: { list: [] } }],
    ['PUT', '/session/attributes', { attributes: {} }],
    ['POST', '/session/activity', { steps: [] }],
    [
      'POST',
      '/session/activity',
      { steps: [{ id: 'x', agoMs: 0, name: null, page: page('/'), data: null }] },
    ],
  ])('refuses what is not of the form: %s %s', async (method, path, body) => {
    const visitor = await newVisitor(server.url);
    expect((await visitor.ask(method, `/api/widget${path}`, body)).status).toBe(400);
  });

  it('is nobody’s without a token', async () => {
    const step = { id: uuid(), agoMs: 0, name: 'Basket', page: page('/'), data: null };
    const ask = nobody(server.url);
    const answer = await ask('POST', '/api/widget/session/activity', { steps: [step] });
    const said = await ask('PUT', '/api/widget/session/attributes', { attributes: { plan: 'pro' } });
    expect([answer.status, said.status]).toEqual([401, 401]);
  });
});
