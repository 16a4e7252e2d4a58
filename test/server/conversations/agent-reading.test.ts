import { afterEach, expect, it, vi } from 'vitest';
import {
  AGENTS_CHANNEL,
  agentChannel,
  READING_EVENT,
  visitorChannel,
} from '../../../server/contract/channels.ts';
import { cardsFrom } from '../../../server/inbox/read-cards.ts';
import { eraseVisitor } from '../../../server/privacy/erase-visitor.ts';
import { giveConversation } from '../../../server/routing/give-conversation.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestAgent, uuid } from '../../support/people.ts';

onEveryDatabase('what an agent has read', { once: true }, ({ server, visitor, ana, ben }) => {
  afterEach(() => vi.restoreAllMocks());
  /** A conversation of three messages of the visitor: events 2, 3 and 4. */
  async function three(from = visitor): Promise<string> {
    const id = await from.start();
    for (const text of ['one', 'two', 'three']) await from.send(id, text);
    return id;
  }
  async function unreadOf(agent: TestAgent, id: string): Promise<number | undefined> {
    const { db, row } = await rowOf(id);
    return (await cardsFrom(db, agent, [row]))[0]?.unread;
  }
  async function rowOf(id: string) {
    const db = server.services.database.read;
    const row = await db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { db, row };
  }
  /** Up to where the visitor reads "Seen". */
  const seenOf = async (id: string) => (await visitor.read(id)).body.conversation.state.read.agents;

  it('is theirs alone: a colleague who looks leaves it unread for the assignee, and unseen for the visitor', async () => {
    const id = await three();
    await ben.claim(id);
    const { status, body } = await ana.markRead(id, 4);
    expect(status).toBe(200);
    expect(body).toEqual({ conversationId: id, mark: { upTo: 4, version: 1 }, unread: 0, newest: 4 });
    expect([await unreadOf(ana, id), await unreadOf(ben, id)]).toEqual([0, 3]);
    expect(await seenOf(id)).toBe(0);
    expect((await ben.inbox('mine')).body.cards.find((one) => one.state.id === id)).toMatchObject({
      unread: 3,
      mark: null,
    });
    expect((await ana.inbox('open')).body.cards.find((one) => one.state.id === id)).toMatchObject({
      unread: 0,
      mark: { upTo: 4 },
    });
    expect((await ana.read(id)).body.mark).toEqual({ upTo: 4, version: 1 });
    expect((await visitor.read(id)).body).not.toHaveProperty('mark');
  });

  it('tells the visitor that it has arrived, whoever read it', async () => {
    const id = await three();
    await ana.markRead(id, 4);
    expect((await visitor.read(id)).body.conversation.state).toMatchObject({
      delivered: { agents: 4 },
      read: { agents: 0 },
    });
  });

  it('is shown to the visitor as the assignee reads', async () => {
    const id = await three();
    await ben.claim(id);
    await ben.markRead(id, 3);
    expect(await seenOf(id)).toBe(3);
    expect(await unreadOf(ben, id)).toBe(1);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['claims it', (id) => ben.claim(id)],
    ['answers', (id) => ben.answer(id, 'Here I am')],
    ['is given it', (id) => ana.updateTriage(id, { assigneeId: ben.id })],
    [
      'opens it again',
      async (id) => {
        await ana.resolve(id);
        await ben.reopen(id);
      },
    ],
    ['is given it by a rule', (id) => givenByRule(id)],
  ])('is shown to the visitor when who has read it %s', async (_how, operation) => {
    const id = await three();
    await ben.markRead(id, 4);
    expect(await seenOf(id)).toBe(0);
    await operation(id);
    expect(await seenOf(id)).toBe(4);
  });

  async function givenByRule(id: string): Promise<void> {
    const team = uuid();
    await ana.ask('PUT', `/api/agent/teams/${team}`, {
      name: `Team ${team}`,
      memberIds: [ben.id],
      routing: { mode: 'round_robin', cap: 100, acceptSeconds: null, sticky: false },
    });
    await ben.ask('PUT', '/api/agent/availability', {});
    await ana.updateTriage(id, { teamId: team });
    await server.services.runInTransaction((tx) => giveConversation(tx, id));
    expect((await rowOf(id)).row.assignee_id).toBe(ben.id);
  }

  it('is not shown by a note, or by an answer of who has not read it', async () => {
    const id = await three();
    await ben.markRead(id, 4);
    await ben.note(id, 'Looks odd');
    await ana.answer(id, 'Hello');
    expect(await seenOf(id)).toBe(0);
  });

  it('begins, for who never read a conversation, where its assignee has read', async () => {
    const id = await three();
    await ben.claim(id);
    await ben.markRead(id, 4);
    await visitor.send(id, 'four');
    expect([await unreadOf(ana, id), await unreadOf(ben, id)]).toEqual([1, 1]);
    await ana.markRead(id, (await ana.read(id)).body.conversation.state.seq);
    await visitor.send(id, 'five');
    await ben.markRead(id, (await ben.read(id)).body.conversation.state.seq);
    expect([await unreadOf(ana, id), await unreadOf(ben, id)], 'from then on it is their own').toEqual([
      1, 0,
    ]);
  });

  it('only grows by reading, never past the end, and is idempotent', async () => {
    const id = await three();
    await ana.markRead(id, 3);
    expect((await ana.markRead(id, 2)).body.mark).toEqual({ upTo: 3, version: 1 });
    expect((await ana.markRead(id, 4_000)).body).toMatchObject({ mark: { upTo: 4, version: 2 }, unread: 0 });
    expect((await ana.markRead(id, 4_000)).body.mark).toEqual({ upTo: 4, version: 2 });
  });

  it('can be taken back: the last message of the visitor is unread again, for this agent alone', async () => {
    const id = await three();
    await ben.claim(id);
    await ben.markRead(id, 4);
    await ana.markRead(id, 4);
    await ben.answer(id, 'So be it');
    expect((await ben.markUnread(id)).body).toEqual({
      conversationId: id,
      mark: { upTo: 3, version: 2 },
      unread: 1,
      newest: (await rowOf(id)).row.last_message_seq,
    });
    expect((await ben.markUnread(id)).body.mark, 'twice').toEqual({ upTo: 3, version: 2 });
    expect([await unreadOf(ana, id), await unreadOf(ben, id)]).toEqual([0, 1]);
    expect(await seenOf(id), 'what was shown stays').toBe(4);
  });

  it('stays as it is where more is unread than the last message, and is refused where nothing was said', async () => {
    const id = await three();
    expect((await ana.markUnread(id)).body).toMatchObject({ mark: { upTo: 0 }, unread: 3 });
    const empty = await visitor.start();
    const { status, body } = await ana.markUnread(empty);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'bad_request' } });
    expect((await ana.markUnread(uuid())).status).toBe(404);
  });

  it('is told to the agent’s own browsers, once for each change', async () => {
    const publish = vi.spyOn(server.services.engine, 'publish');
    const id = await three();
    await ana.markRead(id, 4);
    await ana.markRead(id, 4);
    await ana.markUnread(id);
    const published = publish.mock.calls
      .flatMap(([some]) => some)
      .filter(({ name }) => name === READING_EVENT);
    expect(published).toEqual([
      {
        channel: agentChannel(ana.id),
        name: READING_EVENT,
        data: { conversationId: id, mark: { upTo: 4, version: 1 }, unread: 0, newest: 4 },
      },
      {
        channel: agentChannel(ana.id),
        name: READING_EVENT,
        data: { conversationId: id, mark: { upTo: 3, version: 2 }, unread: 1, newest: 4 },
      },
    ]);
  });

  it('comes to the agent’s other browsers with the event where the visitor is shown it, and not once more', async () => {
    const publish = vi.spyOn(server.services.engine, 'publish');
    const id = await three();
    await ana.claim(id);
    const { head } = (await ana.events(id)).body;
    await ana.markRead(id, 4);
    const published = () => publish.mock.calls.flatMap(([some]) => some);
    const shown = { by: 'agents', upTo: 4 };
    const copy = (channel: string, data: object) =>
      expect.objectContaining({
        channel,
        data: expect.objectContaining({
          event: expect.objectContaining({ type: 'conversation.read', seq: head + 1, data }),
        }),
      });
    await eventually(() =>
      expect(published().filter(({ data }) => isReadingOf(id, JSON.stringify(data)))).toEqual([
        copy(visitorChannel(visitor.id), shown),
        copy(AGENTS_CHANNEL, { ...shown, mark: { agentId: ana.id, version: 1 } }),
      ]),
    );
    expect(published().filter(({ name }) => name === READING_EVENT)).toEqual([]);
    const { events } = (await ana.events(id, head)).body;
    expect(events[0]?.data, 'a node of the version before can answer with it').toEqual(shown);
  });

  function isReadingOf(id: string, data: string): boolean {
    return data.includes('"conversation.read"') && data.includes(id);
  }

  it('is kept although the engine is away', async () => {
    const id = await three();
    vi.spyOn(server.services.engine, 'publish').mockRejectedValue(new Error('away'));
    expect((await ana.markRead(id, 4)).status).toBe(200);
    expect(await unreadOf(ana, id)).toBe(0);
  });

  it('goes with the conversation', async () => {
    const other = await newVisitor(server.url);
    const id = await three(other);
    await ana.markRead(id, 4);
    const marks = () =>
      server.services.database.read
        .selectFrom('read_marks')
        .selectAll()
        .where('conversation_id', '=', id)
        .execute();
    expect(await marks()).toHaveLength(1);
    await server.services.runInTransaction((tx) => eraseVisitor(tx, other.id));
    expect(await marks()).toEqual([]);
  });
});
