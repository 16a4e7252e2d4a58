import { expect, it } from 'vitest';
import type { ContactFiles } from '../../../server/contract/schemas/developers/contacts.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, uuid } from '../../support/people.ts';

onEveryDatabase('contacts', ({ server, ben }) => {
  it('have the files of all their conversations, the newest first, and no others', async () => {
    const visitor = await newVisitor(server.url);
    const stranger = await newVisitor(server.url);
    const send = async (by: typeof visitor, name: string) => {
      const id = await by.start();
      await by.send(id, 'before it');
      const form = new FormData();
      form.append('file', new Blob([name], { type: 'text/plain' }), name);
      const path = `/api/widget/conversations/${id}/attachments?id=${uuid()}`;
      const { body } = await by.ask<{ attachment: { id: string } }>('POST', path, form);
      return { id, fileId: body.attachment.id };
    };
    const [one, two, unsent, theirs] = [
      await send(visitor, 'one.txt'),
      await send(visitor, 'two.txt'),
      await send(visitor, 'unsent.txt'),
      await send(stranger, 'theirs.txt'),
    ];
    for (const { by, place } of [
      { by: visitor, place: one },
      { by: visitor, place: two },
      { by: stranger, place: theirs },
    ])
      await by.ask('POST', `/api/widget/conversations/${place.id}/messages`, {
        id: uuid(),
        body: '',
        attachmentIds: [place.fileId],
      });
    const { body } = await ben.ask<ContactFiles>('GET', `/api/agent/contacts/${visitor.id}/files`);
    expect(body.files.map(({ attachment }) => attachment.name).toSorted()).toEqual(['one.txt', 'two.txt']);
    expect(body.files.map(({ at }) => at)).toEqual(body.files.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(body.files.find(({ attachment }) => attachment.id === one.fileId)).toMatchObject({
      conversationId: one.id,
      seq: 3,
      fromVisitor: true,
    });
    expect(body.more).toBe(false);
    expect(body.files.some(({ conversationId }) => conversationId === unsent.id)).toBe(false);
    expect((await ben.ask('GET', `/api/agent/contacts/${uuid()}/files`)).status).toBe(404);
  });
});
