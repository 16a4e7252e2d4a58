import { beforeAll, expect, it } from 'vitest';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const CARD = {
  title: 'Gyokuro, 50 g',
  text: 'Shaded for three weeks.',
  links: [{ label: 'See it', url: 'https://shop.example/gyokuro' }],
};
const FORM = {
  title: 'Where should we send it?',
  fields: [
    { id: 'name', kind: 'text', label: 'Name', required: true },
    { id: 'mail', kind: 'email', label: 'E-mail' },
    { id: 'packs', kind: 'number', label: 'Packs', required: true },
    { id: 'size', kind: 'choice', label: 'Size', choices: ['Small', 'Large'] },
    { id: 'day', kind: 'date', label: 'Day' },
    { id: 'terms', kind: 'consent', label: 'I accept the terms', required: true },
  ],
};
const FILLED = { name: 'Ada', packs: 2.5, size: 'Large', day: '2026-12-01', terms: true };
const WORDS = 'Name: Ada\nPacks: 2.5\nSize: Large\nDay: 2026-12-01\n☑ I accept the terms';

onEveryDatabase('cards and forms', ({ server, visitor, ana }) => {
  let id: string;
  type Sent = { message: Message; error: { code: string; details?: { troubles?: object } } };

  beforeAll(async () => {
    id = await visitor.start();
    await visitor.send(id, 'Hello?');
  });
  const offer = (more: object) =>
    ana.ask<Sent>('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: '', ...more });
  const answer = (chosenOf: string, values: Record<string, unknown>, more: object = {}) =>
    visitor.ask<Sent>('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: WORDS,
      chosenOf,
      // The labels are those of the form, whatever a browser says.
      answers: Object.entries(values).map(([field, value]) => ({ id: field, label: 'X', value })),
      ...more,
    });
  const newest = async () => (await visitor.read(id)).body.conversation.messages.at(-1);

  it('say what they are in words, for whoever shows neither', async () => {
    const card = await offer({ card: CARD, choices: ['Take it'] });
    expect([card.status, card.body.message.card, card.body.message.choices]).toEqual([
      201,
      CARD,
      ['Take it'],
    ]);
    expect(card.body.message.body).toBe(
      'Gyokuro, 50 g\nShaded for three weeks.\nSee it: https://shop.example/gyokuro',
    );
    expect(await newest()).toEqual(card.body.message);
    const form = await offer({ form: FORM });
    expect(form.body.message.form).toEqual(FORM);
    expect(form.body.message.body).toBe(
      'Where should we send it?\n• Name *\n• E-mail\n• Packs *\n• Size: Small / Large\n• Day\n• I accept the terms *',
    );
    const links = await visitor.ask<{ text: string }>('GET', `/api/widget/conversations/${id}/transcript`);
    const transcript = await (await fetch(new URL(links.body.text, server.url))).text();
    expect(transcript).toContain('See it: https://shop.example/gyokuro');
  });

  it('are answered once: again under the same id finds the same answer, under another one is refused', async () => {
    const { message } = (await offer({ form: FORM })).body;
    const sent = { id: uuid() };
    const first = await answer(message.id, FILLED, sent);
    expect([first.status, first.body.message.body]).toEqual([201, WORDS]);
    expect(first.body.message.chosenOf).toBe(message.id);
    expect(first.body.message.answers).toEqual([
      { id: 'name', label: 'Name', value: 'Ada' },
      { id: 'packs', label: 'Packs', value: 2.5 },
      { id: 'size', label: 'Size', value: 'Large' },
      { id: 'day', label: 'Day', value: '2026-12-01' },
      { id: 'terms', label: 'I accept the terms', value: true },
    ]);
    expect((await answer(message.id, FILLED, sent)).status).toBe(200);
    // The words are the server's, whatever a program calls the answer.
    expect((await answer(message.id, FILLED, { ...sent, body: 'Other' })).status).toBe(200);
    const other = await answer(message.id, { ...FILLED, name: 'Eve' }, { ...sent, body: 'Other' });
    expect(other.body.error.code).toBe('id_taken');
    const second = await answer(message.id, FILLED);
    expect([second.status, second.body.error.code]).toEqual([409, 'already_answered']);
    expect((await newest())?.id).toBe(sent.id);
    const found = await ana.ask<{ messages: Message[] }>(
      'GET',
      `/api/agent/conversations/${id}/messages?before=999`,
    );
    expect(JSON.stringify(found.body)).toContain('"value":2.5');
  });

  it('say nothing any more once a node of the version before has taken their words back', async () => {
    const { message } = (await offer({ card: CARD })).body;
    const gone = { body: '', attachments: '[]', choices: null, unsent_at: Date.now() };
    await server.services.database.write((db) =>
      db.updateTable('messages').set(gone).where('id', '=', message.id).execute(),
    );
    const read = await newest();
    expect([read?.id, read?.unsentAt, read?.card]).toEqual([message.id, expect.any(Number), undefined]);
  });

  it('of two answers that come together, take one', async () => {
    const { message } = (await offer({ form: FORM })).body;
    const both = await Promise.all([answer(message.id, FILLED), answer(message.id, FILLED)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('name each field that is missing or wrong', async () => {
    const { message } = (await offer({ form: FORM })).body;
    const wrong = { name: ' ', mail: 'ada', packs: 'two', size: 'Medium', day: '2026-04-31', terms: false };
    const { status, body } = await answer(message.id, wrong);
    expect([status, body.error.code]).toEqual([400, 'form_incomplete']);
    expect(body.error.details?.troubles).toEqual({
      name: 'missing',
      mail: 'email',
      packs: 'number',
      size: 'choice',
      day: 'date',
      terms: 'missing',
    });
    const free = { title: 'Anything?', fields: [{ id: 'words', kind: 'text', label: 'Words' }] };
    const open = (await offer({ form: free })).body.message;
    expect((await answer(open.id, {})).body.error.details?.troubles).toEqual({ words: 'missing' });
  });

  it('that were taken back leave nothing, and what was filled in becomes words', async () => {
    const { message } = (await offer({ form: FORM })).body;
    await ana.unsend(id, message.id);
    const unsent = await newest();
    expect([unsent?.unsentAt, unsent?.form, unsent?.body]).toEqual([expect.any(Number), undefined, '']);
    const late = await answer(message.id, FILLED);
    expect([late.status, late.body.message.body]).toEqual([201, WORDS]);
    expect([late.body.message.chosenOf, late.body.message.answers]).toEqual([undefined, undefined]);
  });

  it('may be sent again under their id, and cannot be edited', async () => {
    const card = { id: uuid(), card: CARD };
    expect([(await offer(card)).status, (await offer(card)).status]).toEqual([201, 200]);
    expect((await offer({ ...card, card: { ...CARD, title: 'Sencha' } })).body.error.code).toBe('id_taken');
    expect((await ana.edit(id, card.id, 'Sencha')).status).toBe(400);
  });

  it('take pictures from the site’s own origins alone', async () => {
    const from = (url: string) => offer({ card: { title: 'Tea', picture: { url, description: 'A cup' } } });
    await ana.ask('PUT', `/api/agent/sites/${(await visitor.read(id)).body.conversation.state.siteId}`, {
      allowedOrigins: ['https://shop.example'],
    });
    expect((await from('https://elsewhere.example/cup.png')).status).toBe(400);
    expect((await from('http://shop.example/cup.png')).status).toBe(400);
    expect((await from('https://shop.example.evil.example/cup.png')).status).toBe(400);
    const { status, body } = await from('https://shop.example/cup.png');
    expect([status, body.message.body]).toEqual([201, 'Tea\nA cup']);
  });

  it('are refused where they make no sense', async () => {
    const field = { id: 'one', kind: 'text', label: 'One' };
    const fields = (...all: object[]) => ({ form: { title: 'T', fields: all } });
    for (const wrong of [
      { card: CARD, form: FORM },
      { card: CARD, body: 'Other words' },
      { card: { title: ' ' } },
      { card: { ...CARD, links: [{ label: 'x', url: 'javascript:alert(1)' }] } },
      { card: { ...CARD, links: [CARD.links[0], CARD.links[0], CARD.links[0], CARD.links[0]] } },
      { card: CARD, choices: ['1', '2', '3'] },
      { form: FORM, choices: ['1'] },
      fields(),
      fields(field, field),
      fields({ ...field, id: '__proto__' }),
      fields({ ...field, kind: 'choice' }),
      fields({ ...field, choices: ['a', 'b'] }),
      fields({ ...field, kind: 'password' }),
      { body: 'x', answers: [{ id: 'one', label: 'One', value: 'x' }] },
    ])
      expect((await offer(wrong)).status, JSON.stringify(wrong)).toBe(400);
    const note = await ana.ask('POST', `/api/agent/conversations/${id}/notes`, {
      id: uuid(),
      body: '',
      card: CARD,
    });
    const own = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: '',
      form: FORM,
    });
    expect([note.status, own.status]).toEqual([400, 400]);
    const { message } = (await offer({ form: FORM })).body;
    expect((await answer(message.id, { ['x'.repeat(50)]: 'x' })).status).toBe(400);
    expect((await answer(message.id, { ...FILLED, a: 'x', b: 'x' })).status).toBe(400);
    const { day: _left, ...rest } = FILLED;
    const other = (await answer(message.id, { ...rest, other: 'x' })).body.message;
    expect(other.answers?.map((one) => one.id)).toEqual(['name', 'packs', 'size', 'terms']);
  });
});
