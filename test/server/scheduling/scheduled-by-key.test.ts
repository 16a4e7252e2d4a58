import { expect, it } from 'vitest';
import type { NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type {
  ScheduledMessage,
  ScheduledMessages,
} from '../../../server/contract/schemas/writing/scheduled-messages.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { nobody, uuid } from '../../support/people.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase('a message that a program schedules', ({ server, visitor, ana }) => {
  const pathOf = (conversationId: string, id: string) =>
    `/api/agent/conversations/${conversationId}/scheduled/${id}`;
  const scheduledIn = async (conversationId: string): Promise<ScheduledMessage[]> => {
    const path = `/api/agent/conversations/${conversationId}/scheduled`;
    return (await ana.ask<ScheduledMessages>('GET', path)).body.messages;
  };

  it('says by which API key a program scheduled it, before and once it is sent', async () => {
    const [conversation, id, own] = [await visitor.start(), uuid(), uuid()];
    await visitor.send(conversation, 'Where is my parcel?');
    const { body: made } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', {
      id: uuid(),
      name: 'Parcel robot',
      scopes: ['write'],
      expiresAt: null,
    });
    const program = nobody(server.url, { authorization: `Bearer ${made.token}` });
    const written = { body: 'Did it arrive?', sendAt: Date.now() + HOUR_MS };
    expect((await program('PUT', pathOf(conversation, id), written)).status).toBe(200);
    expect(await scheduledIn(conversation)).toMatchObject([
      { author: { id: ana.id, name: 'Ana', key: 'Parcel robot' } },
    ]);
    await server.services.database.write((db) =>
      db.updateTable('scheduled_messages').set({ send_at: 1 }).where('id', '=', id).execute(),
    );
    await server.services.scheduled.wake();
    const read = await ana.ask<{ conversation: { messages: Message[] } }>(
      'GET',
      `/api/agent/conversations/${conversation}`,
    );
    expect(read.body.conversation.messages.find((one) => one.id === id)?.author).toMatchObject({
      name: 'Ana',
      key: 'Parcel robot',
    });

    expect((await ana.ask('PUT', pathOf(conversation, own), written)).status).toBe(200);
    expect(await scheduledIn(conversation)).toMatchObject([{ author: { name: 'Ana' } }]);
    expect((await scheduledIn(conversation))[0]?.author).not.toHaveProperty('key');
  });
});
