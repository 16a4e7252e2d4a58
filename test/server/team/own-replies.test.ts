import { expect, it } from 'vitest';
import { USES_OF_DAYS } from '../../../server/contract/limits.ts';
import type { CannedReplies, CannedReply } from '../../../server/contract/schemas/canned-replies.ts';
import { readUses } from '../../../server/team/reply-uses.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { type TestAgent, uuid } from '../../support/people.ts';

const REPLY = { name: 'Sign-off', body: 'Have a good day!' };

onEveryDatabase("an agent's own canned replies", ({ server, ana, ben }) => {
  async function own(of: TestAgent): Promise<CannedReply[]> {
    return (await of.ask<CannedReplies>('GET', '/api/agent/own-replies')).body.replies;
  }

  async function usesOf(id: string, of: TestAgent, path = 'canned-replies'): Promise<number | undefined> {
    const { body } = await of.ask<CannedReplies>('GET', `/api/agent/${path}`);
    return body.replies.find((reply) => reply.id === id)?.uses;
  }

  it('are seen, changed and deleted by nobody else, whatever their role', async () => {
    const id = uuid();
    const path = `/api/agent/own-replies/${id}`;
    const made = await ben.ask('PUT', path, { ...REPLY, folder: ' Ends ' });
    expect(made).toMatchObject({ status: 200, body: { id, ...REPLY, folder: 'Ends', uses: 0 } });
    expect((await own(ana)).map((reply) => reply.id)).not.toContain(id);
    expect(await ana.ask('PUT', path, REPLY)).toMatchObject({
      status: 409,
      body: { error: { code: 'id_taken' } },
    });
    expect((await ana.ask('DELETE', path)).status).toBe(204);
    expect((await ana.ask('POST', `/api/agent/canned-replies/${id}/uses`)).status).toBe(404);
    await ben.ask('PUT', path, { name: 'Goodbye', body: 'Bye' });
    expect(
      (await own(ben)).find((reply) => reply.id === id),
      'the folder stays',
    ).toEqual({
      id,
      name: 'Goodbye',
      body: 'Bye',
      folder: 'Ends',
      files: [],
      uses: 0,
    });
    await ben.ask('PUT', path, { ...REPLY, folder: null });
    expect((await own(ben)).find((reply) => reply.id === id)).toMatchObject({ folder: null });
    expect((await ben.ask('DELETE', path)).status).toBe(204);
    expect((await own(ben)).map((reply) => reply.id)).not.toContain(id);
  });

  it("cannot take the id of a shared one, whose uses would be counted as the agent's", async () => {
    const id = uuid();
    await ana.ask('PUT', `/api/agent/canned-replies/${id}`, REPLY);
    expect(await ben.ask('PUT', `/api/agent/own-replies/${id}`, REPLY)).toMatchObject({
      body: { error: { code: 'id_taken' } },
    });
  });

  itOnce('are at most two hundred', async () => {
    await server.services.database.write((db) =>
      db
        .insertInto('own_replies')
        .values(
          Array.from({ length: 200 }, (_, at) => ({
            id: uuid(),
            agent_id: ana.id,
            name: `${at}`,
            body: 'x',
            folder: null,
            created_at: at,
          })),
        )
        .execute(),
    );
    const [first] = await own(ana);
    expect(await ana.ask('PUT', `/api/agent/own-replies/${uuid()}`, REPLY)).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request' } },
    });
    expect((await ana.ask('PUT', `/api/agent/own-replies/${first?.id}`, REPLY)).status).toBe(200);
    for (const { id } of (await own(ana)).slice(0, 3))
      await ana.ask('DELETE', `/api/agent/own-replies/${id}`);
    const atOnce = await Promise.all(
      Array.from({ length: 12 }, () => ana.ask('PUT', `/api/agent/own-replies/${uuid()}`, REPLY)),
    );
    expect(atOnce.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(await own(ana), 'of several at once, too').toHaveLength(200);
    for (const { id } of await own(ana)) await ana.ask('DELETE', `/api/agent/own-replies/${id}`);
  });

  it('are counted, like shared ones, by how often they were used in the last thirty days', async () => {
    const [shared, mine] = [uuid(), uuid()];
    await ana.ask('PUT', `/api/agent/canned-replies/${shared}`, REPLY);
    await ben.ask('PUT', `/api/agent/own-replies/${mine}`, REPLY);
    for (const of of [ana, ben, ben])
      expect((await of.ask('POST', `/api/agent/canned-replies/${shared}/uses`)).status).toBe(204);
    await ben.ask('POST', `/api/agent/canned-replies/${mine}/uses`);
    expect([await usesOf(shared, ana), await usesOf(mine, ben, 'own-replies')]).toEqual([3, 1]);
    const ofMine = await readUses(server.services.database.read, [mine]);
    expect([...ofMine], 'those of others are not even looked at').toEqual([[mine, 1]]);

    const longAgo = { day: Math.floor(Date.now() / 86_400_000) - USES_OF_DAYS - 1 };
    await server.services.database.write((db) =>
      db.updateTable('reply_uses').set(longAgo).where('reply_id', '=', shared).execute(),
    );
    expect(await usesOf(shared, ana)).toBe(0);
    await ana.ask('POST', `/api/agent/canned-replies/${shared}/uses`);
    expect(await usesOf(shared, ana)).toBe(1);
    const kept = server.services.database.read
      .selectFrom('reply_uses')
      .select('day')
      .where('reply_id', '=', shared);
    expect(await kept.execute(), 'what is not counted any more is not kept').toHaveLength(1);
    await ana.ask('DELETE', `/api/agent/canned-replies/${shared}`);
    expect(await kept.execute()).toEqual([]);
    expect((await ana.ask('POST', `/api/agent/canned-replies/${shared}/uses`)).status).toBe(404);
  });
});
