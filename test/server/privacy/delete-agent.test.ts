import { expect, it } from 'vitest';
import type { Accounts, AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import type { Views } from '../../../server/contract/schemas/find-api.ts';
import { appendEvent } from '../../../server/conversations/conversation-log.ts';
import { deleteAgent } from '../../../server/privacy/delete-agent.ts';
import {
  CONVERSATIONS_AT_ONCE,
  EVENTS_AT_ONCE,
  forgetAgent,
  renamedIn,
} from '../../../server/privacy/forget-agent.ts';
import { tablesWith } from '../../support/database/stored-words.ts';
import { eventually } from '../../support/eventually.ts';
import { allIndexed } from '../../support/indexed.ts';
import { fillThread } from '../../support/long-thread.ts';
import { folderBytes } from '../../support/measures/folder-bytes.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, signedInAgent, uuid } from '../../support/people.ts';

/** Of Ben's name and address; nobody else has them. */
const MARKS = ['zqbenname', 'zqbenaddress'];
const EMAIL = 'zqbenaddress@shop.example';

onEveryDatabase('deleting an agent', { fresh: true }, ({ server, visitor, ana, ben, database }) => {
  const deleteBen = (query = '?shownAs=Support+team') =>
    ana.ask('DELETE', `/api/agent/accounts/${ben.id}${query}`);
  /** Resolves after a run of the worker that began now. */
  const removed = () => server.services.removals.wake();

  /** Ben has a name of his own, and leaves it wherever a name can be. */
  async function benWasHere(): Promise<{ conversation: string; room: string }> {
    const { services } = server;
    await services.database.write((db) =>
      db.updateTable('agents').set({ email: EMAIL }).where('id', '=', ben.id).execute(),
    );
    expect((await ben.ask('PUT', '/api/agent/profile', { name: 'Ben zqbenname' })).status).toBeLessThan(300);
    const conversation = await visitor.start();
    await visitor.send(conversation, 'Hello');
    await ben.claim(conversation);
    await ben.answer(conversation, 'Here I am.');
    await ben.note(conversation, 'A note');
    await ana.updateTriage(conversation, { assigneeId: ana.id });
    await ana.updateTriage(conversation, { assigneeId: ben.id });
    await ben.resolve(conversation);
    const open = await visitor.start();
    await visitor.send(open, 'One more thing');
    await ben.claim(open);
    const room = uuid();
    await ben.ask('PUT', `/api/agent/rooms/${room}`, { name: 'Lunch' });
    await ben.note(room, 'Soup');
    const noted = await ben.ask('PUT', `/api/agent/visitors/${visitor.id}/note`, { body: 'Kind', over: 0 });
    expect([noted.status, noted.body]).toEqual([200, expect.anything()]);
    const reply = uuid();
    await ben.ask('PUT', `/api/agent/own-replies/${reply}`, { name: 'zqbenname', body: 'Bye' });
    expect((await ben.ask('POST', `/api/agent/canned-replies/${reply}/uses`)).status).toBe(204);
    await ben.ask('PUT', '/api/agent/preferences', { language: 'en' });
    const draft = { reply: 'Half a', note: '', mode: 'reply', attachments: [], writtenAt: Date.now() };
    await ben.ask('PUT', `/api/agent/drafts/${open}`, draft);
    // A reminder that was mailed to him is a line of the conversation.
    await services.runInTransaction(async (tx) => {
      const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', conversation);
      const mail = {
        id: 'mail-1',
        kind: 'unanswered' as const,
        to: EMAIL,
        state: 'sent' as const,
        reason: null,
        reminder: { step: 1, agent: { id: ben.id, name: 'Ben zqbenname' } },
      };
      const event = { type: 'conversation.mailed' as const, data: { mail }, visible: false };
      await appendEvent(tx, await query.executeTakeFirstOrThrow(), event, {});
    });
    await allIndexed(server);
    return { conversation, room };
  }

  /** Conversations with the same messages. */
  async function copies(id: string, count: number): Promise<string[]> {
    const { database: stored } = server.services;
    const row = await stored.read
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const messages = await stored.read
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', id)
      .execute();
    const ids = Array.from({ length: count }, uuid);
    await stored.write(async (db) => {
      for (const copy of ids) {
        await db
          .insertInto('conversations')
          .values({ ...row, id: copy })
          .execute();
        await db
          .insertInto('messages')
          .values(messages.map((message) => ({ ...message, conversation_id: copy })))
          .execute();
      }
    });
    return ids;
  }

  const bytesWith = async () =>
    (await folderBytes(server.dataDir))
      .filter(({ bytes }) => MARKS.some((mark) => bytes.includes(mark)))
      .map(({ name }) => name);

  it('keeps what they wrote under the name that was chosen, and leaves nothing that says who it was', async () => {
    const { conversation, room } = await benWasHere();
    expect(await tablesWith(server.services.database, MARKS), 'there must be something to forget').toEqual(
      expect.arrayContaining(['agents', 'audit_log', 'events', 'messages', 'visitor_notes']),
    );

    expect((await deleteBen()).status).toBe(204);
    await removed();

    expect(await tablesWith(server.services.database, MARKS)).toEqual([]);
    // Somebody may read at the moment in which the log of the database is emptied.
    if (database === 'SQLite')
      await eventually(async () => {
        await server.services.database.forget();
        expect(await bytesWith()).toEqual([]);
      });
    const seen = (await visitor.read(conversation)).body.conversation.messages;
    const theirs = seen.filter(({ author }) => author.kind === 'agent');
    expect(theirs.map(({ author, body }) => [author.name, body])).toEqual([['Support team', 'Here I am.']]);
    const inRoom = await ana.ask<{ room: { messages: { author: { name: string } }[] } }>(
      'GET',
      `/api/agent/rooms/${room}`,
    );
    expect(inRoom.body.room.messages.map(({ author }) => author.name)).toEqual(['Support team']);
    const mailed = (await ana.events(conversation)).body.events.flatMap((event) =>
      event.type === 'conversation.mailed' ? [event.data.mail] : [],
    );
    expect(mailed).toMatchObject([{ to: '', reminder: { agent: { id: ben.id, name: 'Support team' } } }]);
  });

  it('ends whatever let them in, gives their conversations back, and is in the audit log by their id', async () => {
    await benWasHere();
    expect((await deleteBen()).status).toBe(204);
    expect((await ben.ask('GET', '/api/agent/session')).status).toBe(401);
    const again = await nobody(server.url, { origin: server.url })('POST', '/api/agent/session', {
      email: EMAIL,
      password: 'whatever it was',
    });
    expect(again.status).toBe(401);
    const { accounts } = (await ana.ask<Accounts>('GET', '/api/agent/accounts')).body;
    expect(accounts.map(({ name }) => name)).toEqual(['Ana']);
    expect((await ana.inbox('waiting')).body.cards.map(({ state }) => state.assignee)).toEqual([null]);
    for (const table of [
      'drafts',
      'own_replies',
      'agent_preferences',
      'agent_duty',
      'sessions',
      'read_marks',
    ] as const)
      expect(
        await server.services.database.read
          .selectFrom(table)
          .select('agent_id')
          .where('agent_id', '=', ben.id)
          .execute(),
        table,
      ).toEqual([]);
    const uses = server.services.database.read.selectFrom('reply_uses').select('uses');
    expect(await uses.execute(), 'of his canned reply').toEqual([]);
    const log = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=agent.deleted');
    expect(log.body.entries).toMatchObject([{ actor: { name: 'Ana' }, subject: ben.id }]);
  });

  it.each(['an admin', 'the operator'])('by %s hands over the views that the team uses', async (who) => {
    const [shared, own] = [uuid(), uuid()];
    const view = { name: 'Parcels', filter: { match: 'all', rules: [] } };
    for (const [id, change] of [
      [shared, { shared: true }],
      [own, {}],
    ] as const)
      expect((await ben.ask('PUT', `/api/agent/views/${id}`, { ...view, ...change })).status).toBe(200);
    if (who === 'an admin') await deleteBen();
    else await server.services.runInTransaction((tx) => deleteAgent(tx, null, ben.id, 'Former agent'));
    const rows = await server.services.database.read
      .selectFrom('views')
      .select(['id', 'agent_id'])
      .where('id', 'in', [shared, own])
      .execute();
    expect(rows).toEqual([{ id: shared, agent_id: ana.id }]);
    expect((await ana.ask<Views>('GET', '/api/agent/views')).body.views).toMatchObject([
      { id: shared, shared: true, mine: true },
    ]);
  });

  itOnce('changes nothing the second time, and can be neither undone nor reset', async () => {
    expect((await deleteBen('')).status).toBe(204);
    expect((await deleteBen('?shownAs=Somebody')).status).toBe(204);
    const row = await server.services.database.read
      .selectFrom('agents')
      .select('name')
      .where('id', '=', ben.id)
      .executeTakeFirstOrThrow();
    expect(row.name).toBe('Former agent');
    const entries = await ana.ask<AuditPage>('GET', '/api/agent/audit-log?action=agent.deleted');
    expect(entries.body.entries).toHaveLength(1);
    const path = `/api/agent/accounts/${ben.id}`;
    expect((await ana.ask('PUT', path, { active: true })).status).toBe(404);
    expect((await ana.ask('PUT', `${path}/cap`, { cap: 3 })).status).toBe(404);
    expect((await ana.ask('POST', `${path}/password-reset`)).status).toBe(404);
  });

  itOnce('is refused for oneself, for somebody who is not there, and by anybody but admins', async () => {
    expect((await ana.ask('DELETE', `/api/agent/accounts/${ana.id}`)).status).toBe(403);
    expect((await ana.ask('DELETE', `/api/agent/accounts/${uuid()}`)).status).toBe(404);
    expect((await ben.ask('DELETE', `/api/agent/accounts/${ana.id}`)).status).toBe(403);
    expect((await signedInAgent(server.url, 'Ben')).id).toBe(ben.id);
  });

  itOnce('frees the address for somebody new', async () => {
    await benWasHere();
    await deleteBen();
    const invited = await ana.ask('POST', '/api/agent/invitations', {
      name: 'Bea',
      email: EMAIL,
      role: 'agent',
    });
    expect(invited.status).toBe(201);
  });

  it('takes a long conversation piece by piece, so that others can write between two pieces', async () => {
    const { services } = server;
    const id = await visitor.start();
    await fillThread(services, id, EVENTS_AT_ONCE * 2 + 50);
    const left = async () => {
      const rows = await services.database.read
        .selectFrom('messages')
        .select('author_id')
        .where('conversation_id', '=', id)
        .where('author_name', '=', 'Ana')
        .execute();
      return { agentId: rows[0]?.author_id ?? '', count: rows.length };
    };
    const { agentId, count } = await left();
    expect(count).toBeGreaterThan(EVENTS_AT_ONCE / 2);
    let before = count;
    for (let place: string | null = ''; place !== null; ) {
      const from: string = place;
      const agent = { id: agentId, name: 'Support team', forgotten_to: from };
      place = await services.runInTransaction((tx) => forgetAgent(tx, agent));
      const now = (await left()).count;
      // Every third message is theirs.
      expect(before - now).toBeLessThanOrEqual(EVENTS_AT_ONCE / 3 + 1);
      before = now;
    }
    expect(before).toBe(0);
  });

  it('goes on where a process ended in the middle, over as many conversations as there are', async () => {
    const { services } = server;
    const { conversation } = await benWasHere();
    const ids = await copies(conversation, CONVERSATIONS_AT_ONCE + 5);
    await deleteBen();
    // As a process leaves it that dies between two steps.
    await services.database.write((db) =>
      db.updateTable('agents').set({ forgotten_to: '' }).where('id', '=', ben.id).execute(),
    );
    await removed();
    expect(await tablesWith(services.database, MARKS)).toEqual([]);
    const rows = await services.database.read
      .selectFrom('messages')
      .select('author_name')
      .where('author_id', '=', ben.id)
      .where('conversation_id', 'in', ids)
      .execute();
    expect(rows.length).toBeGreaterThanOrEqual(ids.length);
    expect(new Set(rows.map((row) => row.author_name))).toEqual(new Set(['Support team']));
  });
});

it('replaces a name only where somebody of that id is named', () => {
  const who = { id: 'b', name: 'Former agent' };
  const said = {
    by: { id: 'b', name: 'Ben' },
    to: [{ id: 'a', name: 'Ben' }, { id: 'b' }],
    mail: { to: 'ben@shop.example', reminder: { agent: { id: 'b', name: 'Ben' } } },
    other: { to: 'ann@shop.example', reminder: { agent: { id: 'a', name: 'Ann' } } },
    none: null,
  };
  expect(renamedIn(said, who)).toEqual({
    by: { id: 'b', name: 'Former agent' },
    to: [{ id: 'a', name: 'Ben' }, { id: 'b' }],
    mail: { to: '', reminder: { agent: { id: 'b', name: 'Former agent' } } },
    other: { to: 'ann@shop.example', reminder: { agent: { id: 'a', name: 'Ann' } } },
    none: null,
  });
});
