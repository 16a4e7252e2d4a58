import { expect, it } from 'vitest';
import { EDIT_WITHIN_MS, UNSEND_WITHIN_MS } from '../../../server/contract/protocol.ts';
import type { StoredDrafts } from '../../../server/contract/schemas/drafts.ts';
import type { FindPage } from '../../../server/contract/schemas/find-api.ts';
import type { Mentions } from '../../../server/contract/schemas/messages-api.ts';
import { allIndexed } from '../../support/indexed.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

onEveryDatabase('what agents write with', { once: true }, ({ server, visitor, ana, ben }) => {
  async function answered(text: string): Promise<{ id: string; messageId: string }> {
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    const { body } = await ana.answer(id, text);
    return { id, messageId: body.message.id };
  }

  async function found(text: string): Promise<number> {
    await allIndexed(server);
    const reply = await ana.ask<FindPage>('GET', `/api/agent/find?text=${text}`);
    return reply.body.found.length;
  }

  async function age(messageId: string, byMs: number): Promise<void> {
    await server.services.database.write((db) =>
      db
        .updateTable('messages')
        .set((eb) => ({ created_at: eb('created_at', '-', byMs) }))
        .where('id', '=', messageId)
        .execute(),
    );
  }

  it('shows an edit to both sides, and finds the new words only', async () => {
    const { id, messageId } = await answered('The color is teal-ish');
    expect((await ana.edit(id, messageId, 'The colour is vermilion')).status).toBe(200);
    const [seen] = (await visitor.read(id)).body.conversation.messages.slice(-1);
    expect(seen).toMatchObject({ body: 'The colour is vermilion', editedAt: expect.any(Number) });
    expect([await found('teal'), await found('vermilion')]).toEqual([0, 1]);
  });

  it('takes a message back: nothing of it can be read any more, its edits included', async () => {
    const { id, messageId } = await answered('secret one');
    await ana.edit(id, messageId, 'secret two');
    const { body } = await ana.unsend(id, messageId);
    expect(body.message).toMatchObject({ body: '', attachments: [], unsentAt: expect.any(Number) });
    const everything = JSON.stringify([
      (await visitor.read(id)).body,
      (await visitor.events(id)).body,
      (await ana.events(id)).body,
      (await ana.inbox('waiting')).body,
    ]);
    expect(everything).not.toContain('secret');
    expect(await found('secret')).toBe(0);
    expect((await ana.unsend(id, messageId)).status, 'is idempotent').toBe(200);
    expect((await ana.edit(id, messageId, 'again')).status).toBe(404);
  });

  it("lets nobody change a colleague's or a visitor's message, nor one of another conversation", async () => {
    const { id, messageId } = await answered('mine');
    const visitors = (await visitor.read(id)).body.conversation.messages[0]?.id ?? '';
    const other = await answered('elsewhere');
    expect((await ben.edit(id, messageId, 'x')).status).toBe(403);
    expect((await ben.unsend(id, messageId)).status).toBe(403);
    expect((await ana.unsend(id, visitors)).status).toBe(403);
    expect((await ana.edit(other.id, messageId, 'x')).status).toBe(404);
    expect((await visitor.read(id)).body.conversation.messages.map((one) => one.body)).toEqual([
      'Hello?',
      'mine',
    ]);
  });

  it('is too late after a while', async () => {
    const { id, messageId } = await answered('old');
    await age(messageId, UNSEND_WITHIN_MS + 1_000);
    expect(await ana.unsend(id, messageId)).toMatchObject({
      status: 409,
      body: { error: { code: 'too_late' } },
    });
    expect((await ana.edit(id, messageId, 'still')).status).toBe(200);
    await age(messageId, EDIT_WITHIN_MS);
    expect(await ana.edit(id, messageId, 'no more')).toMatchObject({
      body: { error: { code: 'too_late' } },
    });
  });

  it('refuses empty and endless words', async () => {
    const { id, messageId } = await answered('fine');
    expect(await ana.edit(id, messageId, ' ')).toMatchObject({
      body: { error: { code: 'message_empty' } },
    });
    expect(await ana.edit(id, messageId, 'x'.repeat(10_001))).toMatchObject({
      body: { error: { code: 'message_too_long' } },
    });
  });

  it('finds the same message again for its id, also after an edit and after it was taken back', async () => {
    const { id, messageId } = await answered('first words');
    await ana.edit(id, messageId, 'second words');
    expect((await ana.answer(id, 'first words', messageId)).status).toBe(200);
    await ana.unsend(id, messageId);
    expect((await ana.answer(id, 'first words', messageId)).body.message.body).toBe('');
  });

  it('tells agents that a note mentions them, until they have seen it', async () => {
    const { id } = await answered('hi');
    const mentions = async (of: TestAgent) =>
      (await of.ask<Mentions>('GET', '/api/agent/mentions')).body.mentions.filter(
        (one) => one.conversationId === id,
      );
    await ana.note(id, 'mail ben@shop.example about it');
    expect(await mentions(ben)).toEqual([]);
    await ana.note(id, 'Can you look, @ben? @Ana knows.');
    expect(await mentions(ben)).toMatchObject([{ message: { body: 'Can you look, @ben? @Ana knows.' } }]);
    expect(await mentions(ana), 'nobody is notified of what they wrote').toEqual([]);
    await ben.ask('DELETE', `/api/agent/mentions/${id}`);
    expect(await mentions(ben)).toEqual([]);
  });

  it('keeps drafts for all devices of an agent, the latest words counting', async () => {
    const { id, messageId } = await answered('hi');
    const draft = (reply: string, updatedAt: number) => ({
      mode: 'reply',
      reply,
      note: '',
      attachments: [],
      updatedAt,
    });
    const put = (of: TestAgent, reply: string, at: number) =>
      of.ask('PUT', `/api/agent/drafts/${id}`, draft(reply, at));
    const now = Date.now();
    await put(ana, 'from the phone', now - 1_000);
    await put(ana, 'older, but late', now - 5_000);
    const mine = async (of: TestAgent) =>
      (await of.ask<StoredDrafts>('GET', '/api/agent/drafts')).body.drafts.find(
        (one) => one.conversationId === id,
      );
    expect(await mine(ana)).toMatchObject({ reply: 'from the phone' });
    expect(await mine(ben)).toBeUndefined();
    await put(ana, 'a clock that is ahead', now + 9e9);
    await put(ana, 'after it', Date.now() + 1_000);
    expect(await mine(ana)).toMatchObject({ reply: 'after it' });
    const replyTo = { id: messageId, seq: 3, by: 'agent', note: false };
    await ana.ask('PUT', `/api/agent/drafts/${id}`, { ...draft('to a message', Date.now()), replyTo });
    expect(await mine(ana)).toMatchObject({ reply: 'to a message', replyTo });
    await put(ana, 'to none', Date.now());
    expect(await mine(ana)).not.toHaveProperty('replyTo');
    expect((await ana.ask('PUT', `/api/agent/drafts/${uuid()}`, draft('x', now))).status).toBe(404);
  });

  it('keeps canned replies of admins for everybody, and preferences per agent', async () => {
    const id = uuid();
    const reply = { name: 'Thanks', body: 'Thank you, {{visitor.name}}!' };
    expect((await ben.ask('PUT', `/api/agent/canned-replies/${id}`, reply)).status).toBe(403);
    await ana.ask('PUT', `/api/agent/canned-replies/${id}`, reply);
    expect((await ben.ask('GET', '/api/agent/canned-replies')).body).toEqual({
      replies: [{ id, ...reply, folder: null, files: [], uses: 0 }],
    });
    await ana.ask('DELETE', `/api/agent/canned-replies/${id}`);
    expect((await ben.ask('GET', '/api/agent/canned-replies')).body).toEqual({ replies: [] });

    await ana.ask('PATCH', '/api/agent/preferences', { sendWith: 'mod-enter' });
    await ana.ask('PATCH', '/api/agent/preferences', { keys: { claim: 'z' } });
    expect((await ana.ask('GET', '/api/agent/preferences')).body).toEqual({
      sendWith: 'mod-enter',
      keys: { claim: 'z' },
    });
    expect((await ben.ask('GET', '/api/agent/preferences')).body).toEqual({});
  });
});
