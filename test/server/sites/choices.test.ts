import { beforeAll, expect, it } from 'vitest';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

onEveryDatabase('answers that are offered', ({ server, visitor, ana }) => {
  let id: string;

  beforeAll(async () => {
    id = await visitor.start();
    await visitor.send(id, 'Hello?');
  });
  const offer = (choices: unknown, more: object = {}) =>
    ana.ask<{ message: Message }>('POST', `/api/agent/conversations/${id}/messages`, {
      id: uuid(),
      body: 'Which?',
      choices,
      ...more,
    });
  const take = (body: string, chosenOf: string) =>
    visitor.ask<{ message: Message }>('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body,
      chosenOf,
    });

  it('are part of the message for both sides, and what is taken says of which message', async () => {
    const { status, body } = await offer(['Green', 'Black']);
    expect(status).toBe(201);
    expect(body.message.choices).toEqual(['Green', 'Black']);
    const taken = await take('Green', body.message.id);
    expect(taken.body.message).toMatchObject({ body: 'Green', chosenOf: body.message.id });
    const seen = (await visitor.read(id)).body.conversation.messages.slice(-2);
    expect(seen).toEqual([body.message, taken.body.message]);
    const links = await visitor.ask<{ text: string }>('GET', `/api/widget/conversations/${id}/transcript`);
    const transcript = await (await fetch(new URL(links.body.text, server.url))).text();
    expect(transcript).toContain('Which?\n(x) Green\n( ) Black');
  });

  it('may be asked for twice under one id, and are refused under it when they differ', async () => {
    const message = { id: uuid(), body: 'Again?' };
    expect((await offer(['Yes'], message)).status).toBe(201);
    expect((await offer(['Yes'], message)).status).toBe(200);
    expect((await offer(['No'], message)).status).toBe(409);
  });

  it('keep the words of a choice that was not offered, or is not there any more, as ordinary words', async () => {
    const { body } = await offer(['Green']);
    const { message } = (await take('Blue', body.message.id)).body;
    expect(message.body).toBe('Blue');
    expect(message.chosenOf).toBeUndefined();
    await ana.unsend(id, body.message.id);
    const late = await take('Green', body.message.id);
    expect(late.status).toBe(201);
    expect(late.body.message.chosenOf).toBeUndefined();
    const [unsent] = (await visitor.read(id)).body.conversation.messages.filter(
      (one) => one.id === body.message.id,
    );
    expect(unsent?.unsentAt).toEqual(expect.any(Number));
    expect(unsent?.choices).toBeUndefined();
  });

  it('are refused where they make no sense', async () => {
    for (const choices of [
      [],
      [''],
      ['a', 'a'],
      ['x'.repeat(81)],
      Array.from({ length: 11 }, (_, n) => `${n}`),
    ])
      expect((await offer(choices)).status, JSON.stringify(choices)).toBe(400);
    const note = await ana.ask('POST', `/api/agent/conversations/${id}/notes`, {
      id: uuid(),
      body: 'For us',
      choices: ['Yes'],
    });
    const fromVisitor = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: 'Mine',
      choices: ['Yes'],
    });
    const byAgent = await offer(undefined, { chosenOf: uuid() });
    expect([note.status, fromVisitor.status, byAgent.status]).toEqual([400, 400, 400]);
  });
});
