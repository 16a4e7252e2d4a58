import { describe, expect, it } from 'vitest';
import { PUBLIC_EVENT_TYPES } from '../../../server/contract/routes/public-event-types.ts';
import type { FeedPage, PublicEvent } from '../../../server/contract/schemas/public-events.ts';
import { addBot } from '../../support/bots.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

const FEED = '/api/agent/events';

onEveryDatabase('the events feed', { fresh: true }, ({ server, visitor, ana }) => {
  const page = async (query: string) => {
    const { status, body } = await ana.ask<FeedPage>('GET', `${FEED}${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const turnOn = async () => (await page('?after=latest')).next;
  /** Reads on from a cursor until so many events have come. */
  async function read(after: string, count: number) {
    const events: FeedPage['events'] = [];
    let next = after;
    await eventually(async () => {
      const found = await page(`?after=${next}&wait=1`);
      events.push(...found.events);
      next = found.next;
      expect(events.length).toBeGreaterThanOrEqual(count);
    });
    return { events, next, types: events.map(({ event }) => event.type) };
  }
  const data = <T extends PublicEvent['type']>(type: T, events: FeedPage['events']) =>
    events.flatMap(({ event }) =>
      event.type === type ? [event.data as Extract<PublicEvent, { type: T }>['data']] : [],
    );

  it('tells the life of a conversation in the words of the outside, and nothing that is between browsers', async () => {
    const from = await turnOn();
    const id = await visitor.start();
    const { body: said } = await visitor.send(id, 'Where is my order?');
    await ana.claim(id);
    await ana.markRead(id, 3);
    const { body: answer } = await ana.answer(id, 'On its weg.');
    await ana.edit(id, answer.message.id, 'On its way.');
    const { body: note } = await ana.note(id, 'Ask the warehouse');
    await ana.unsend(id, note.message.id);
    await ana.updateTriage(id, { priority: 2 });
    await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: null });
    await ana.updateTriage(id, { status: 'open' });
    await ana.resolve(id);
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 5, words: 'Quick' });
    await ana.reopen(id);
    await ana.release(id);
    const { events, types } = await read(from, 14);
    expect(types).toEqual([
      'conversation.created',
      'message.created',
      'conversation.assigned',
      'message.created',
      'message.updated',
      'note.created',
      'note.deleted',
      'conversation.updated',
      'conversation.snoozed',
      'conversation.unsnoozed',
      'conversation.resolved',
      'conversation.rated',
      'conversation.reopened',
      'conversation.unassigned',
    ]);
    const [created] = data('conversation.created', events);
    expect(created).toMatchObject({
      conversation: { id, visitorId: visitor.id, teamId: null },
      seq: 1,
      page: { url: 'https://shop.example/' },
    });
    expect(data('message.created', events)[0]?.message).toEqual(said.message);
    expect(data('message.updated', events)[0]?.message).toMatchObject({ body: 'On its way.', kind: 'text' });
    expect(data('note.deleted', events)[0]?.message).toMatchObject({ body: '', kind: 'note' });
    expect(data('conversation.updated', events)[0]?.changes).toEqual({ priority: 2 });
    expect(data('conversation.rated', events)[0]?.rating).toEqual({ score: 5, words: 'Quick' });
    const numbers = events.map(({ event }) => ('seq' in event.data ? event.data.seq : 0));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.every(({ event }) => PUBLIC_EVENT_TYPES.includes(event.type))).toBe(true);
  });

  itOnce('says of which resolution a rating is that came late', async () => {
    const from = await turnOn();
    const id = await visitor.start();
    await visitor.send(id, 'Where is my order?');
    await ana.claim(id);
    await ana.resolve(id);
    await ana.reopen(id);
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 2, words: '' });
    const { events } = await read(from, 6);
    const [resolved] = data('conversation.resolved', events);
    expect(data('conversation.rated', events)).toMatchObject([
      { rating: { score: 2 }, resolution: resolved?.seq },
    ]);
  });

  it('tells of visitors and of agents, too, and of an erased one only the id', async () => {
    const from = await turnOn();
    const other = await newVisitor(server.url);
    const conversation = await other.start();
    await other.send(conversation, 'Secret words');
    await ana.ask('PUT', '/api/agent/availability', { state: 'away' });
    await ana.ask('PUT', '/api/agent/availability', { state: 'away' });
    const before = await read(from, 4);
    expect(before.types.toSorted()).toEqual([
      'agent.availability_changed',
      'conversation.created',
      'message.created',
      'visitor.created',
    ]);
    expect(data('agent.availability_changed', before.events)).toEqual([
      { agent: { id: ana.id, name: 'Ana' }, availability: 'away' },
    ]);
    expect(data('visitor.created', before.events)[0]?.visitor.id).toBe(other.id);
    expect((await other.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
    const after = await read(before.next, 1);
    expect(after.types).toEqual(['visitor.erased']);
    const again = await read(from, 2);
    expect(again.types.toSorted()).toEqual(['agent.availability_changed', 'visitor.erased']);
    expect(JSON.stringify(again.events)).not.toContain('Secret');
  });

  itOnce('says nothing of the rooms of the team', async () => {
    const from = await turnOn();
    const room = uuid();
    await ana.ask('PUT', `/api/agent/rooms/${room}`, { name: 'Break' });
    expect((await ana.note(room, 'Lunch?')).status).toBe(201);
    const id = await visitor.start();
    const { events } = await read(from, 1);
    expect(data('conversation.created', events)[0]?.conversation.id).toBe(id);
    expect(events).toHaveLength(1);
  });

  itOnce(
    'answers whoever waits as soon as something happens, and with an empty page when nothing does',
    async () => {
      const from = await turnOn();
      const waiting = page(`?after=${from}&wait=25`);
      const id = await visitor.start();
      const { events, more } = await waiting;
      expect(data('conversation.created', events)[0]?.conversation.id).toBe(id);
      expect(more).toBe(false);
      const nothing = await page('?after=latest&wait=1');
      expect(nothing.events).toEqual([]);
    },
  );

  it('goes on in pages of the size that is asked for, without a gap', async () => {
    const from = await turnOn();
    const id = await visitor.start();
    for (let n = 0; n < 6; n += 1) await visitor.send(id, `${n}`);
    await read(from, 7);
    const bodies: string[] = [];
    let next = from;
    let more = true;
    while (more) {
      const found = await page(`?after=${next}&limit=2`);
      expect(found.events.length).toBeLessThanOrEqual(2);
      bodies.push(...data('message.created', found.events).map(({ message }) => message.body));
      ({ next, more } = found);
    }
    expect(bodies).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('refuses a cursor of another database, one of the future, one whose followers are gone, and what is none', async () => {
    const from = await turnOn();
    const epoch = from.split('.')[0];
    const refusal = async (after: string) => {
      const { status, body } = await ana.ask<{ error: { code: string } }>('GET', `${FEED}?after=${after}`);
      return `${status} ${body.error.code}`;
    };
    expect(await refusal('elsewhere.0')).toBe('410 cursor_expired');
    expect(await refusal(`${epoch}.9999`)).toBe('410 cursor_expired');
    expect(await refusal('soon')).toBe('400 bad_request');
    await server.services.database.write((db) =>
      db.updateTable('feed_state').set({ head: 50, pruned: 40 }).execute(),
    );
    expect(await refusal(`${epoch}.39`)).toBe('410 cursor_expired');
    expect((await page('')).next).toBe(`${epoch}.40`);
  });

  it('notes nothing while nobody wants to know', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    const { read: db } = server.services.database;
    expect(await db.selectFrom('feed_inbox').selectAll().execute()).toEqual([]);
    const due = await db
      .selectFrom('due_events')
      .selectAll()
      .where('subscriber', '=', 'events feed')
      .execute();
    expect(due).toEqual([]);
    await turnOn();
    await visitor.send(id, 'Hello?');
    await eventually(async () => expect((await page('')).events).toHaveLength(1));
  });
});

onEveryDatabase('the events feed of a bot’s conversations', { fresh: true }, ({ visitor, ana, server }) => {
  it('tells that a bot has them, and why people have them now', async () => {
    const read = async (after: string) =>
      (await ana.ask<FeedPage>('GET', `/api/agent/events?after=${after}`)).body;
    const { next } = await read('latest');
    const pip = await addBot(server.url, ana);
    const bot = { id: pip.id, name: 'Pip' };
    const first = await visitor.start();
    await visitor.send(first, 'Where is my order?');
    await pip.handOff(first, 'Wants a person');
    const second = await visitor.start();
    await visitor.send(second, 'And my refund?');
    await ana.claim(second);
    await eventually(async () => {
      const { events } = await read(next);
      const eventsAbout = (id: string) =>
        events.flatMap(({ event }) =>
          'conversation' in event.data && event.data.conversation.id === id ? [event] : [],
        );
      expect(eventsAbout(first)).toMatchObject([
        { type: 'conversation.created' },
        { type: 'conversation.bot_assigned', data: { bot } },
        { type: 'message.created' },
        { type: 'note.created', data: { message: { author: { kind: 'bot', id: pip.id } } } },
        { type: 'conversation.handed_off', data: { bot, reason: 'handed_off' } },
      ]);
      expect(eventsAbout(second)).toMatchObject([
        { type: 'conversation.created' },
        { type: 'conversation.bot_assigned', data: { bot } },
        { type: 'message.created' },
        { type: 'conversation.assigned', data: { assignee: { name: 'Ana' } } },
      ]);
    });
  });
});

describe('the names of events', () => {
  it('are in the past tense, behind what they are about', () => {
    for (const type of PUBLIC_EVENT_TYPES)
      expect(type).toMatch(/^(conversation|message|note|visitor|agent)\.[a-z_]+d(_off)?$/);
  });
});
