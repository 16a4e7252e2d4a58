import { expect, it } from 'vitest';
import type { FindPage } from '../../../server/contract/schemas/find-api.ts';
import { allIndexed } from '../../support/indexed.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor } from '../../support/people.ts';

onEveryDatabase('the words of new messages', { env: { METRICS: 'on' } }, ({ server, visitor, ana }) => {
  async function find(text: string) {
    const { body } = await ana.ask<FindPage>('GET', `/api/agent/find?text=${text}`);
    return { indexing: body.indexing, found: body.found.length };
  }

  /** Lets a message be due once more, as if it had not been indexed yet. */
  async function due(conversationId: string, seq: number, tries: number, inMs: number): Promise<void> {
    await server.services.database.write((db) =>
      db
        .insertInto('due_events')
        .values({
          conversation_id: conversationId,
          seq,
          subscriber: 'search',
          epoch: server.services.epoch,
          next_at: Date.now() + inMs,
          tries,
        })
        .execute(),
    );
  }

  it('are found a moment after they were acknowledged, however many come at once', async () => {
    const id = await visitor.start();
    await Promise.all(Array.from({ length: 60 }, (_, n) => visitor.send(id, `gooseberry number${n}`)));
    await allIndexed(server);
    for (const n of [0, 31, 59]) expect(await find(`gooseberry+number${n}`)).toEqual({ found: 1 });
    const { rows } = await entriesOf(id);
    expect(rows).toBe(60);
  });

  it('are not indexed when the message was taken back or erased before its turn', async () => {
    const id = await visitor.start();
    const { body } = await ana.answer(id, 'regrettable words');
    await allIndexed(server);
    await ana.unsend(id, body.message.id);
    await due(id, body.message.seq, 0, 0);
    await due('erased-meanwhile', 1, 0, 0);
    await allIndexed(server);
    expect(await find('regrettable')).toEqual({ found: 0 });
    expect((await entriesOf(id)).rows).toBe(0);
  });

  it('a search says so when they have to wait', async () => {
    const id = await visitor.start();
    const { body } = await visitor.send(id, 'patience');
    await allIndexed(server);
    const key = { conversation_id: id, seq: body.message.seq };
    await due(key.conversation_id, key.seq, 1, 60_000);
    expect(await find('patience')).toEqual({ indexing: true, found: 1 });
    expect(await find('')).toMatchObject({ indexing: undefined });
    await server.services.database.write((db) =>
      db.updateTable('due_events').set({ next_at: Date.now() }).where('conversation_id', '=', id).execute(),
    );
    await allIndexed(server);
    expect(await find('patience')).toEqual({ found: 1 });
  });

  it('are erased before their turn, with what was due', async () => {
    const other = await newVisitor(server.url);
    const id = await other.start();
    const { body } = await other.send(id, 'forgotten');
    await allIndexed(server);
    await due(id, body.message.seq, 1, 60_000);
    expect((await other.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
    const left = await server.services.database.read
      .selectFrom('due_events')
      .select('seq')
      .where('conversation_id', '=', id)
      .execute();
    expect(left).toEqual([]);
    expect(await find('forgotten')).toEqual({ found: 0 });
  });

  it('are counted for who watches the server', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(/^frontdesk_subscriber_done_total\{subscriber="search"\} [1-9]\d*$/m);
    expect(text).toMatch(/^frontdesk_subscriber_dead_events\{subscriber="search"\} 0$/m);
    expect(text).toMatch(/^frontdesk_worker_runs_total\{worker="subscriber search"\} \d+$/m);
  });

  async function entriesOf(id: string): Promise<{ rows: number }> {
    const rows = await server.services.database.read
      .selectFrom('search_entries')
      .select('seq')
      .where('conversation_id', '=', id)
      .execute();
    return { rows: rows.length };
  }
});
