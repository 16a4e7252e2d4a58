import { expect, it } from 'vitest';
import { conversationChannel, memberId, roomChannel } from '../../../server/contract/channels.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { StoredDrafts } from '../../../server/contract/schemas/drafts.ts';
import type { Mentions, Uploaded } from '../../../server/contract/schemas/messages-api.ts';
import type {
  RoomCard,
  RoomCards,
  RoomState,
  WholeRoom,
} from '../../../server/contract/schemas/rooms-api.ts';
import { allIndexed } from '../../support/indexed.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

onEveryDatabase('rooms of the team', { once: true }, ({ server, visitor, ana, ben }) => {
  async function room(name = 'Talk', by = ana): Promise<string> {
    const id = uuid();
    const { status, body } = await by.ask<RoomState>('PUT', `/api/agent/rooms/${id}`, { name });
    expect({ status, name: body.name }).toEqual({ status: 200, name });
    return id;
  }

  async function cardOf(agent: TestAgent, id: string): Promise<RoomCard | undefined> {
    const { body } = await agent.ask<RoomCards>('GET', '/api/agent/rooms');
    return body.rooms.find((one) => one.state.id === id);
  }

  const read = (agent: TestAgent, id: string) => agent.ask<WholeRoom>('GET', `/api/agent/rooms/${id}`);
  const seen = (agent: TestAgent, id: string, upTo: number) =>
    agent.ask('PUT', `/api/agent/rooms/${id}/read`, { upTo });

  it('lets agents talk: what one says the other reads, once, in order', async () => {
    const id = await room();
    const said = uuid();
    const say = () => ana.ask('POST', `/api/agent/conversations/${id}/notes`, { id: said, body: 'Lunch?' });
    expect((await say()).status).toBe(201);
    expect((await say()).status, 'is idempotent').toBe(200);
    await ben.note(id, 'At noon');
    const { body } = await read(ben, id);
    expect(body.room.messages.map(({ seq, author, body: words }) => [seq, author.name, words])).toEqual([
      [1, 'Ana', 'Lunch?'],
      [2, 'Ben', 'At noon'],
    ]);
    const events = (await ana.events(id)).body;
    expect(events.events.map(({ seq, prev, type }) => [seq, prev, type])).toEqual([
      [1, 0, 'message.created'],
      [2, 1, 'message.created'],
    ]);
    expect(events.epoch).toBe(body.epoch);
  });

  it('counts what others said and this agent has not read', async () => {
    const id = await room();
    await ana.note(id, 'One');
    const { body } = await ana.note(id, 'Two');
    expect([(await cardOf(ana, id))?.unread, (await cardOf(ben, id))?.unread]).toEqual([0, 2]);
    expect((await cardOf(ben, id))?.lastMessage?.body).toBe('Two');
    await seen(ben, id, 1);
    expect((await cardOf(ben, id))?.unread).toBe(1);
    expect((await seen(ben, id, 9_999)).status).toBe(204);
    await seen(ben, id, 1);
    expect(await cardOf(ben, id)).toMatchObject({ unread: 0, state: { readUpTo: body.message.seq } });
    expect((await cardOf(ana, id))?.state.readUpTo, 'marks are each agent’s own').toBe(0);
  });

  it('does not wait for who came later', async () => {
    const id = await room();
    await ana.note(id, 'Long ago');
    await server.services.database.write((db) =>
      db.updateTable('messages').set({ created_at: 1 }).where('conversation_id', '=', id).execute(),
    );
    expect((await cardOf(ben, id))?.unread).toBe(0);
  });

  it('changes and takes back what was said there', async () => {
    const id = await room();
    const { body } = await ana.note(id, 'Helo');
    expect((await ana.edit(id, body.message.id, 'Hello')).body.message.body).toBe('Hello');
    expect((await ben.edit(id, body.message.id, 'Bye')).status).toBe(403);
    await ana.unsend(id, body.message.id);
    expect((await read(ben, id)).body.room.messages[0]).toMatchObject({
      body: '',
      unsentAt: expect.any(Number),
    });
    expect((await cardOf(ben, id))?.unread, 'what is gone is not waiting').toBe(0);
  });

  it('carries files, for agents alone', async () => {
    const id = await room();
    const form = new FormData();
    form.append('file', new Blob(['the plan'], { type: 'text/plain' }), 'plan.txt');
    const path = `/api/agent/conversations/${id}/attachments?id=${uuid()}`;
    const { attachment } = (await ana.ask<Uploaded>('POST', path, form)).body;
    await ana.ask('POST', `/api/agent/conversations/${id}/notes`, {
      id: uuid(),
      body: '',
      attachmentIds: [attachment.id],
    });
    const file = await fetch(`${server.url}/api/agent/attachments/${attachment.id}/content`, {
      headers: { cookie: ben.cookie },
    });
    expect(await file.text()).toBe('the plan');
    const theirs = await visitor.ask('GET', `/api/widget/attachments/${attachment.id}/links`);
    expect(theirs.status).toBe(404);
  });

  it('tells who is mentioned, and where', async () => {
    const id = await room('Kitchen');
    await ana.note(id, 'Tea, @Ben?');
    const { body } = await ben.ask<Mentions>('GET', '/api/agent/mentions');
    const mention = body.mentions.find((one) => one.conversationId === id);
    expect(mention).toMatchObject({ roomName: 'Kitchen', message: { body: 'Tea, @Ben?' } });
    expect(mention).not.toHaveProperty('visitorName');
  });

  it('keeps a draft of what is not said yet', async () => {
    const id = await room();
    const draft = { mode: 'note', reply: '', note: 'Shall', attachments: [], updatedAt: Date.now() };
    expect((await ana.ask('PUT', `/api/agent/drafts/${id}`, draft)).status).toBe(204);
    const { body } = await ana.ask<StoredDrafts>('GET', '/api/agent/drafts');
    expect(body.drafts.find((one) => one.conversationId === id)?.note).toBe('Shall');
  });

  it('is no conversation: in no queue, in no search, and nothing is done with it', async () => {
    const id = await room();
    await ana.note(id, 'Unmistakable aardvark');
    const before = (await ana.inbox('open')).body.counts;
    for (const queue of ['waiting', 'mine', 'open', 'snoozed', 'resolved']) {
      const { body } = await ana.inbox(queue);
      expect(body.cards.map((card) => card.state.id)).not.toContain(id);
      expect(body.counts).toEqual(before);
    }
    await allIndexed(server);
    const found = await ana.ask<{ found: unknown[] }>('GET', '/api/agent/find?text=aardvark');
    expect(found.body.found).toEqual([]);
    const refused = [
      ana.read(id),
      ana.claim(id),
      ana.release(id),
      ana.resolve(id),
      ana.reopen(id),
      ana.updateTriage(id, { priority: 3 }),
      ana.markRead(id, 1),
    ];
    expect((await Promise.all(refused)).map((reply) => reply.status)).toEqual(refused.map(() => 404));
    expect(await ana.answer(id, 'To whom?')).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request', message: expect.stringContaining('Write a note') } },
    });
  });

  it('is nothing to a visitor', async () => {
    const id = await room();
    await ana.note(id, 'About the customers');
    const asked = [
      visitor.read(id),
      visitor.events(id),
      visitor.ask('GET', `/api/widget/conversations/${id}/messages?before=9`),
      visitor.send(id, 'Hello?'),
      visitor.markRead(id, 1),
    ];
    expect((await Promise.all(asked)).map((reply) => reply.status)).toEqual(asked.map(() => 404));
  });

  it('takes a conversation for no room', async () => {
    const id = await visitor.start();
    expect((await read(ana, id)).status).toBe(404);
    expect((await seen(ana, id, 1)).status).toBe(404);
    expect(await ana.ask('PUT', `/api/agent/rooms/${id}`, { name: 'Mine now' })).toMatchObject({
      status: 409,
      body: { error: { code: 'id_taken' } },
    });
    expect((await ana.ask('DELETE', `/api/agent/rooms/${id}`)).status).toBe(204);
    expect((await visitor.read(id)).status, 'nothing happened to it').toBe(200);
  });

  it('shows who is there to agents, and only to them', async () => {
    const id = await room();
    const authorize = (channel_name: string) =>
      ben.ask<{ channel_data: string }>('POST', '/api/agent/channel-auth', {
        socket_id: '1.2',
        channel_name,
      });
    const { status, body } = await authorize(roomChannel(id));
    expect(status).toBe(200);
    expect(JSON.parse(body.channel_data).user_id).toBe(memberId('agent', ben.id));
    expect((await authorize(conversationChannel(id))).status).toBe(403);
    const started = await visitor.start();
    expect((await authorize(roomChannel(started))).status).toBe(403);
  });

  it('has another name for everybody once it is given one', async () => {
    const id = await room('Tal');
    await ben.ask('PUT', `/api/agent/rooms/${id}`, { name: ' Talk ' });
    expect((await cardOf(ana, id))?.state).toMatchObject({ name: 'Talk', madeBy: { name: 'Ana' } });
    const blank = await ben.ask('PUT', `/api/agent/rooms/${id}`, { name: '  ' });
    expect(blank.status).toBe(400);
  });

  it('is closed by who made it or an admin, and then nothing of it is left to anybody', async () => {
    const id = await room('Short', ana);
    const { body } = await ana.note(id, 'Not for long, @Ben');
    // Ana of the demo is an admin, Ben is not.
    expect((await ben.ask('DELETE', `/api/agent/rooms/${id}`)).status).toBe(403);
    expect((await ana.ask('DELETE', `/api/agent/rooms/${id}`)).status).toBe(204);
    expect((await ana.ask('DELETE', `/api/agent/rooms/${id}`)).status).toBe(204);
    const asked: Promise<{ status: number }>[] = [
      read(ben, id),
      ben.events(id),
      ben.note(id, 'Still there?'),
      ana.edit(id, body.message.id, 'Hm'),
      seen(ben, id, 1),
    ];
    expect((await Promise.all(asked)).map((reply) => reply.status)).toEqual(asked.map(() => 404));
    expect(await cardOf(ana, id)).toBeUndefined();
    const { mentions } = (await ben.ask<Mentions>('GET', '/api/agent/mentions')).body;
    expect(mentions.filter((one) => one.conversationId === id)).toEqual([]);
    const again = await ana.ask('PUT', `/api/agent/rooms/${id}`, { name: 'Again' });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'id_taken' } } });
    const own = await room('Ben’s', ben);
    expect((await ben.ask('DELETE', `/api/agent/rooms/${own}`)).status).toBe(204);
  });

  it('numbers what many say at once without a hole', async () => {
    const id = await room();
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? ana : ben).note(id, `Line ${index}`)),
    );
    expect(new Set(sent.map((reply) => reply.status))).toEqual(new Set([201]));
    const messages: Message[] = (await read(ana, id)).body.room.messages;
    expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});
