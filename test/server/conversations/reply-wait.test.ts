import { expect, it } from 'vitest';
import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { QueuePosition } from '../../../server/contract/schemas/widget-api.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';

const HOUR_MS = 3_600_000;
type Scene = { id: string; visitor: TestVisitor; since: number };

onEveryDatabase('the wait for an answer', { once: true }, ({ server, ana, ben }) => {
  /** Somebody who has waited for an hour, and was the first in the queue. */
  async function waiting(): Promise<Scene> {
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    const since = Date.now() - HOUR_MS;
    await server.services.database.write((db) =>
      db
        .updateTable('conversations')
        .set({ waiting_since: since, awaiting_reply_since: since })
        .where('id', '=', id)
        .execute(),
    );
    return { id, visitor, since };
  }

  async function stateOf(id: string): Promise<ConversationState> {
    return (await ana.read(id)).body.conversation.state;
  }

  const NO_ANSWER: Record<string, (scene: Scene) => Promise<unknown>> = {
    'is claimed and given back': async ({ id }) => {
      await ana.claim(id);
      await ana.release(id);
    },
    'is resolved, and that is undone': async ({ id }) => {
      await ana.resolve(id);
      await ana.updateTriage(id, { status: 'waiting' });
    },
    'is assigned, and that is undone': async ({ id }) => {
      await ana.updateTriage(id, { assigneeId: ben.id });
      await ana.updateTriage(id, { assigneeId: ana.id });
      await ana.updateTriage(id, { status: 'waiting' });
    },
    'is snoozed, woken and put back in the queue': async ({ id }) => {
      await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: Date.now() + HOUR_MS });
      await ana.updateTriage(id, { status: 'open' });
      await ana.updateTriage(id, { status: 'waiting' });
    },
    'is resolved, opened again and given back': async ({ id }) => {
      await ana.resolve(id);
      await ana.reopen(id);
      await ana.release(id);
    },
    'is talked of in a note': async ({ id }) => {
      await ana.claim(id);
      await ana.note(id, 'Who knows about this?');
      await ana.release(id);
    },
    'is written into once more': ({ id, visitor }) => visitor.send(id, 'Anybody?'),
    'is answered, and the answer taken back': async ({ id }) => {
      await ana.claim(id);
      const { body } = await ana.answer(id, 'For somebody else');
      await ana.unsend(id, body.message.id);
      await ana.release(id);
    },
  };

  it.each(Object.entries(NO_ANSWER))('goes on when the conversation %s', async (_name, operation) => {
    const scene = await waiting();
    await operation(scene);
    const { since, id, visitor } = scene;
    // What was answered is dated by its messages, which the hour was not taken from.
    const expected = _name.includes('taken back') ? expect.any(Number) : since;
    expect(await stateOf(id)).toMatchObject({
      status: 'waiting',
      waitingSince: expected,
      awaitingReplySince: expected,
    });
    const { body } = await visitor.ask<QueuePosition>(
      'GET',
      `/api/widget/conversations/${id}/queue-position`,
    );
    expect(body.queuePosition).not.toBeNull();
  });

  it('keeps the position in the queue of whoever was first, for the visitor and for agents', async () => {
    const first = await waiting();
    const second = await waiting();
    const queuePositionOf = async ({ id, visitor }: Scene) =>
      (await visitor.ask<QueuePosition>('GET', `/api/widget/conversations/${id}/queue-position`)).body
        .queuePosition ?? 0;
    expect(await queuePositionOf(first)).toBeLessThan(await queuePositionOf(second));
    await ana.resolve(first.id);
    await ana.updateTriage(first.id, { status: 'waiting' });
    expect(await queuePositionOf(first)).toBeLessThan(await queuePositionOf(second));
    const { cards } = (await ana.inbox('waiting')).body;
    const order = cards.map((card) => card.state.id).filter((id) => id === first.id || id === second.id);
    expect(order).toEqual([first.id, second.id]);
  });

  it('goes on for whom somebody has who does not answer, and is over with an answer', async () => {
    const { id, since, visitor } = await waiting();
    await ana.claim(id);
    expect(await stateOf(id)).toMatchObject({
      status: 'open',
      waitingSince: null,
      awaitingReplySince: since,
    });
    await ana.answer(id, 'Hello');
    expect((await stateOf(id)).awaitingReplySince).toBeNull();
    await ana.release(id);
    const { body } = await visitor.ask<QueuePosition>(
      'GET',
      `/api/widget/conversations/${id}/queue-position`,
    );
    expect(body.queuePosition, 'who was answered is in no queue').toBeNull();
    await visitor.send(id, 'And how much is it?');
    const asked = await stateOf(id);
    expect(asked.awaitingReplySince).toBeGreaterThan(since + HOUR_MS / 2);
    expect(asked.waitingSince).toBe(asked.awaitingReplySince);
  });

  it('knows when an agent first answered, for agents alone', async () => {
    const { id, visitor } = await waiting();
    await ana.claim(id);
    await ana.note(id, 'Who knows about this?');
    expect((await stateOf(id)).firstReplyAt).toBeUndefined();
    const { message } = (await ana.answer(id, 'Hello')).body;
    await visitor.send(id, 'And how much is it?');
    await ana.answer(id, 'Nothing');
    expect((await stateOf(id)).firstReplyAt).toBe(message.at);
    await ana.unsend(id, message.id);
    expect((await stateOf(id)).firstReplyAt, 'it was read').toBe(message.at);
    expect((await visitor.read(id)).body.conversation.state).not.toHaveProperty('firstReplyAt');
  });

  it('begins anew with a visitor who comes back to what was resolved', async () => {
    const { id, since, visitor } = await waiting();
    await ana.resolve(id);
    await visitor.send(id, 'One more thing');
    const { waitingSince, awaitingReplySince } = await stateOf(id);
    expect(awaitingReplySince).toBeGreaterThan(since + HOUR_MS / 2);
    expect(waitingSince).toBe(awaitingReplySince);
    const { body } = await ana.answer(id, 'Which?');
    await ana.unsend(id, body.message.id);
    expect((await stateOf(id)).awaitingReplySince, 'not what was asked before').toBeGreaterThan(
      since + HOUR_MS / 2,
    );
  });

  it('is a condition of views: who needs an answer, whoever has the conversation', async () => {
    const [unanswered, answered, done] = [await waiting(), await waiting(), await waiting()];
    for (const { id } of [unanswered, answered]) await ana.claim(id);
    await ana.answer(answered.id, 'Hello');
    await ana.resolve(done.id);
    const found = async (value: 'yes' | 'no') => {
      const view = uuid();
      const filter = { match: 'all', rules: [{ field: 'needs-reply', op: 'is', values: [value] }] };
      const put = await ana.ask('PUT', `/api/agent/views/${view}`, { name: 'Needs a reply', filter });
      expect(put.status).toBe(200);
      const { body } = await ana.ask<{ found: { card: { state: { id: string } } }[] }>(
        'GET',
        `/api/agent/find?view=${view}&limit=100`,
      );
      return body.found.map((one) => one.card.state.id);
    };
    const yes = await found('yes');
    expect(yes).toContain(unanswered.id);
    expect(yes).not.toContain(answered.id);
    expect(yes).not.toContain(done.id);
    expect(await found('no')).toEqual(expect.arrayContaining([answered.id, done.id]));
  });
});
