import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';
import { siteMaker } from './site-maker.ts';

const word = (text: string) => ({ '*': text });

onEveryDatabase('the form before a chat', (scene) => {
  const { server, ana } = scene;
  const { newSite, opening } = siteMaker(scene);
  const form = [
    { id: 'name', kind: 'text', label: { '*': 'Name', de: 'Ihr Name' }, required: true },
    { id: 'email', kind: 'email', label: word('E-mail'), required: true },
    { id: 'order', kind: 'text', label: word('Order'), required: false, pattern: 'A\\d{3}' },
  ];
  it('tells the widget what the owner says of a wrong answer, in no more than a sentence or two', async () => {
    const hinted = (text: string) => ({
      form: [{ ...form[2], hint: { '*': 'A and three digits', de: text } }],
    });
    const site = await newSite(hinted('A und drei Ziffern'));
    const { body } = await opening(site);
    expect(body.site).toMatchObject({ settings: hinted('A und drei Ziffern') });
    const refused = await ana.ask('PUT', `/api/agent/sites/${site.id}`, {
      settings: hinted('x'.repeat(201)),
    });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('hint');
  });

  const consent = { version: '2026-11', text: word('We store what you write.'), url: null };
  const topics = [{ id: 'orders', label: { '*': 'Orders', de: 'Bestellungen' } }];

  it('is asked before the conversation exists, and its answers reach the agents', async () => {
    const site = await newSite({ form, consent, topics });
    const visitor = await newVisitor(server.url, site.siteKey);
    const id = uuid();
    const start = (given?: object) =>
      visitor.ask('POST', '/api/widget/conversations', { id, ...(given && { form: given }) });
    expect(await start()).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'form_incomplete',
          details: {
            troubles: { name: 'missing', email: 'missing', consent: 'missing', topic: 'missing' },
          },
        },
      },
    });
    const answers = { name: ' Ann ', email: 'ann@shop.example', order: 'B12' };
    expect(await start({ answers, consent: '2025', topic: 'orders' })).toMatchObject({
      body: { error: { details: { troubles: { order: 'pattern', consent: 'missing' } } } },
    });
    expect(await visitor.read(id)).toMatchObject({ status: 404 });
    const right = { answers: { ...answers, order: 'A123' }, consent: '2026-11', topic: 'orders' };
    const made = await start(right);
    expect(made).toMatchObject({
      status: 201,
      body: {
        conversation: {
          state: { topic: 'Orders', visitor: { name: 'Ann', email: 'ann@shop.example', verified: false } },
        },
      },
    });
    expect((await start(right)).status).toBe(200);
    expect((await start()).status, 'who asks again for what is there is not asked again').toBe(200);
    const { body } = await ana.ask<{ answers: object[]; consents: object[] }>(
      'GET',
      `/api/agent/visitors/${visitor.id}`,
    );
    expect(body.answers).toEqual([
      { id: 'name', label: 'Name', value: 'Ann' },
      { id: 'email', label: 'E-mail', value: 'ann@shop.example' },
      { id: 'order', label: 'Order', value: 'A123' },
    ]);
    expect(body.consents).toEqual([{ version: '2026-11', at: expect.any(Number) }]);
  });

  it('is asked and kept only as far as its conditions say', async () => {
    const onlyIf = { field: 'topic', is: 'orders' };
    const number = { id: 'number', kind: 'text', label: word('Order'), required: true, onlyIf };
    const site = await newSite({
      form: [number],
      topics: [...topics, { id: 'other', label: word('Other') }],
    });
    const visitor = await newVisitor(server.url, site.siteKey);
    const start = (form: object) => visitor.ask('POST', '/api/widget/conversations', { id: uuid(), form });
    expect(await start({ answers: {}, topic: 'orders' })).toMatchObject({
      body: { error: { details: { troubles: { number: 'missing' } } } },
    });
    expect((await start({ answers: { number: 'A1' }, topic: 'other' })).status).toBe(201);
    const answers = async () =>
      (await ana.ask<{ answers: object[] }>('GET', `/api/agent/visitors/${visitor.id}`)).body.answers;
    expect(await answers(), 'nobody asked for it').toEqual([]);
    expect((await start({ answers: { number: 'A1' }, topic: 'orders' })).status).toBe(201);
    expect(await answers()).toMatchObject([{ id: 'number', value: 'A1' }]);
  });

  it('keeps the address of who leaves a message, whatever it is asked after when somebody is there', async () => {
    const news = { id: 'news', kind: 'tick', label: word('News'), required: false };
    const site = await newSite({
      absence: 'form',
      form: [news, { ...form[1], onlyIf: { field: 'news', is: true } }],
    });
    const visitor = await newVisitor(server.url, site.siteKey);
    const start = (answers: object) =>
      visitor.ask('POST', '/api/widget/conversations', { id: uuid(), form: { answers } });
    expect(await start({ email: 'ann@shop.example' })).toMatchObject({
      status: 201,
      body: { conversation: { state: { visitor: { email: 'ann@shop.example' } } } },
    });
    expect((await start({})).status, 'who was not asked').toBe(201);
  });

  it('gives a conversation to the team of its topic, and to none where that team was deleted', async () => {
    const [team, gone] = [uuid(), uuid()];
    for (const id of [team, gone])
      await ana.ask('PUT', `/api/agent/teams/${id}`, { name: `Team ${id}`, memberIds: [] });
    expect((await ana.ask('DELETE', `/api/agent/teams/${gone}`)).status).toBeLessThan(300);
    const site = await newSite({
      topics: [
        { id: 'orders', label: word('Orders'), teamId: team },
        { id: 'returns', label: word('Returns'), teamId: gone },
      ],
    });
    expect(JSON.stringify((await opening(site)).body), 'widgets are not told').not.toContain(team);
    const begun = async (topic: string) => {
      const visitor = await newVisitor(server.url, site.siteKey);
      const id = uuid();
      const made = await visitor.ask('POST', '/api/widget/conversations', {
        id,
        form: { answers: {}, topic },
      });
      expect(made).toMatchObject({ status: 201, body: { conversation: { state: { status: 'waiting' } } } });
      const { read } = server.services.database;
      const events = await read
        .selectFrom('events')
        .select('data')
        .where('conversation_id', '=', id)
        .execute();
      for (const { data } of events)
        expect(JSON.parse(data).by?.name ?? 'Frontdesk', 'what agents read of who did it').toBe('Frontdesk');
      const { conversation } = (await ana.read(id)).body;
      return conversation.state.triage?.teamId;
    };
    expect(await begun('orders')).toBe(team);
    expect(await begun('returns')).toBeNull();
  });
});
