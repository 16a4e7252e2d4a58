import { beforeEach, expect, it } from 'vitest';
import { allowResuming } from '../../../server/access/resume-links.ts';
import { newToken } from '../../../server/access/tokens.ts';
import type {
  MergedConversations,
  MergePreview,
} from '../../../server/contract/schemas/developers/conversation-merges.ts';
import type { FeedPage } from '../../../server/contract/schemas/public-events.ts';
import { deleteConversation } from '../../../server/privacy/delete-conversation.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, type TestVisitor, uuid } from '../../support/people.ts';
import { aMail, MAIL_ENV, NO_ENVELOPE, replyAddress } from '../incoming-mail/a-mail.ts';

type Refused = { error: { code: string; details?: { mergedInto?: string } } };

onEveryDatabase('two conversations of one visitor', { env: MAIL_ENV }, ({ server, ana, ben }) => {
  let visitor: TestVisitor;
  let kept: string;
  let other: string;
  beforeEach(async () => {
    visitor = await newVisitor(server.url);
    kept = await visitor.start();
    await visitor.send(kept, 'Where is my order?');
    other = await visitor.start();
    await visitor.send(other, 'It is order 4711');
  });
  const merge = (into = kept, conversationId = other, agent = ana) =>
    agent.ask<MergedConversations & Refused>('POST', `/api/agent/conversations/${into}/merges`, {
      conversationId,
    });
  const separate = (from = kept, conversationId = other) =>
    ana.ask<MergedConversations & Refused>(
      'DELETE',
      `/api/agent/conversations/${from}/merges/${conversationId}`,
    );
  const stateOf = async (id: string) => (await ana.read(id)).body.conversation.state;
  const wordsIn = async (id: string) =>
    (await ana.read(id)).body.conversation.messages.map(({ body }) => body);
  const typesIn = async (id: string) => (await ana.events(id)).body.events.map(({ type }) => type);
  const refused = { status: 409, body: { error: { code: 'conversation_merged' } } };

  it('become one: the merged one is resolved and says where it goes on, the kept one has its line', async () => {
    await ana.note(other, 'VIP');
    const { status, body } = await merge();
    expect(status).toBe(200);
    expect(body.merged).toMatchObject({ id: other, status: 'resolved', mergedInto: kept });
    expect(await stateOf(other)).toEqual(body.merged);
    expect(await stateOf(kept)).toEqual(body.kept);
    expect((await ana.events(kept)).body.events.at(-1)).toMatchObject({
      type: 'conversation.absorbed',
      data: { by: { id: ana.id }, from: { id: other, messages: 1 } },
    });
    expect(await wordsIn(other)).toEqual(['It is order 4711', 'VIP']);
    const waiting = (await ana.inbox('waiting')).body.cards.map(({ state }) => state.id);
    expect([waiting.includes(kept), waiting.includes(other)]).toEqual([true, false]);
  });

  it('are merged once, however often and by however many it is asked', async () => {
    const answers = await Promise.all([merge(), merge(kept, other, ben), merge()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await typesIn(kept)).filter((type) => type === 'conversation.absorbed')).toHaveLength(1);
    expect((await typesIn(other)).filter((type) => type === 'conversation.merged')).toHaveLength(1);
  });

  it('are merged one way, where two agents merge them crosswise at once', async () => {
    const answers = await Promise.all([merge(kept, other), merge(other, kept, ben)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const ends = [await stateOf(kept), await stateOf(other)].map(({ mergedInto }) => mergedInto);
    expect(ends.filter((end) => end === undefined)).toHaveLength(1);
  });

  it('take no reply, note, claim, reopening or snooze in the merged one, and nothing that is to be sent later', async () => {
    await merge();
    const answers = [
      await ana.answer(other, 'Hello'),
      await ana.note(other, 'Hm'),
      await ana.reopen(other),
      await ana.updateTriage(other, { status: 'open' }),
      await ana.updateTriage(other, { assigneeId: ben.id }),
      await ana.ask('PUT', `/api/agent/conversations/${other}/scheduled/${uuid()}`, {
        body: 'Tomorrow',
        attachmentIds: [],
        sendAt: Date.now() + 3_600_000,
      }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ ...refused, body: { error: { details: { mergedInto: kept } } } });
    expect(await wordsIn(other)).toEqual(['It is order 4711']);
    expect((await stateOf(other)).status).toBe('resolved');
  });

  it('carry on what the visitor writes into the merged one, once, with its files', async () => {
    await merge();
    const file = uuid();
    const form = new FormData();
    form.append('file', new Blob(['4711']), 'order.txt');
    const path = `/api/widget/conversations/${other}`;
    expect((await visitor.ask('POST', `${path}/attachments?id=${file}`, form)).status).toBe(201);
    const said = { id: uuid(), body: 'Look', attachmentIds: [file] };
    const [first, again] = [
      await visitor.ask<{ message: { conversationId: string } }>('POST', `${path}/messages`, said),
      await visitor.ask<{ message: { conversationId: string } }>('POST', `${path}/messages`, said),
    ];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body.message.conversationId).toBe(kept);
    expect(again.body).toEqual(first.body);
    expect(await wordsIn(kept)).toEqual(['Where is my order?', 'Look']);
    expect(await wordsIn(other)).toEqual(['It is order 4711']);
    expect((await visitor.read(kept)).body.conversation.messages.at(-1)?.attachments).toMatchObject([
      { id: file },
    ]);
  });

  it('carry on a message that replies to one of the merged one, and one that was sent before the merge', async () => {
    const sent = uuid();
    const before = (await visitor.send(other, 'In black', sent)).body.message;
    await merge();
    expect((await visitor.send(other, 'In black', sent)).body.message).toMatchObject({
      seq: before.seq,
      conversationId: other,
    });
    const reply = { id: uuid(), body: 'No, in blue', replyTo: sent };
    const path = `/api/widget/conversations/${other}/messages`;
    expect((await visitor.ask('POST', path, reply)).status).toBe(201);
    expect((await visitor.ask('POST', path, reply)).status).toBe(200);
    expect(await wordsIn(kept)).toEqual(['Where is my order?', 'No, in blue']);
  });

  it('carry on mails to the merged one, of the visitor and of strangers', async () => {
    const to = await replyAddress(server, other);
    await merge();
    for (const from of ['ada@customer.example', 'bo@elsewhere.example'])
      expect(
        await server.services.incomingMail.receive(aMail({ to, from, body: `From ${from}` }), NO_ENVELOPE),
      ).toMatchObject({ created: true });
    expect(await wordsIn(kept)).toEqual([
      'Where is my order?',
      'From ada@customer.example',
      'From bo@elsewhere.example',
    ]);
  });

  it('lead from the link of a mail about the merged one to what is said in the kept one since', async () => {
    const token = newToken();
    await server.services.runInTransaction((tx) => allowResuming(tx, token, other, tx.now + 3_600_000));
    await merge();
    const byLink = nobody(server.url, { authorization: `Bearer ${token}` });
    const said = { id: uuid(), body: 'By the link' };
    expect((await byLink('POST', '/api/resumed/messages', said)).status).toBe(201);
    const { status, body } = await byLink<{ messages: { body: string }[] }>('GET', '/api/resumed');
    expect([status, body.messages.map((one) => one.body)]).toEqual([
      200,
      ['It is order 4711', 'By the link'],
    ]);
    expect(await wordsIn(kept)).toEqual(['Where is my order?', 'By the link']);
  });

  it('reopen the kept one with what is written into the merged one', async () => {
    await merge();
    await ana.resolve(kept);
    await visitor.send(other, 'And yet');
    expect((await stateOf(kept)).status).toBe('waiting');
  });

  it('let the visitor see the merged one as it was', async () => {
    const before = (await visitor.read(other)).body.conversation.state;
    await merge();
    expect((await visitor.read(other)).body.conversation.state).toEqual(before);
    await separate();
    expect((await visitor.read(other)).body.conversation.state).toEqual(before);
  });

  it('wait together for an answer, and each alone once they are separate', async () => {
    const since = (await stateOf(kept)).awaitingReplySince;
    await ana.claim(kept);
    await ana.answer(kept, 'On its way');
    const waiting = await stateOf(other);
    await merge();
    expect(await stateOf(kept)).toMatchObject({ awaitingReplySince: waiting.awaitingReplySince });
    expect(since).not.toBeNull();
    const { body } = await separate();
    expect(body.kept.awaitingReplySince).toBeNull();
    const { seq: _before, ...as } = waiting;
    expect(body.merged).toMatchObject(as);
    expect(body.merged.mergedInto).toBeUndefined();
  });

  it('are separate again with the assignee the merged one had, and take messages as before', async () => {
    await ben.claim(other);
    await merge();
    expect((await separate()).body.merged).toMatchObject({ status: 'open', assignee: { id: ben.id } });
    expect(await separate()).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    await visitor.send(other, 'Hello?');
    expect((await ben.answer(other, 'Yes')).status).toBe(201);
    expect(await wordsIn(other)).toEqual(['It is order 4711', 'Hello?', 'Yes']);
  });

  it('make a chain of one step, which comes apart as it was made', async () => {
    const third = await visitor.start();
    await merge(kept, other);
    expect(await merge(other, third)).toMatchObject(refused);
    await merge(third, kept);
    expect((await stateOf(other)).mergedInto).toBe(third);
    await visitor.send(other, 'Where am I?');
    expect(await wordsIn(third)).toEqual(['Where am I?']);
    await separate(third, kept);
    expect((await stateOf(other)).mergedInto).toBe(kept);
  });

  it('are refused where they are one, of two visitors, or the kept one alone is resolved', async () => {
    const strangers = await (await newVisitor(server.url)).start();
    const bad = { status: 400, body: { error: { code: 'bad_request' } } };
    expect(await merge(kept, kept)).toMatchObject(bad);
    expect(await merge(kept, strangers)).toMatchObject(bad);
    await ana.resolve(kept);
    expect(await merge()).toMatchObject(bad);
    expect((await merge(other, kept)).status).toBe(200);
  });

  it('say before what a merge would come to, and change nothing by that', async () => {
    await ana.note(other, 'VIP');
    const seq = (await stateOf(other)).seq;
    const path = `/api/agent/conversations/${kept}/merges/${other}`;
    const { body } = await ana.ask<MergePreview>('GET', path);
    expect(body).toMatchObject({
      kept: { id: kept },
      merged: { id: other },
      messages: 2,
      files: 0,
      scheduled: 0,
    });
    expect((await stateOf(other)).seq).toBe(seq);
  });

  it('hold what was scheduled in the merged one', async () => {
    await ana.claim(other);
    const scheduled = { body: 'Tomorrow', attachmentIds: [], sendAt: Date.now() + 3_600_000 };
    const path = `/api/agent/conversations/${other}/scheduled`;
    expect((await ana.ask('PUT', `${path}/${uuid()}`, scheduled)).status).toBeLessThan(300);
    await merge();
    const { body } = await ana.ask<{ messages: { held?: string | null }[] }>('GET', path);
    expect(body.messages).toMatchObject([{ held: 'refused' }]);
  });

  it('leave the merged one on its own where the kept one is deleted', async () => {
    await merge();
    expect((await ana.ask('DELETE', `/api/agent/conversations/${kept}`)).status).toBe(204);
    expect((await stateOf(other)).mergedInto).toBeUndefined();
    expect((await ana.events(other)).body.events.at(-1)).toMatchObject({
      type: 'conversation.separated',
      data: { from: kept, state: { status: 'resolved' } },
    });
    await visitor.send(other, 'Still here');
    expect(await wordsIn(other)).toEqual(['It is order 4711', 'Still here']);
  });

  it('are kept no longer where the kept one is deleted because it is old', async () => {
    await merge();
    const before = (await stateOf(other)).seq;
    await server.services.runInTransaction((tx) => deleteConversation(tx, kept, () => true));
    expect(await stateOf(other)).toMatchObject({ status: 'resolved', seq: before });
    expect((await stateOf(other)).mergedInto).toBeUndefined();
  });

  it('are published to webhooks and the feed as merged and separate', async () => {
    const feed = (query: string) => ana.ask<FeedPage>('GET', `/api/agent/events?${query}`);
    const { next } = (await feed('after=latest')).body;
    const published = async () => {
      const { events } = (await feed(`after=${next}`)).body;
      return events.map(({ event }) => event).filter(({ type }) => /merged|separated/.test(type));
    };
    await merge();
    await separate();
    await eventually(async () =>
      expect(await published()).toMatchObject([
        {
          type: 'conversation.merged',
          data: { conversation: { id: other }, by: { id: ana.id }, into: kept },
        },
        { type: 'conversation.separated', data: { conversation: { id: other }, from: kept } },
      ]),
    );
  });
});
