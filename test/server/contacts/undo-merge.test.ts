import { expect, it } from 'vitest';
import { forgetOldMerges, UNDO_WITHIN_MS } from '../../../server/contacts/merge-record.ts';
import { putContact } from '../../../server/contacts/put-contact.ts';
import type {
  Contact,
  ContactMerges,
  MergePreview,
  UndoneMerge,
} from '../../../server/contract/schemas/developers/contacts.ts';
import type { VisitorDetails } from '../../../server/contract/schemas/people.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, uuid } from '../../support/people.ts';
import { identify, newBearer, signedToken } from '../../support/signed.ts';

type ErrorBody = { error: { code: string; message: string } };

onEveryDatabase('a merge of contacts', { once: true }, ({ server, ana }) => {
  const site = async () =>
    (
      await server.services.database.read
        .selectFrom('sites')
        .select('id')
        .orderBy('created_at')
        .executeTakeFirstOrThrow()
    ).id;
  const make = async (given: object = {}): Promise<string> => {
    const body = { id: uuid(), siteId: await site(), ...given };
    const made = await ana.ask<Contact>('POST', '/api/agent/contacts', body);
    expect(made.status).toBe(201);
    return body.id;
  };
  const read = async (id: string) => (await ana.ask<Contact>('GET', `/api/agent/contacts/${id}`)).body;
  const details = async (id: string) =>
    (await ana.ask<VisitorDetails>('GET', `/api/agent/visitors/${id}`)).body;
  const merge = async (kept: string, contactId: string) =>
    expect((await ana.ask('POST', `/api/agent/contacts/${kept}/merges`, { contactId })).status).toBe(201);
  const undo = (kept: string, merged: string) =>
    ana.ask<UndoneMerge & ErrorBody>('DELETE', `/api/agent/contacts/${kept}/merges/${merged}`);

  /** Somebody for whom the site has signed, who has written. */
  async function signed(name: string) {
    const sub = uuid();
    const token = newBearer();
    const { body } = await identify(server.url, await signedToken({ sub, name }), token);
    const ask = nobody(server.url, { authorization: `Bearer ${token}` });
    const conversation = uuid();
    await ask('POST', '/api/widget/conversations', { id: conversation });
    const say = (words: string) =>
      ask('POST', `/api/widget/conversations/${conversation}/messages`, { id: uuid(), body: words });
    expect((await say('Hello')).status).toBe(201);
    return { id: (body as { visitor: { id: string } }).visitor.id, sub, ask, conversation, say };
  }

  it('separates conversations that were merged since, once it is undone: nobody writes into a stranger’s', async () => {
    const [kept, merged] = [await signed('Ada'), await signed('Augusta')];
    await merge(kept.id, merged.id);
    const path = `/api/agent/conversations/${kept.conversation}/merges`;
    expect((await ana.ask('POST', path, { conversationId: merged.conversation })).status).toBe(200);
    expect((await undo(kept.id, merged.id)).status).toBe(200);
    expect((await ana.read(merged.conversation)).body.conversation.state.mergedInto).toBeUndefined();
    expect((await merged.say('Mine alone')).status).toBe(201);
    const wordsIn = async (id: string) =>
      (await ana.read(id)).body.conversation.messages.map(({ body }) => body);
    expect(await wordsIn(merged.conversation)).toEqual(['Hello', 'Mine alone']);
    expect(await wordsIn(kept.conversation)).toEqual(['Hello']);
  });

  it('leaves conversations of the second merged that had been merged before', async () => {
    const [kept, merged] = [await signed('Ada'), await signed('Augusta')];
    const second = uuid();
    await merged.ask('POST', '/api/widget/conversations', { id: second });
    await merge(kept.id, merged.id);
    for (const [into, conversationId] of [
      [second, merged.conversation],
      [kept.conversation, second],
    ] as const)
      expect(
        (await ana.ask('POST', `/api/agent/conversations/${into}/merges`, { conversationId })).status,
      ).toBe(200);
    expect((await undo(kept.id, merged.id)).status).toBe(200);
    const intoOf = async (id: string) => (await ana.read(id)).body.conversation.state.mergedInto;
    expect([await intoOf(merged.conversation), await intoOf(second)]).toEqual([second, undefined]);
  });

  it('leaves a conversation of the first where it goes on, though it followed one of the second', async () => {
    const [kept, merged] = [await signed('Ada'), await signed('Augusta')];
    const follower = uuid();
    const path = (id: string) => `/api/widget/conversations/${id}/messages`;
    await kept.ask('POST', '/api/widget/conversations', { id: follower });
    await kept.ask('POST', path(follower), { id: uuid(), body: 'Hello again' });
    await merge(kept.id, merged.id);
    for (const [into, conversationId] of [
      [merged.conversation, follower],
      [kept.conversation, merged.conversation],
    ] as const)
      expect(
        (await ana.ask('POST', `/api/agent/conversations/${into}/merges`, { conversationId })).status,
      ).toBe(200);
    expect((await undo(kept.id, merged.id)).status).toBe(200);
    const stateOf = async (id: string) => (await ana.read(id)).body.conversation.state;
    expect((await stateOf(follower)).mergedInto).toBe(kept.conversation);
    expect((await stateOf(merged.conversation)).mergedInto).toBeUndefined();
    expect((await kept.ask('POST', path(follower), { id: uuid(), body: 'Mine' })).status).toBe(201);
    const { messages } = (await ana.read(merged.conversation)).body.conversation;
    expect(messages.map(({ body }) => body)).toEqual(['Hello']);
  });

  it('is described before, and changes nothing by that', async () => {
    const [kept, merged] = [await make({ name: 'Ada' }), await signed('Augusta')];
    const path = `/api/agent/contacts/${kept}/merges/${merged.id}`;
    const { status, body } = await ana.ask<MergePreview>('GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contact: { id: kept, name: 'Ada', verified: true },
      conversations: 1,
      signsOut: false,
    });
    const stranger = await newVisitor(server.url);
    const outcome = await ana.ask<MergePreview>('GET', `/api/agent/contacts/${kept}/merges/${stranger.id}`);
    expect(outcome.body).toMatchObject({ conversations: 0, signsOut: true });
    expect(await read(kept)).toMatchObject({ verified: false });
    expect((await read(merged.id)).id).toBe(merged.id);
    const wrong = await ana.ask<ErrorBody>('GET', `/api/agent/contacts/${stranger.id}/merges/${kept}`);
    expect(wrong.body.error.message).toMatch(/unverified browser/);
  });

  it('is undone: facts, conversations, browsers, notes and blocks are as they were', async () => {
    const kept = await make({ name: 'Ada', email: 'ada@kept.example', attributes: { plan: 'free' } });
    const merged = await signed('Augusta');
    await ana.ask('PATCH', `/api/agent/contacts/${merged.id}`, { attributes: { plan: 'pro', seats: 5 } });
    await ana.ask('PUT', `/api/agent/visitors/${kept}/note`, { body: 'Of the kept one', over: 0 });
    await ana.ask('PUT', `/api/agent/visitors/${merged.id}/note`, { body: 'Of the other', over: 0 });
    const [keptBefore, mergedBefore] = [await read(kept), await read(merged.id)];

    await merge(kept, merged.id);
    expect((await read(merged.id)).id).toBe(kept);
    expect((await details(kept)).note?.body).toBe('Of the kept one\n\nOf the other');
    const { status, body } = await undo(kept, merged.id);

    expect(status).toBe(200);
    expect(body).toMatchObject({ kept: { id: kept }, contact: { id: merged.id }, stayed: [] });
    expect(await read(kept)).toEqual(keptBefore);
    expect(await read(merged.id)).toEqual(mergedBefore);
    expect((await details(kept)).note?.body).toBe('Of the kept one');
    expect((await details(merged.id)).note?.body).toBe('Of the other');
    expect((await details(merged.id)).conversations.map(({ id }) => id)).toEqual([merged.conversation]);
    expect((await details(kept)).conversations).toEqual([]);
    expect((await merged.say('It is still me')).status, 'their browser leads to them again').toBe(201);
    expect((await undo(kept, merged.id)).body.error.code, 'once').toBe('not_found');
  });

  it('leaves with the kept one what was changed since', async () => {
    const externalId = uuid();
    const kept = await make({ name: 'Ada', externalId });
    const merged = await signed('Augusta');
    const another = await signed('Augusta King');
    await merge(kept, merged.id);
    await merge(kept, another.id);
    await merged.say('Written after the merge');
    const place = { siteId: await site(), externalId };
    await server.services.runInTransaction((tx) =>
      putContact(tx, place, { name: 'Ada Lovelace' }, { overSigned: true }),
    );
    const early = await undo(kept, merged.id);
    expect([early.status, early.body.error.message]).toEqual([400, expect.stringMatching(/Undo that first/)]);
    expect((await undo(kept, another.id)).body.stayed).toEqual([]);
    expect(await read(kept)).toMatchObject({ name: 'Ada Lovelace', verified: true });
    expect((await undo(kept, merged.id)).body.stayed).toEqual([merged.conversation]);
    expect(await read(kept)).toMatchObject({ name: 'Ada Lovelace', verified: false });
  });

  it('signs nobody in again who was signed out, and out who was signed in since', async () => {
    const kept = await make();
    const stranger = await newVisitor(server.url);
    await merge(kept, stranger.id);
    expect((await undo(kept, stranger.id)).status).toBe(200);
    expect((await stranger.ask('GET', '/api/widget/session')).status).toBe(401);

    const merged = await signed('Augusta');
    await merge(kept, merged.id);
    const token = newBearer();
    await identify(server.url, await signedToken({ sub: merged.sub }), token);
    const since = nobody(server.url, { authorization: `Bearer ${token}` });
    expect((await since('GET', '/api/widget/session')).status).toBe(200);
    await undo(kept, merged.id);
    expect((await since('GET', '/api/widget/session')).status).toBe(401);
    expect(await read(kept)).toMatchObject({ verified: false });
  });

  it('is undone in the opposite order, and not after seven days', async () => {
    const [first, second, third] = [await make(), await make(), await make()];
    await merge(second, first);
    await merge(third, second);
    const early = await undo(second, first);
    expect([early.status, early.body.error.message]).toEqual([400, expect.stringMatching(/Undo that first/)]);
    expect((await undo(third, second)).status).toBe(200);
    expect((await read(first)).id, 'it was merged before').toBe(second);
    await server.services.database.write((db) =>
      forgetOldMerges(db, Date.now() + 1_000 + UNDO_WITHIN_MS + 1),
    );
    const late = await undo(second, first);
    expect([late.status, late.body.error.code]).toEqual([409, 'too_late']);
  });

  it('is forgotten with whoever is erased', async () => {
    const [kept, merged] = [await make({ name: 'Ada' }), await make({ email: 'ada@merged.example' })];
    await merge(kept, merged);
    expect((await ana.ask('DELETE', `/api/agent/contacts/${kept}`)).status).toBe(204);
    const rows = await server.services.database.read
      .selectFrom('contact_merges')
      .select('merged_id')
      .where('kept_id', '=', kept)
      .execute();
    expect(rows).toEqual([]);
  });

  it('is listed for the contact that was kept, the latest first, while it can be undone', async () => {
    const [kept, first, second] = [
      await make({ externalId: uuid() }),
      await make({ name: 'Ada' }),
      await make(),
    ];
    const listed = async (id: string) =>
      (await ana.ask<ContactMerges>('GET', `/api/agent/contacts/${id}/merges`)).body.merges;
    expect(await listed(kept)).toEqual([]);
    await merge(kept, first);
    await merge(kept, second);
    const merges = await listed(kept);
    expect(merges.map(({ contactId, name }) => [contactId, name])).toEqual([
      [second, null],
      [first, 'Ada'],
    ]);
    expect(merges.every(({ at, undoUntil }) => undoUntil === at + UNDO_WITHIN_MS)).toBe(true);
    expect(await listed(first), 'the id of a merged one leads to the kept one').toEqual(merges);
    expect((await undo(kept, second)).status).toBe(200);
    expect((await listed(kept)).map(({ contactId }) => contactId)).toEqual([first]);
  });
});
