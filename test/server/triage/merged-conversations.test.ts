import { beforeEach, expect, it } from 'vitest';
import { allowResuming } from '../../../server/access/resume-links.ts';
import { newToken } from '../../../server/access/tokens.ts';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { MergedConversations } from '../../../server/contract/schemas/developers/conversation-merges.ts';
import type { ResumedConversation } from '../../../server/contract/schemas/mail-api.ts';
import type { ScheduledMessages } from '../../../server/contract/schemas/writing/scheduled-messages.ts';
import { inKept } from '../../../server/conversations/merge-record.ts';
import type { Transaction } from '../../../server/database/transaction.ts';
import { sendMessage } from '../../../server/messages/send-message.ts';
import { foldConversation } from '../../../server/reports/fold-conversation.ts';
import { resolveConversation } from '../../../server/triage/resolve-conversation.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, nobody, type TestVisitor, uuid } from '../../support/people.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase('what comes of a merge', {}, ({ server, ana }) => {
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
  const merge = async (into = kept, conversationId = other) => {
    const path = `/api/agent/conversations/${into}/merges`;
    const { status, body } = await ana.ask<MergedConversations>('POST', path, { conversationId });
    expect(status).toBe(200);
    return body;
  };
  const separate = async (from = kept, id = other) => {
    const path = `/api/agent/conversations/${from}/merges/${id}`;
    const { status, body } = await ana.ask<MergedConversations>('DELETE', path);
    expect(status).toBe(200);
    return body;
  };
  const stateOf = async (id: string) => (await ana.read(id)).body.conversation.state;
  const lastEvent = async (id: string) => (await ana.events(id)).body.events.at(-1);
  const end = (id: string) =>
    visitor.ask<{ state: ConversationState }>('POST', `/api/widget/conversations/${id}/closure`);

  const sendFile = async (conversation: string) => {
    const id = uuid();
    const form = new FormData();
    form.append('file', new Blob(['words']), 'words.txt');
    const path = `/api/widget/conversations/${conversation}`;
    expect((await visitor.ask('POST', `${path}/attachments?id=${id}`, form)).status).toBe(201);
    const said = { id: uuid(), body: 'With a file', attachmentIds: [id] };
    expect((await visitor.ask('POST', `${path}/messages`, said)).status).toBe(201);
    return id;
  };

  it('is told of in those that follow, whenever they go on in another one', async () => {
    const third = await visitor.start();
    await merge(kept, other);
    await merge(third, kept);
    expect(await lastEvent(other)).toMatchObject({ type: 'conversation.merged', data: { into: third } });
    await separate(third, kept);
    expect(await lastEvent(other)).toMatchObject({ type: 'conversation.merged', data: { into: kept } });
    await separate(kept, other);
    expect((await stateOf(other)).mergedInto).toBeUndefined();
  });

  it('comes apart in whatever order, and leaves each on its own', async () => {
    for (const order of ['012', '102', '201']) {
      const one = await newVisitor(server.url);
      const ids: string[] = [];
      for (let made = 0; made < 4; made += 1) ids.push(await one.start());
      for (const id of ids) await one.send(id, 'Hello');
      for (let merged = 0; merged < 3; merged += 1) await merge(ids[merged + 1], ids[merged]);
      for (const place of order) {
        const id = ids[Number(place)] ?? '';
        await separate((await stateOf(id)).mergedInto, id);
      }
      const states = await Promise.all(ids.map(stateOf));
      expect(states.map(({ status, mergedInto }) => [status, mergedInto])).toEqual(
        Array(4).fill(['waiting', undefined]),
      );
    }
  });

  it('is kept of one that was separated and merged anew, whichever it had followed before is separated', async () => {
    const [third, fourth] = [await visitor.start(), await visitor.start()];
    await merge(kept, other);
    await merge(third, kept);
    await separate(third, other);
    await merge(third, other);
    await separate(third, kept);
    expect((await stateOf(other)).mergedInto).toBe(third);
    await separate(third, other);
    await merge(kept, other);
    await merge(third, kept);
    await merge(fourth, third);
    await separate(fourth, kept);
    await separate(kept, other);
    await merge(fourth, other);
    await separate(fourth, third);
    expect((await stateOf(other)).mergedInto).toBe(fourth);
  });

  it('is that the link of a mail about the merged one opens files of since, and none of before', async () => {
    const token = newToken();
    await server.services.runInTransaction((tx) => allowResuming(tx, token, other, tx.now + HOUR_MS));
    const [before, own] = [await sendFile(kept), await sendFile(other)];
    await merge();
    const since = await sendFile(kept);
    const opened = async () => {
      const byLink = nobody(server.url, { authorization: `Bearer ${token}` });
      const { body } = await byLink<ResumedConversation>('GET', '/api/resumed');
      const shown = body.messages.flatMap(({ files }) => files.map(({ id }) => id));
      const open = (id: string) => fetch(`${server.url}/c/${token}/files/${id}`, { redirect: 'manual' });
      const answers = await Promise.all([before, own, since].map(open));
      return { shown, statuses: answers.map(({ status }) => status) };
    };
    expect(await opened()).toEqual({ shown: [own, since], statuses: [404, 302, 302] });
    // The kept one goes on in a third one for a while.
    const third = await visitor.start();
    await merge(third, kept);
    await separate(third, kept);
    expect(await opened()).toEqual({ shown: [own, since], statuses: [404, 302, 302] });
    // What is said in that one while the two are separate, it does not open either.
    await sendFile(third);
    await merge(third, kept);
    const last = await sendFile(third);
    expect(await opened()).toEqual({ shown: [own, since, last], statuses: [404, 302, 302] });
  });

  it('is that the visitor who ends the merged one ends the chat, however often', async () => {
    await ana.claim(other);
    await merge();
    expect(await end(other)).toMatchObject({
      status: 200,
      body: { state: { id: kept, status: 'resolved' } },
    });
    expect((await end(other)).status).toBe(200);
    expect(await stateOf(kept)).toMatchObject({ status: 'resolved' });
    expect((await visitor.read(other)).body.conversation.state.status).toBe('resolved');
    expect((await separate()).merged.status).toBe('resolved');
  });

  it('is not that the kept one ends where the visitor ends one that had ended before', async () => {
    await ana.resolve(other);
    await merge();
    expect((await end(other)).body.state).toMatchObject({ id: other, status: 'resolved' });
    expect((await stateOf(kept)).status).toBe('waiting');
  });

  it('is nothing to a visitor who writes or ends the chat while an agent separates the two', async () => {
    const { database, runInTransaction } = server.services;
    const row = database.read.selectFrom('visitors').selectAll().where('id', '=', visitor.id);
    const actor = { kind: 'visitor', visitor: await row.executeTakeFirstOrThrow() } as const;
    /** The agent does so as soon as the visitor is led to the kept one. */
    const meanwhile = <T>(take: (tx: Transaction, id: string, from?: string) => Promise<T>) =>
      inKept(other, async (id, from) => {
        if (id === kept) await separate();
        return runInTransaction((tx) => take(tx, id, from));
      });
    await merge();
    const said = { id: uuid(), kind: 'text', body: 'Hello?' } as const;
    await meanwhile((tx, id, from) => sendMessage(tx, actor, id, said, undefined, from));
    const { messages } = (await visitor.read(other)).body.conversation;
    expect(messages.map(({ body }) => body)).toEqual(['It is order 4711', 'Hello?']);
    await merge();
    await meanwhile((tx, id, from) => resolveConversation(tx, actor, id, from));
    expect([(await stateOf(other)).status, (await stateOf(kept)).status]).toEqual(['resolved', 'waiting']);
  });

  it('is that a snoozed one is woken by a visitor who waits, and snoozed again where that is undone at once', async () => {
    const until = Date.now() + HOUR_MS;
    await ana.updateTriage(kept, { status: 'snoozed', snoozedUntil: until });
    const seen = (await stateOf(kept)).assignee;
    expect((await merge()).kept).toMatchObject({ status: 'open', assignee: seen });
    expect((await separate()).kept).toMatchObject({ status: 'snoozed', triage: { snoozedUntil: until } });
    await merge();
    await visitor.send(other, 'Hello?');
    expect((await separate()).kept.status).toBe('open');
  });

  it('is no end of a snooze where nobody waits; what is written into the merged one ends it', async () => {
    await ana.claim(other);
    await ana.answer(other, 'On its way');
    await ana.updateTriage(kept, { status: 'snoozed', snoozedUntil: null });
    expect((await merge()).kept.status).toBe('snoozed');
    await visitor.send(other, 'Hello?');
    expect((await stateOf(kept)).status).toBe('open');
  });

  it('is that what was scheduled is held until they are separate, and longer where the visitor has written', async () => {
    await ana.claim(other);
    const path = `/api/agent/conversations/${other}/scheduled`;
    const said = { body: 'Tomorrow', attachmentIds: [], sendAt: Date.now() + HOUR_MS };
    expect((await ana.ask('PUT', `${path}/${uuid()}`, said)).status).toBeLessThan(300);
    const held = async () => (await ana.ask<ScheduledMessages>('GET', path)).body.messages[0]?.held;
    await merge();
    expect(await held()).toBe('refused');
    await separate();
    expect(await held()).toBeNull();
    await merge();
    await visitor.send(other, 'Hello?');
    await separate();
    expect(await held()).toBe('visitor_wrote');
  });

  it('is counted as a resolution, and not at all once it is undone', async () => {
    const { database, runInTransaction } = server.services;
    const counted = async () => {
      await runInTransaction((tx) => foldConversation(tx, other));
      const rows = await database.read
        .selectFrom('moment_facts')
        .select('kind')
        .where('conversation_id', '=', other)
        .execute();
      return rows.map(({ kind }) => kind).filter((kind) => kind === 'resolved' || kind === 'reopened');
    };
    await merge();
    expect(await counted()).toEqual(['resolved']);
    await separate();
    expect(await counted()).toEqual([]);
    await merge();
    await separate();
    expect(await counted()).toEqual([]);
  });
});
