import { beforeEach, expect, it } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Masking } from '../../../server/contract/schemas/site-setting-parts.ts';
import { noteFromStranger } from '../../../server/messages/note-from-stranger.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { allIndexed } from '../../support/indexed.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';

const CARD = '4111 1111 1111 1111';
const HIDDEN = '•••• •••• •••• 1111';

onEveryDatabase('masking', ({ server, ana }) => {
  let site: SiteSummary;
  let visitor: TestVisitor;
  beforeEach(async () => {
    const made = { name: 'Shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    visitor = await newVisitor(server.url, site.siteKey);
  });
  const maskAs = (masking: Masking, settings: object = {}) =>
    ana.ask<{ error: { message: string; details: { field: string } } }>(
      'PUT',
      `/api/agent/sites/${site.id}`,
      {
        settings: { masking, ...settings },
      },
    );

  it('is off until a site wants it', async () => {
    const id = await visitor.start();
    const { body } = await visitor.send(id, CARD);
    expect(body.message.body).toBe(CARD);
  });

  it('shows the visitor what was stored, and the same message sent again is the same', async () => {
    await maskAs({ cards: true, patterns: ['K-\\d+'] });
    const id = await visitor.start();
    const messageId = uuid();
    const first = await visitor.send(id, `${CARD}, K-17`, messageId);
    expect(first).toMatchObject({ status: 201, body: { message: { body: `${HIDDEN}, •-••` } } });
    expect(await visitor.send(id, `${CARD}, K-17`, messageId)).toMatchObject({ status: 200 });
    expect((await visitor.send(id, 'Something else', messageId)).status).toBe(409);
    expect((await visitor.read(id)).body.conversation.messages[0]?.body).toBe(`${HIDDEN}, •-••`);
  });

  it('knows a message again that was first sent before the site masked anything, or masked other things', async () => {
    const id = await visitor.start();
    const [before, between] = [uuid(), uuid()];
    expect((await visitor.send(id, `${CARD}, K-17`, before)).status).toBe(201);
    await maskAs({ cards: true, patterns: [] });
    const again = await visitor.send(id, `${CARD}, K-17`, before);
    expect(again).toMatchObject({ status: 200, body: { message: { body: `${CARD}, K-17` } } });
    expect((await visitor.send(id, `${CARD}, K-17`, between)).status).toBe(201);
    await maskAs({ cards: false, patterns: ['K-\\d+'] });
    const masked = await visitor.send(id, `${CARD}, K-17`, between);
    expect(masked).toMatchObject({ status: 200, body: { message: { body: `${HIDDEN}, K-17` } } });
    expect((await visitor.send(id, `${CARD}, K-18`, between)).status).toBe(409);
  });

  it('stores it nowhere, whoever wrote it: messages, notes, edits, ratings, answers before a chat', async () => {
    const text = (id: string) => ({ id, kind: 'text', label: { '*': id }, required: false });
    await maskAs({ cards: true, patterns: [] }, { form: [text('name'), text('order')] });
    const secret = '5555 5555 5555 4444';
    const id = uuid();
    const started = await visitor.ask('POST', '/api/widget/conversations', {
      id,
      page: { url: 'https://shop.example/', title: 'Shop' },
      form: { answers: { name: `Jo ${secret}`, order: `Paid with ${secret}` } },
    });
    expect(started.status).toBe(201);
    await visitor.send(id, secret);
    await ana.claim(id);
    const edited = uuid();
    await ana.answer(id, 'Which card?', edited);
    expect((await ana.edit(id, edited, `Is it ${secret}?`)).body.message.body).toBe(
      'Is it •••• •••• •••• 4444?',
    );
    await ana.note(id, `Has ${secret}`);
    const rated = await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, {
      score: 1,
      words: secret,
    });
    expect(rated.status).toBe(200);
    await allIndexed(server);
    expect(await tablesWith(server.services.database, [secret, '5555555555554444'])).toEqual([]);
    expect(await tablesWith(server.services.database, ['•••• •••• •••• 4444'])).toEqual(
      expect.arrayContaining(['messages', 'visitors']),
    );
  });

  it('stores it in no part of a card or form, and in no answer', async () => {
    const [secret, hidden] = ['6011 1111 1111 1117', '•••• •••• •••• 1117'];
    await maskAs({ cards: true, patterns: [] });
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    const offer = (more: object) =>
      ana.ask('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: '', ...more });
    const origin = 'https://shop.example';
    await ana.ask('PUT', `/api/agent/sites/${site.id}`, { allowedOrigins: [origin] });
    const picture = { url: `${origin}/card.png`, description: secret };
    const card = { title: secret, text: secret, picture, links: [{ label: secret, url: origin }] };
    const form = uuid();
    const fields = [
      { id: 'which', kind: 'choice', label: `Is it ${secret}?`, choices: [`Yes, ${secret}`, 'No'] },
      { id: 'more', kind: 'text', label: 'More' },
    ];
    const offered = [await offer({ card }), await offer({ id: form, form: { title: 'Card', fields } })];
    expect(offered.map(({ status }) => status)).toEqual([201, 201]);
    const answered = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: secret,
      chosenOf: form,
      answers: [
        { id: 'which', label: '', value: `Yes, ${hidden}` },
        { id: 'more', label: '', value: secret },
      ],
    });
    expect(answered.status).toBe(201);
    await allIndexed(server);
    expect(await tablesWith(server.services.database, [secret])).toEqual([]);
  });

  it('hides it in what somebody else has mailed, and in their name', async () => {
    await maskAs({ cards: true, patterns: [] });
    const id = await visitor.start();
    const mail = { from: { name: `Bo ${CARD}`, address: 'bo@example.com' } };
    await server.services.runInTransaction((tx) =>
      noteFromStranger(tx, id, { id: uuid(), body: `Use ${CARD}`, mail }),
    );
    const { messages } = (await ana.read(id)).body.conversation;
    expect(messages[0]).toMatchObject({ body: `Use ${HIDDEN}`, author: { name: `Bo ${HIDDEN}` } });
    expect(JSON.stringify(messages)).not.toContain(CARD);
  });

  it('refuses a pattern that cannot be run, and says which', async () => {
    const refused = await maskAs({ cards: false, patterns: ['\\d+', '(a'] });
    expect(refused.status).toBe(400);
    expect(refused.body.error.details.field).toBe('masking.patterns.1');
  });
});
