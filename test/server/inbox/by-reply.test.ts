import { expect, it } from 'vitest';
import type { InboxPage, Queue } from '../../../server/contract/schemas/agent-api.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor } from '../../support/people.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase('a queue that begins with who needs a reply', { fresh: true }, ({ server, ana, ben }) => {
  it('lists the longest wait first, then the others by the latest activity, on pages of any size', async () => {
    const answered = [await talk(ana, null), await talk(ana, null), await talk(ana, null)];
    const [short, long] = [await talk(ana, 1), await talk(ana, 5)];
    const ofBen = await talk(ben, 3);
    const mine = [long, short, ...answered.toReversed()];
    for (const limit of [1, 2, 3, 100]) expect(await listed('mine', limit), `${limit}`).toEqual(mine);
    const open = [long, ofBen, short, ...answered.toReversed()];
    expect(await listed('open', 2)).toEqual(open);
    expect(await listed('snoozed', 2)).toEqual([]);
    await ana.updateTriage(long, { status: 'snoozed', snoozedUntil: Date.now() + HOUR_MS });
    expect(await listed('snoozed', 2)).toEqual([long]);
  });

  itOnce('is as without an order where all wait, or none is expected to be answered', async () => {
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    expect(await listed('waiting', 1)).toEqual(await listed('waiting', 100, 'longest'));
    await ana.resolve(id);
    expect(await listed('resolved', 1)).toEqual(await listed('resolved', 100, 'latest'));
  });

  itOnce('refuses a cursor that is not one of its own', async () => {
    for (const cursor of ['a1', 'a_', '1_2_3', 'b']) {
      const { status } = await ana.ask('GET', `/api/agent/inbox?queue=mine&order=reply&cursor=${cursor}`);
      expect(status, cursor).toBe(400);
    }
  });

  /** A conversation of this agent whose visitor has been waiting for so many hours; null: they were answered. */
  async function talk(agent: typeof ana, hours: number | null): Promise<string> {
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Hello?');
    await agent.claim(id);
    if (hours === null) await agent.answer(id, 'Hello');
    else
      await server.services.database.write((db) =>
        db
          .updateTable('conversations')
          .set({ awaiting_reply_since: Date.now() - hours * HOUR_MS })
          .where('id', '=', id)
          .execute(),
      );
    return id;
  }

  /** The ids of a whole queue, read page by page. */
  async function listed(queue: Queue, limit: number, order = 'reply'): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await ana.ask<InboxPage>(
        'GET',
        `/api/agent/inbox?queue=${queue}&order=${order}&limit=${limit}${from}`,
      );
      ids.push(...body.cards.map((card) => card.state.id));
      cursor = body.next;
    }
    return ids;
  }
});
