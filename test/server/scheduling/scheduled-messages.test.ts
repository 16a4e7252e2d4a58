import { expect, it, vi } from 'vitest';
import { AGENTS_CHANNEL, SCHEDULED_CHANGED_EVENT } from '../../../server/contract/channels.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { Uploaded } from '../../../server/contract/schemas/messages-api.ts';
import type {
  ScheduledMessage,
  ScheduledMessages,
  ScheduleMessage,
} from '../../../server/contract/schemas/writing/scheduled-messages.ts';
import { holdRefused, sendDue } from '../../../server/scheduling/send-scheduled.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase(
  'a message that is sent later',
  { once: true, fresh: true },
  ({ server, visitor, ana, ben, restart }) => {
    const pathOf = (conversationId: string, id: string) =>
      `/api/agent/conversations/${conversationId}/scheduled/${id}`;

    async function begun(): Promise<string> {
      const id = await visitor.start();
      await visitor.send(id, 'Where is my parcel?');
      return id;
    }

    function schedule(
      of: TestAgent,
      conversationId: string,
      id: string,
      change: Partial<ScheduleMessage> = {},
    ) {
      const written = { body: 'Did it arrive?', sendAt: Date.now() + HOUR_MS, ...change };
      return of.ask<{ message: ScheduledMessage }>('PUT', pathOf(conversationId, id), written);
    }

    async function scheduledIn(conversationId: string, of = ben): Promise<ScheduledMessage[]> {
      const path = `/api/agent/conversations/${conversationId}/scheduled`;
      return (await of.ask<ScheduledMessages>('GET', path)).body.messages;
    }

    /** What the visitor has read from agents. */
    async function answersIn(conversationId: string): Promise<[string, string][]> {
      const { messages } = (await visitor.read(conversationId)).body.conversation;
      return messages
        .filter(({ author }) => author.kind === 'agent')
        .map((one) => [one.author.name, one.body]);
    }

    async function alter(
      ids: readonly string[],
      fields: { send_at?: number; choices?: string; attachment_ids?: string },
    ): Promise<void> {
      await server.services.database.write((db) =>
        db.updateTable('scheduled_messages').set(fields).where('id', 'in', ids).execute(),
      );
    }

    /** Its time comes; resolves once the worker has looked. */
    async function comesDue(id: string): Promise<void> {
      await alter([id], { send_at: 1 });
      await server.services.scheduled.wake();
    }

    it('is seen by all agents and not by the visitor, and is sent once when its time comes', async () => {
      const [conversation, id] = [await begun(), uuid()];
      const sendAt = Date.now() + HOUR_MS;
      expect((await schedule(ana, conversation, id, { sendAt })).status).toBe(200);
      await server.services.scheduled.wake();
      expect(await answersIn(conversation)).toEqual([]);
      expect(await scheduledIn(conversation)).toEqual([
        {
          id,
          author: { id: ana.id, name: 'Ana' },
          body: 'Did it arrive?',
          attachments: [],
          sendAt,
          held: null,
        },
      ]);
      await comesDue(id);
      await server.services.scheduled.wake();
      expect(await answersIn(conversation)).toEqual([['Ana', 'Did it arrive?']]);
      expect(await scheduledIn(conversation)).toEqual([]);
      const sent = (await visitor.read(conversation)).body.conversation.messages.at(-1);
      expect(sent?.id).toBe(id);
    });

    it('is sent after a while in which no server looked', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      await server.services.scheduled.stop();
      await alter([id], { send_at: 1 });
      expect(await answersIn(conversation)).toEqual([]);
      await restart();
      await server.services.scheduled.wake();
      expect(await answersIn(conversation)).toEqual([['Ana', 'Did it arrive?']]);
    });

    it('is sent once by two nodes that look at the same moment', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      const { scheduled, runInTransaction } = server.services;
      await scheduled.stop();
      await alter([id], { send_at: 1 });
      const place = { conversation_id: conversation, id };
      await Promise.all([1, 2].map(() => runInTransaction((tx) => sendDue(tx, place))));
      expect(await answersIn(conversation)).toEqual([['Ana', 'Did it arrive?']]);
    });

    it('is changed by its author alone, and cancelled by any agent', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      expect((await schedule(ben, conversation, id)).status).toBe(403);
      const later = Date.now() + 2 * HOUR_MS;
      await schedule(ana, conversation, id, { body: 'Is it there?', sendAt: later });
      expect(await scheduledIn(conversation)).toMatchObject([{ id, body: 'Is it there?', sendAt: later }]);
      for (let times = 0; times < 2; times += 1)
        expect((await ben.ask('DELETE', pathOf(conversation, id))).status).toBe(204);
      expect(await scheduledIn(conversation)).toEqual([]);
      await server.services.scheduled.wake();
      expect(await answersIn(conversation)).toEqual([]);
    });

    it('can be neither cancelled nor changed once it was sent', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      await comesDue(id);
      const tooLate = { status: 409, body: { error: { code: 'too_late' } } };
      expect(await ana.ask('DELETE', pathOf(conversation, id))).toMatchObject(tooLate);
      expect(await schedule(ana, conversation, id)).toMatchObject(tooLate);
    });

    it('is held when the visitor writes before, until its author changes it or an agent sends it', async () => {
      const [conversation, id, other] = [await begun(), uuid(), uuid()];
      await schedule(ana, conversation, id);
      await schedule(ana, conversation, other);
      await visitor.send(conversation, 'It is here!');
      await comesDue(id);
      expect(await scheduledIn(conversation)).toMatchObject([
        { id, held: 'visitor_wrote' },
        { id: other, held: null },
      ]);
      await schedule(ana, conversation, id, { body: 'How nice!' });
      expect(await scheduledIn(conversation)).toMatchObject([{ held: null }, { held: null }]);
      await comesDue(id);
      expect(await answersIn(conversation)).toEqual([['Ana', 'How nice!']]);
      await comesDue(other);
      const send = () => ben.ask<{ message: Message }>('POST', `${pathOf(conversation, other)}/sending`);
      expect(await send()).toMatchObject({ status: 200, body: { message: { id: other } } });
      expect(await send(), 'once').toMatchObject({ status: 200, body: { message: { id: other } } });
      expect(await answersIn(conversation)).toEqual([
        ['Ana', 'How nice!'],
        ['Ben', 'Did it arrive?'],
      ]);
    });

    it('is sent into a resolved conversation, which stays resolved', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      await ana.resolve(conversation);
      await comesDue(id);
      expect(await answersIn(conversation)).toEqual([['Ana', 'Did it arrive?']]);
      expect((await ana.read(conversation)).body.conversation.state.status).toBe('resolved');
    });

    it('is held when its author was deactivated or deleted, and a colleague sends it with its files', async () => {
      const [conversation, id] = [await begun(), uuid()];
      const form = new FormData();
      form.set('file', new Blob(['text'], { type: 'text/plain' }), 'note.txt');
      const path = `/api/agent/conversations/${conversation}/attachments?id=${uuid()}`;
      const { attachment } = (await ben.ask<Uploaded>('POST', path, form)).body;
      expect((await schedule(ben, conversation, id, { attachmentIds: [attachment.id] })).status).toBe(200);
      await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false });
      await comesDue(id);
      expect(await scheduledIn(conversation, ana)).toMatchObject([
        { author: { name: 'Ben' }, held: 'agent_gone', attachments: [{ name: 'note.txt' }] },
      ]);
      expect((await ana.ask('DELETE', `/api/agent/accounts/${ben.id}`)).status).toBe(204);
      expect(await scheduledIn(conversation, ana)).toMatchObject([{ author: null, held: 'agent_gone' }]);
      expect((await ana.ask('POST', `${pathOf(conversation, id)}/sending`)).status).toBe(200);
      const [sent] = (await visitor.read(conversation)).body.conversation.messages.slice(-1);
      expect(sent).toMatchObject({ author: { name: 'Ana' }, attachments: [{ id: attachment.id }] });
    });

    it('is refused for a time that is over or too far off, for nothing to say, and for one too many', async () => {
      const conversation = await begun();
      const status = async (change: Partial<ScheduleMessage>, id = uuid()) =>
        (await schedule(ana, conversation, id, change)).status;
      expect(await status({ sendAt: Date.now() - HOUR_MS })).toBe(400);
      expect(await status({ sendAt: Date.now() + 400 * 24 * HOUR_MS })).toBe(400);
      expect(await status({ body: ' ' })).toBeGreaterThanOrEqual(400);
      expect(await status({ attachmentIds: [uuid()] })).toBeGreaterThanOrEqual(400);
      expect(await status({ replyTo: uuid() })).toBe(404);
      for (let count = 0; count < 20; count += 1) expect(await status({})).toBe(200);
      expect(await status({})).toBe(400);
    });

    it('that cannot be sent any more is held, and keeps none of the others back', async () => {
      const [conversation, refused, other] = [await begun(), uuid(), uuid()];
      await schedule(ana, conversation, refused);
      await schedule(ana, conversation, other);
      await server.services.database.write((db) =>
        db
          .updateTable('scheduled_messages')
          .set({ send_at: 1, attachment_ids: JSON.stringify([uuid()]) })
          .where('id', '=', refused)
          .execute(),
      );
      await comesDue(other);
      expect(await scheduledIn(conversation)).toMatchObject([{ id: refused, held: 'refused' }]);
      expect(await answersIn(conversation)).toHaveLength(1);
    });

    it('that is held in a resolved conversation reopens it: for its author, or for anybody once they are gone', async () => {
      const [refused, gone] = [uuid(), uuid()];
      const [ofAna, ofBen] = [await begun(), await begun()];
      await schedule(ana, ofAna, refused);
      await schedule(ben, ofBen, gone);
      for (const conversation of [ofAna, ofBen]) await ana.resolve(conversation);
      await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false });
      await alter([refused], { attachment_ids: JSON.stringify([uuid()]), send_at: 1 });
      await comesDue(gone);
      const stateOf = async (conversation: string) => (await ana.read(conversation)).body.conversation.state;
      expect(await stateOf(ofAna)).toMatchObject({ status: 'open', assignee: { id: ana.id } });
      expect(await stateOf(ofBen)).toMatchObject({ status: 'waiting', assignee: null });
      expect(await scheduledIn(ofAna, ana)).toMatchObject([{ id: refused, held: 'refused' }]);
    });

    it('that fails, for whatever reason, keeps none of the others back either', async () => {
      const [broken, conversation, id] = [uuid(), await begun(), uuid()];
      await schedule(ana, await begun(), broken);
      await schedule(ana, conversation, id);
      await alter([broken], { choices: '{', send_at: 0 });
      await comesDue(id);
      expect(await answersIn(conversation)).toEqual([['Ana', 'Did it arrive?']]);
    });

    it('that was refused is not held if it was changed meanwhile', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      const place = { conversation_id: conversation, id };
      await server.services.runInTransaction((tx) => holdRefused(tx, place));
      expect(await scheduledIn(conversation)).toMatchObject([{ id, held: null }]);
    });

    it('goes with its conversation', async () => {
      const [conversation, id] = [await begun(), uuid()];
      await schedule(ana, conversation, id);
      expect((await ana.ask('DELETE', `/api/agent/conversations/${conversation}`)).status).toBeLessThan(300);
      const rows = await server.services.database.read
        .selectFrom('scheduled_messages')
        .select('id')
        .where('id', '=', id)
        .execute();
      expect(rows).toEqual([]);
    });

    it('does not wait until the consoles have heard of another one', async () => {
      const ids = [uuid(), uuid()];
      for (const id of ids) await schedule(ana, await begun(), id);
      const left: number[] = [];
      const { engine, database, scheduled } = server.services;
      const { publish } = engine;
      const spy = vi.spyOn(engine, 'publish').mockImplementation(async (publications) => {
        if (publications.some(({ name }) => name === SCHEDULED_CHANGED_EVENT))
          left.push((await database.read.selectFrom('scheduled_messages').select('id').execute()).length);
        return publish(publications);
      });
      try {
        await alter(ids, { send_at: 1 });
        await scheduled.wake();
        expect(left).toEqual([0]);
      } finally {
        spy.mockRestore();
      }
    });

    it('tells the consoles of every change', async () => {
      const [conversation, id] = [await begun(), uuid()];
      const publish = vi.spyOn(server.services.engine, 'publish');
      const notified = () =>
        publish.mock.calls
          .flat(2)
          .filter(({ channel, name }) => channel === AGENTS_CHANNEL && name === SCHEDULED_CHANGED_EVENT);
      try {
        await schedule(ana, conversation, id);
        expect(notified()).toMatchObject([{ data: { conversationId: conversation } }]);
        await comesDue(id);
        expect(notified().length).toBeGreaterThan(1);
      } finally {
        publish.mockRestore();
      }
    });
  },
);
