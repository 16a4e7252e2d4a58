import { expect, it } from 'vitest';
import type { VisitorDetails, VisitorNote } from '../../../server/contract/schemas/people.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

type ApiError = { error: { code: string; details?: { note: VisitorNote } } };

onEveryDatabase('what agents know of a person', { fresh: true }, ({ server, ana, ben, visitor: mara }) => {
  const details = async () => (await ana.ask<VisitorDetails>('GET', `/api/agent/visitors/${mara.id}`)).body;
  const note = (agent: TestAgent, body: string, over: number, id = mara.id) =>
    agent.ask<VisitorNote & ApiError>('PUT', `/api/agent/visitors/${id}/note`, { body, over });

  it('is a note that nobody writes over unread', async () => {
    expect((await details()).note).toBeNull();
    expect((await note(ana, 'Likes green tea', 0)).body).toMatchObject({ version: 1, by: 'Ana' });
    const late = await note(ben, 'Likes black tea', 0);
    expect([late.status, late.body.error]).toMatchObject([
      409,
      { code: 'note_outdated', details: { note: { body: 'Likes green tea', version: 1 } } },
    ]);
    expect((await note(ben, 'Likes green tea', 0)).status).toBe(200);
    expect((await note(ben, 'Likes any tea', 1)).body).toMatchObject({ version: 2, by: 'Ben' });
    expect((await details()).note).toMatchObject({ body: 'Likes any tea', by: 'Ben' });
    expect((await note(ana, 'x', 0, uuid())).status).toBe(404);
    const both = await Promise.all([note(ana, 'one', 2), note(ben, 'other', 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('goes with the visitor, who never gets it', async () => {
    await note(ana, 'a private remark', 0);
    const everything = await mara.ask('GET', '/api/widget/visitor');
    expect(JSON.stringify(everything.body)).not.toContain('private remark');
    await mara.ask('DELETE', '/api/widget/visitor');
    const rows = await server.services.database.read.selectFrom('visitor_notes').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('lists their conversations, the latest first, with the last words of each', async () => {
    const [first, second] = [await mara.start(), await mara.start()];
    await mara.start();
    await mara.send(second, 'The second');
    await mara.send(first, 'The first, again');
    await ana.claim(second);
    const { conversations, conversationCount } = await details();
    expect(conversations.map((one) => [one.id, one.status, one.lastWords])).toEqual([
      [first, 'waiting', 'The first, again'],
      [second, 'open', 'The second'],
    ]);
    expect(conversationCount).toBe(3);
  });
});
