import { beforeAll, describe, expect, it } from 'vitest';
import type { QueuePosition } from '../../../server/contract/schemas/widget-api.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { waitLeft } from '../../../server/routing/queue-position.ts';
import { createQueuePositionWorker } from '../../../server/routing/queue-position-worker.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor } from '../../support/people.ts';

const MINUTE_MS = 60_000;
const waitUntil = (met: () => void | Promise<void>) => eventually(met);
const state = (agentsOnDuty: boolean, open = true) => JSON.stringify({ agentsOnDuty, open, backAt: null });
const pace = (changes: object = {}) => ({
  announced: state(true),
  pace_ms: 2 * MINUTE_MS,
  taken_at: 100 * MINUTE_MS,
  ...changes,
});

describe('how much longer somebody may wait', () => {
  const at = 100 * MINUTE_MS;

  it('grows with the place', () => {
    expect(waitLeft(pace(), 1, 0, at)).toBe(2 * MINUTE_MS);
    expect(waitLeft(pace(), 33, 0, at)).toBe(66 * MINUTE_MS);
  });

  it('shrinks with the time since the queue last moved, and with the own wait where that is shorter', () => {
    expect(waitLeft(pace(), 2, 0, at + MINUTE_MS)).toBe(3 * MINUTE_MS);
    expect(waitLeft(pace(), 2, at + 5 * MINUTE_MS, at + 6 * MINUTE_MS)).toBe(3 * MINUTE_MS);
  });

  it('is not told once the turn is overdue', () => {
    expect(waitLeft(pace(), 1, 0, at + 2 * MINUTE_MS)).toBeNull();
    expect(waitLeft(pace(), 1, 0, at + 600 * MINUTE_MS)).toBeNull();
  });

  it.each([
    ['nobody is on duty', { announced: state(false) }],
    ['it is closed', { announced: state(true, false) }],
    ['no pace is known', { pace_ms: null, taken_at: null }],
  ])('is not told while %s', (_why, changes) => {
    expect(waitLeft(pace(changes), 1, 0, at)).toBeNull();
  });
});

onEveryDatabase('the queue', ({ server, ana }) => {
  const waiting: [TestVisitor, string][] = [];

  beforeAll(async () => {
    for (const words of ['First', 'Second', 'Third', 'Fourth']) {
      const visitor = await newVisitor(server.url);
      const id = await visitor.start();
      await visitor.send(id, words);
      waiting.push([visitor, id]);
    }
  });

  const queuePositionOf = async (index: number) => {
    const [visitor, id] = waiting[index] as [TestVisitor, string];
    return (await visitor.ask<QueuePosition>('GET', `/api/widget/conversations/${id}/queue-position`)).body;
  };
  const setSite = (change: Partial<ReturnType<typeof pace>>) =>
    server.services.database.write((db) => db.updateTable('sites').set(change).execute());
  const site = () =>
    server.services.database.read
      .selectFrom('sites')
      .select(['pace_ms', 'taken_at'])
      .executeTakeFirstOrThrow();
  const comeOnDuty = async () => {
    await ana.ask('PUT', '/api/agent/availability', { state: 'on' });
    // A console that is there says so.
    await ana.ask('PUT', '/api/agent/availability', {});
    await waitUntil(async () =>
      expect(
        (await server.services.database.read.selectFrom('sites').select('announced').executeTakeFirst())
          ?.announced,
      ).toContain('"agentsOnDuty":true'),
    );
  };

  it('learns its pace from the time between two that are taken, and not from a night', async () => {
    await comeOnDuty();
    expect(await queuePositionOf(1)).toMatchObject({ queuePosition: 2, waitMs: null });
    await ana.claim((waiting[0] as [TestVisitor, string])[1]);
    expect((await site()).pace_ms, 'somebody was taken').not.toBeNull();
    await setSite({ pace_ms: 5 * MINUTE_MS, taken_at: Date.now() - 600 * MINUTE_MS });
    await server.services.database.write((db) =>
      db
        .updateTable('conversations')
        .set({ awaiting_reply_since: Date.now() - 600 * MINUTE_MS })
        .where('id', '=', (waiting[1] as [TestVisitor, string])[1])
        .execute(),
    );
    await ana.claim((waiting[1] as [TestVisitor, string])[1]);
    const after = await site();
    expect(Number(after.pace_ms)).toBe(5 * MINUTE_MS);
    expect(Number(after.taken_at)).toBeGreaterThan(Date.now() - MINUTE_MS);
  });

  it('promises by place while somebody is there, and nothing while nobody is', async () => {
    await comeOnDuty();
    await setSite({ pace_ms: 5 * MINUTE_MS, taken_at: Date.now() });
    const [third, fourth] = [await queuePositionOf(2), await queuePositionOf(3)];
    expect([third.queuePosition, fourth.queuePosition]).toEqual([1, 2]);
    expect((fourth.waitMs ?? 0) - (third.waitMs ?? 0)).toBeGreaterThan(4 * MINUTE_MS);
    await ana.ask('PUT', '/api/agent/availability', { state: 'away' });
    await waitUntil(async () =>
      expect(await queuePositionOf(3)).toMatchObject({ queuePosition: 2, waitMs: null }),
    );
  });

  it('tells again whoever had no estimate, when somebody comes on duty', async () => {
    const published: QueuePosition[] = [];
    const engine = {
      publish: async (news: { data: unknown }[]) =>
        void published.push(...news.map(({ data }) => data as QueuePosition)),
    } as unknown as Engine;
    const line = createQueuePositionWorker({
      database: server.services.database,
      engine,
      now: Date.now,
      log: { warn: (_details, message) => expect.fail(message) },
    });
    // The server's own look at who is connected puts it right now and then.
    const look = async () => {
      await server.services.database.write((db) => db.updateTable('visitors').set({ here: 1 }).execute());
      void line.wake();
    };
    const estimated = () => published.filter(({ waitMs }) => waitMs !== null && waitMs > 0);
    const places = (news: readonly QueuePosition[]) =>
      [...new Set(news.map(({ queuePosition }) => queuePosition))].sort();
    await ana.ask('PUT', '/api/agent/availability', { state: 'away' });
    await waitUntil(async () => expect(await queuePositionOf(3)).toMatchObject({ waitMs: null }));
    await setSite({ pace_ms: 5 * MINUTE_MS, taken_at: Date.now() });
    await waitUntil(async () => {
      await look();
      expect(places(published)).toEqual([1, 2]);
    });
    expect(estimated(), 'nobody is there').toEqual([]);
    await comeOnDuty();
    await waitUntil(async () => {
      await look();
      expect(places(estimated())).toEqual([1, 2]);
    });
    await line.stop();
  });

  it('tells a visitor whose connection was noticed only after their message', async () => {
    const published: QueuePosition[] = [];
    const engine = {
      publish: async (news: { data: unknown }[]) =>
        void published.push(...news.map(({ data }) => data as QueuePosition)),
    } as unknown as Engine;
    let looks = 0;
    const line = createQueuePositionWorker({
      database: {
        ...server.services.database,
        get read() {
          looks += 1;
          return server.services.database.read;
        },
      },
      engine,
      now: Date.now,
      log: { warn: (_details, message) => expect.fail(message) },
    });
    const setHere = (here: 0 | 1) =>
      server.services.database.write((db) => db.updateTable('visitors').set({ here }).execute());
    await setHere(0);
    void line.wake();
    await waitUntil(() => expect(looks).toBe(1));
    await waitUntil(async () => {
      // The server's own look at who is connected may have put it right meanwhile.
      await setHere(1);
      void line.wake();
      expect([...new Set(published.map(({ queuePosition }) => queuePosition))].sort()).toEqual([1, 2]);
    });
    await line.stop();
  });
});
