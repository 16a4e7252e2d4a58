import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { visitorChannel } from '../../server/contract/channels.ts';
import type { Engine } from '../../server/delivery/engine.ts';
import { createVisitorPresence } from '../../server/delivery/visitor-presence.ts';
import { DATABASES, type DatabasePlace } from '../support/databases.ts';
import { newVisitor } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe('who is here is right again', () => {
  let place: DatabasePlace;
  let server: TestServer;
  beforeEach(async () => {
    const sqlite = DATABASES.find(({ name }) => name === 'SQLite');
    place = (await sqlite?.place()) as DatabasePlace;
    server = await startTestServer({ env: { DATABASE_URL: place.url } });
  });
  afterEach(async () => {
    await server.remove();
    await place.remove();
  });

  const hereOf = async (id: string) => {
    const { here } = await server.services.database.read
      .selectFrom('visitors')
      .select('here')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return here === 1;
  };
  const believe = (id: string, at: number) =>
    server.services.database.write((db) =>
      db.updateTable('visitors').set({ here: 1, here_at: at }).where('id', '=', id).execute(),
    );

  it('at once after the server was killed and started again', async () => {
    const visitor = await newVisitor(server.url);
    await believe(visitor.id, Date.now());
    await server.stop();
    Object.assign(server, await server.restart());
    await vi.waitFor(async () => expect(await hereOf(visitor.id)).toBe(false), { timeout: 4_000 });
  });

  it('although a clock was set back since it was noted', async () => {
    const visitor = await newVisitor(server.url);
    await believe(visitor.id, Date.now() + 3_600_000);
    await server.services.presence.reconcile();
    expect(await hereOf(visitor.id)).toBe(false);
  });
});

describe('an engine that is away', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked again soon, more and more seldom, and at its own pace once it answers', async () => {
    const asked: number[] = [];
    let away = true;
    const engine = {
      async occupiedChannels() {
        asked.push(Date.now());
        if (away) throw new Error('The engine does not answer.');
        return [visitorChannel('nobody')];
      },
    } as unknown as Engine;
    const nothing = { execute: async () => [] };
    const chain = { select: () => chain, where: () => chain, ...nothing };
    const presence = createVisitorPresence({
      database: { read: { selectFrom: () => chain } } as never,
      engine,
      now: () => Date.now(),
      log: { warn() {} },
    });
    presence.start();
    await vi.advanceTimersByTimeAsync(4_000);
    // At 0, 500, 1,500 and 3,500 ms.
    expect(asked).toHaveLength(4);
    away = false;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(asked).toHaveLength(5);
    const back = asked.length;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(asked.length - back).toBe(3);
    presence.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length - back).toBe(3);
  });
});
