import { expect, it } from 'vitest';
import { eventFrom, eventRows } from '../../../server/conversations/read-events.ts';
import { recipientsOf } from '../../../server/notices/recipients.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

onEveryDatabase('an event', ({ server, visitor, ana, ben }) => {
  /** What each is told about the last message of a conversation, by mail. */
  async function recipients(id: string, bens: object = {}): Promise<Record<string, string>> {
    const { read } = server.services.database;
    const row = await eventRows(read)
      .where('events.conversation_id', '=', id)
      .where('events.type', '=', 'message.created')
      .orderBy('events.seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const people = [
      { agentId: ana.id, onDuty: true, preferences: {} },
      { agentId: ben.id, onDuty: true, preferences: {}, ...bens },
    ];
    const found = await recipientsOf(read, people, eventFrom(row, 'agent'), 'mail');
    return Object.fromEntries(found.map(({ who, kind }) => [who.agentId === ana.id ? 'Ana' : 'Ben', kind]));
  }

  it('is told to all who are on duty while a visitor waits, unless they want no mail of it', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    expect(await recipients(id)).toEqual({ Ana: 'waiting', Ben: 'waiting' });
    expect(await recipients(id, { onDuty: false })).toEqual({ Ana: 'waiting' });
    expect(await recipients(id, { preferences: { notices: { waiting: ['push'] } } })).toEqual({
      Ana: 'waiting',
    });
  });

  it('is told to nobody once it was answered, and to none who has read it', async () => {
    const id = await visitor.start();
    const { body } = await visitor.send(id, 'Hello?');
    await ben.markRead(id, body.message.seq);
    expect(await recipients(id)).toEqual({ Ana: 'waiting' });
    await ana.answer(id, 'Yes?');
    expect(await recipients(id)).toEqual({});
  });

  it('is told to who is mentioned, and not to who mentions', async () => {
    const id = await visitor.start();
    await ana.note(id, '@Ben and @Ana, look');
    expect(await recipients(id)).toEqual({ Ben: 'mention' });
  });
});
