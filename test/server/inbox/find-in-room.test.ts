import { expect, it } from 'vitest';
import type { Uploaded } from '../../../server/contract/schemas/messages-api.ts';
import type { FindInRoomQuery, FoundInRoom } from '../../../server/contract/schemas/rooms-api.ts';
import { findInRoom } from '../../../server/inbox/find-in-room.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

onEveryDatabase('the search in a room', ({ server, visitor, ana, ben }) => {
  async function room(): Promise<string> {
    const id = uuid();
    expect((await ana.ask('PUT', `/api/agent/rooms/${id}`, { name: 'Talk' })).status).toBe(200);
    return id;
  }
  const ask = (id: string, query: Record<string, string>) =>
    ben.ask<FoundInRoom>('GET', `/api/agent/rooms/${id}/found?${new URLSearchParams(query)}`);
  const found = async (id: string, query: Record<string, string>) => (await ask(id, query)).body.seqs;

  it('finds words by their beginnings, in any script, the newest first', async () => {
    const id = await room();
    for (const body of ['The holiday plan', 'Plans for lunch', '假期安排', 'Füße hoch', 'No plan at all'])
      await ana.note(id, body);
    expect(await found(id, { text: 'plan' })).toEqual([5, 2, 1]);
    expect(await found(id, { text: 'holi PLAN' })).toEqual([1]);
    expect(await found(id, { text: 'lan' }), 'the middle of a word').toEqual([]);
    expect(await found(id, { text: '假期' })).toEqual([3]);
    expect(await found(id, { text: 'fuße' })).toEqual(await found(id, { text: 'füße' }));
    expect(await found(id, { text: '…' }), 'signs').toEqual([]);
    expect(await found(id, {}), 'nothing').toEqual([]);
  });

  it('finds by who wrote, with or without a file, and by when', async () => {
    const id = await room();
    await ana.note(id, 'Lunch?');
    await ben.note(id, 'Lunch at noon');
    const form = new FormData();
    form.set('file', new Blob(['text'], { type: 'text/plain' }), 'menu.txt');
    const path = `/api/agent/conversations/${id}/attachments?id=${uuid()}`;
    const { attachment } = (await ben.ask<Uploaded>('POST', path, form)).body;
    await ben.ask('POST', `/api/agent/conversations/${id}/notes`, {
      id: uuid(),
      body: '',
      attachmentIds: [attachment.id],
    });
    expect(await found(id, { from: 'BE' })).toEqual([3, 2]);
    expect(await found(id, { from: 'ana', text: 'lunch' })).toEqual([1]);
    expect(await found(id, { file: 'true' })).toEqual([3]);
    expect(await found(id, { file: 'false' })).toEqual([2, 1]);
    expect(await found(id, { text: 'menu' }), 'the name of a file').toEqual([3]);
    expect(await found(id, { after: '1' })).toEqual([3, 2, 1]);
    expect(await found(id, { before: '1' })).toEqual([]);
  });

  it('finds nothing that was unsent, nothing of other rooms, and no conversation', async () => {
    const [id, other] = [await room(), await room()];
    const { body } = await ana.note(id, 'secret plan');
    await ana.note(other, 'another plan');
    await ana.ask('DELETE', `/api/agent/conversations/${id}/messages/${body.message.id}`);
    expect(await found(id, { text: 'plan' })).toEqual([]);
    const conversation = await visitor.start();
    await visitor.send(conversation, 'plan');
    for (const unknown of [conversation, uuid()])
      expect(await ask(unknown, { text: 'plan' })).toMatchObject({
        status: 404,
        body: { error: { code: 'conversation_unknown' } },
      });
    await ana.ask('DELETE', `/api/agent/rooms/${other}`);
    expect((await ask(other, { text: 'plan' })).status, 'a closed one').toBe(404);
  });

  it('goes on from one step to the next, and stops after so many messages', async () => {
    const id = await room();
    for (let count = 1; count <= 7; count += 1) await ana.note(id, `plan ${count}`);
    const looked = async (query: FindInRoomQuery, messages: number) => {
      const pace = { messages, step: 2, sliceMs: 1_000, budgetMs: 1_000 };
      const { seqs, next } = await findInRoom(server.services.database.read, id, query, {
        pace,
        now: () => 0,
      });
      expect(next).toBeNull();
      return seqs;
    };
    expect(await looked({ text: 'plan' }, 100)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await looked({ text: 'plan' }, 4), 'the oldest are not looked at').toEqual([7, 6, 5, 4]);
    expect(await looked({ text: '3' }, 100)).toEqual([3]);
  });

  it('answers when its time is up, and goes on from there, to the end and not beyond', async () => {
    const id = await room();
    for (let count = 1; count <= 9; count += 1) await ana.note(id, `plan ${count}`);
    // Every look at this clock takes 10 ms.
    let ms = 0;
    const pace = { messages: 8, step: 3, sliceMs: 15, budgetMs: 30 };
    const pages: FoundInRoom[] = [];
    let cursor: string | undefined;
    do {
      const query = { text: 'plan', ...(cursor === undefined ? {} : { cursor }) };
      const page = await findInRoom(server.services.database.read, id, query, {
        pace,
        now: () => {
          ms += 10;
          return ms;
        },
      });
      pages.push(page);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(pages.length).toBeGreaterThan(1);
    for (const { seqs } of pages.slice(0, -1)) expect(seqs.length).toBeGreaterThanOrEqual(3);
    expect(pages.flatMap(({ seqs }) => seqs)).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
  });

  it('lets others have their turn between two slices of its work', async () => {
    const id = await room();
    for (let count = 1; count <= 5; count += 1) await ana.note(id, `plan ${count}`);
    let turns = 0;
    let searching = true;
    const others = (): void => {
      turns += 1;
      if (searching) setImmediate(others);
    };
    setImmediate(others);
    let ms = 0;
    await findInRoom(
      server.services.database.read,
      id,
      { text: 'plan' },
      {
        pace: { messages: 100, step: 100, sliceMs: 10, budgetMs: 10_000 },
        now: () => {
          ms += 10;
          return ms;
        },
      },
    );
    searching = false;
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('refuses a cursor that is not one of its own', async () => {
    const id = await room();
    for (const cursor of ['7', '-1.2', '99999999999.1', '9999999999.1', '1.2.3', '1e3.4', "1.2'"])
      expect(await ask(id, { text: 'plan', cursor }), cursor).toMatchObject({
        status: 400,
        body: { error: { code: 'bad_request' } },
      });
  });
});
