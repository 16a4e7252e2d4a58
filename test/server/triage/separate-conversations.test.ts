import { beforeEach, expect, it } from 'vitest';
import type { MergedConversations } from '../../../server/contract/schemas/developers/conversation-merges.ts';
import type { MergeRecord } from '../../../server/conversations/merge-record.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor } from '../../support/people.ts';

const MINUTE_MS = 60_000;

onEveryDatabase('conversations that are separated again', {}, ({ server, ana }) => {
  let visitor: TestVisitor;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    visitor = await newVisitor(server.url);
  });
  const write = (...args: Parameters<typeof server.services.database.write>) =>
    server.services.database.write(...args);
  const merge = async (into: string, conversationId: string) => {
    const path = `/api/agent/conversations/${into}/merges`;
    expect((await ana.ask('POST', path, { conversationId })).status).toBe(200);
  };
  const separate = async (from: string, id: string) => {
    const path = `/api/agent/conversations/${from}/merges/${id}`;
    const { status, body } = await ana.ask<MergedConversations>('DELETE', path);
    expect(status).toBe(200);
    return body;
  };
  const stateOf = async (id: string) => (await ana.read(id)).body.conversation.state;
  /** Its visitor waits since so many seconds ago: no ladder looks at what waits for less than a minute. */
  async function waiting(seconds: number): Promise<{ id: string; since: number }> {
    const id = await visitor.start();
    await visitor.send(id, 'Hello');
    const since = now - seconds * 1_000;
    await write((db) =>
      db
        .updateTable('conversations')
        .set({ awaiting_reply_since: since, waiting_since: since })
        .where('id', '=', id)
        .execute(),
    );
    return { id, since };
  }

  it('wait for what they waited for themselves, in whatever order they are separated', async () => {
    const [kept, second, first] = [await waiting(10), await waiting(20), await waiting(30)];
    await merge(kept.id, second.id);
    await merge(kept.id, first.id);
    expect((await stateOf(kept.id)).awaitingReplySince).toBe(first.since);
    expect((await separate(kept.id, second.id)).kept.awaitingReplySince).toBe(first.since);
    expect((await separate(kept.id, first.id)).kept.awaitingReplySince).toBe(kept.since);
    expect((await stateOf(second.id)).awaitingReplySince).toBe(second.since);
  });

  it('go on waiting where one leaves that had followed another one', async () => {
    const [kept, between, follower] = [await waiting(20), await waiting(10), await waiting(30)];
    await ana.claim(between.id);
    await ana.answer(between.id, 'On its way');
    await merge(between.id, follower.id);
    await merge(kept.id, between.id);
    expect((await separate(kept.id, follower.id)).kept.awaitingReplySince).not.toBeNull();
    await separate(kept.id, between.id);
    expect((await stateOf(kept.id)).awaitingReplySince).toBe(kept.since);
    expect((await stateOf(follower.id)).mergedInto).toBeUndefined();
  });

  it('wait in the queue where nobody had them and their snooze is over', async () => {
    const [kept, put] = [await waiting(20), await waiting(10)];
    await write((db) =>
      db
        .updateTable('conversations')
        .set({ status: 'snoozed', snoozed_until: now + 60 * MINUTE_MS, waiting_since: null })
        .where('id', '=', put.id)
        .execute(),
    );
    await merge(kept.id, put.id);
    await write(async (db) => {
      const query = db.selectFrom('conversations').select('merge').where('id', '=', put.id);
      const record: MergeRecord = JSON.parse((await query.executeTakeFirstOrThrow()).merge ?? '');
      const merge = JSON.stringify({ ...record, before: { ...record.before, snoozed_until: now } });
      await db.updateTable('conversations').set({ merge }).where('id', '=', put.id).execute();
    });
    expect((await separate(kept.id, put.id)).merged).toMatchObject({ status: 'waiting', assignee: null });
    expect((await ana.inbox('waiting')).body.cards.map(({ state }) => state.id)).toContain(put.id);
  });

  it('are not reminded of again: what the ladder did for the one, it did for the other', async () => {
    const [kept, other] = [await waiting(10), await waiting(20)];
    const climbed = (wait: { id: string; since: number }, taken: string[]) =>
      write((db) =>
        db
          .insertInto('ladder_waits')
          .values({
            conversation_id: wait.id,
            since: wait.since,
            taken: JSON.stringify(taken),
            next_at: now + MINUTE_MS,
            asked_at: null,
          })
          .execute(),
      );
    const stepsOf = async (id: string) => {
      const query = server.services.database.read.selectFrom('ladder_waits').selectAll();
      const row = await query.where('conversation_id', '=', id).executeTakeFirstOrThrow();
      return [Number(row.since), JSON.parse(row.taken)];
    };
    await climbed(kept, ['mail']);
    await climbed(other, ['mail', 'push']);
    await merge(kept.id, other.id);
    expect(await stepsOf(kept.id)).toEqual([other.since, ['mail', 'push']]);
    await separate(kept.id, other.id);
    expect(await stepsOf(kept.id)).toEqual([kept.since, ['mail']]);
    expect(await stepsOf(other.id)).toEqual([other.since, ['mail', 'push']]);
  });
});
