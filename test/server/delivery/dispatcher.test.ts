import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import { startConversation } from '../../../server/conversations/start-conversation.ts';
import type { VisitorRow } from '../../../server/database/tables.ts';
import type { Transaction } from '../../../server/database/transaction.ts';
import { createDispatcher, type Dispatcher } from '../../../server/delivery/dispatcher.ts';
import { type Engine, EngineError, type Publication } from '../../../server/engine/engine.ts';
import { sendMessage } from '../../../server/messages/send-message.ts';
import { openPlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { aVisitor } from './subscriber-stage.ts';

onEveryDatabase('the dispatcher', { fresh: true, open: openPlace }, (database) => {
  let visitor: VisitorRow;
  const dispatchers: Dispatcher[] = [];
  // As large as times are: small ones would fit where real ones do not.
  let clock = 1_800_000_000_000;

  beforeEach(async () => {
    visitor = await aVisitor(database);
  });
  afterEach(async () => {
    for (const dispatcher of dispatchers.splice(0)) await dispatcher.stop();
  });

  it('publishes what was committed, in order, each copy to its own audience', async () => {
    const engine = fakeEngine();
    const { runInTransaction } = node(engine);
    const id = uuid();
    await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    for (let n = 1; n <= 30; n += 1) await write(runInTransaction, id, `Message ${n}`);
    await eventually(() => expect(engine.bodies(`private-visitor-${visitor.id}`)).toHaveLength(30));
    expect(engine.bodies(`private-visitor-${visitor.id}`)).toEqual(
      Array.from({ length: 30 }, (_, n) => `Message ${n + 1}`),
    );
    expect(engine.bodies('presence-agents')).toEqual(engine.bodies(`private-visitor-${visitor.id}`));
    await eventually(async () => expect(await unpublished()).toBe(0));
  });

  itOnce(
    'tries again when the engine is away, keeps the order, and slows nobody down meanwhile',
    async () => {
      const engine = fakeEngine();
      const { runInTransaction } = node(engine);
      engine.away = true;
      const id = uuid();
      await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
      for (let n = 1; n <= 5; n += 1) await write(runInTransaction, id, `Message ${n}`);
      await eventually(() => expect(engine.tries).toBeGreaterThan(0));
      expect(engine.taken).toEqual([]);
      engine.away = false;
      await eventually(() => {
        clock += 1_000;
        expect(engine.bodies('presence-agents')).toEqual([1, 2, 3, 4, 5].map((n) => `Message ${n}`));
      });
    },
  );

  itOnce('leaves out what the engine refuses and goes on with the rest', async () => {
    const engine = fakeEngine();
    engine.refuses = (publication) => JSON.stringify(publication).includes('poison');
    const { runInTransaction } = node(engine);
    const id = uuid();
    await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    for (const body of ['before', 'poison', 'after']) await write(runInTransaction, id, body);
    await eventually(() => expect(engine.bodies('presence-agents')).toEqual(['before', 'after']));
    await eventually(async () => expect(await unpublished()).toBe(0));
  });

  it('publishes in one batch what shared a commit and is woken for one by one', async () => {
    const name = uuid();
    const dispatcher = createDispatcher({
      ...{ database, engine: fakeEngine(), node: name, epoch: 'e', now: () => clock },
      log: { warn: () => {} },
    });
    // Not started: nothing but the waking makes it look.
    dispatchers.push(dispatcher);
    const stored = runInTransactionOf(name, () => {});
    const ids = Array.from({ length: 20 }, uuid);
    for (const id of ids) await stored((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    for (const id of ids) dispatcher.wake([id]);
    await eventually(async () => expect(await unpublished()).toBe(0));
    await eventually(() => expect(dispatcher.state().running).toBe(false));
    expect(dispatcher.state().runs).toBe(1);
  });

  it('takes over from a node that died between commit and publishing', async () => {
    const dead = runInTransactionOf('dead-node', () => {});
    const id = uuid();
    await dead((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    await write(dead, id, 'Is anybody there?');
    const engine = fakeEngine();
    node(engine);
    await eventually(() => {
      clock += 2_000;
      expect(engine.bodies('presence-agents')).toEqual(['Is anybody there?']);
    });
  });

  it('shares the work between nodes without publishing anything twice', async () => {
    const engine = fakeEngine();
    const nodes = [node(engine), node(engine), node(engine)];
    const ids = Array.from({ length: 6 }, uuid);
    await Promise.all(
      ids.map(async (id, index) => {
        const { runInTransaction } = nodes[index % 3] ?? node(engine);
        await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
        for (let n = 0; n < 10; n += 1)
          await write((nodes[(index + n) % 3] ?? { runInTransaction }).runInTransaction, id, `${n}`);
      }),
    );
    await eventually(async () => expect(await unpublished()).toBe(0));
    for (const id of ids) {
      const frames = engine.taken
        .filter((one) => one.channel === 'presence-agents')
        .map((one) => (one.data as EngineFrame).event);
      expect(frames.filter((event) => event.conversationId === id).map((event) => event.seq)).toEqual(
        Array.from({ length: 11 }, (_, n) => n + 1),
      );
    }
  });

  itOnce('sends an event over the engine’s limit without its body, counted in bytes', async () => {
    const engine = fakeEngine();
    const { runInTransaction } = node(engine);
    const id = uuid();
    await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    await write(runInTransaction, id, '茶'.repeat(4_000));
    await eventually(() => expect(engine.taken.length).toBe(4));
    const frame = engine.taken.at(-1)?.data as EngineFrame;
    expect(frame).toMatchObject({
      cut: true,
      event: { conversationId: id, seq: 2, prev: 1, type: 'message.created' },
    });
    expect(frame.event).not.toHaveProperty('data');
  });

  itOnce('goes on although the clock was set back after another process had claimed', async () => {
    const id = uuid();
    const dead = runInTransactionOf('dead', () => {});
    clock += 3_600_000;
    await dead((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    clock -= 3_600_000;
    const engine = fakeEngine();
    const { runInTransaction } = node(engine);
    await eventually(async () => expect(await unpublished()).toBe(0));
    await write(runInTransaction, id, 'Later, by the clock before');
    await eventually(() => expect(engine.bodies('presence-agents')).toEqual(['Later, by the clock before']));
  });

  it('takes over at once what was claimed by a process that died, where no other can live', async () => {
    const id = uuid();
    const dead = runInTransactionOf('dead', () => {});
    await dead((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    await write(dead, id, 'My last words');
    const engine = fakeEngine();
    node(engine, { alone: true });
    // The clock stands still: no claim runs out.
    await eventually(() => expect(engine.bodies('presence-agents')).toEqual(['My last words']));
  });

  itOnce('lets no conversation wait once the engine has answered for another', async () => {
    const engine = fakeEngine();
    const { runInTransaction } = node(engine);
    const [waiting, other] = [uuid(), uuid()];
    engine.away = true;
    await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id: waiting }));
    await eventually(() => expect(engine.tries).toBeGreaterThan(0));
    await eventually(async () => {
      const row = await database.read
        .selectFrom('conversations')
        .select('publish_failures')
        .executeTakeFirst();
      expect(row?.publish_failures).toBe(1);
    });
    engine.away = false;
    // The clock stands still: nothing that waits is due by itself.
    await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id: other }));
    await eventually(async () => expect(await unpublished()).toBe(0));
  });

  itOnce('lets nobody who writes wait for an engine that takes requests and does not answer', async () => {
    const engine = fakeEngine();
    let answer = () => {};
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const publish = engine.publish;
    let asked = 0;
    engine.publish = async (publications) => {
      asked += 1;
      await silence;
      return publish(publications);
    };
    const { runInTransaction } = node(engine);
    const ids = Array.from({ length: 10 }, () => uuid());
    for (const id of ids)
      await runInTransaction((tx) => startConversation(tx, { kind: 'visitor', visitor }, { id }));
    await eventually(() => expect(asked).toBeGreaterThan(0));
    const acknowledged: string[] = [];
    for (let n = 1; n <= 100; n += 1) {
      const body = `Message ${String(n).padStart(3, '0')}`;
      await write(runInTransaction, ids[n % ids.length] ?? '', body);
      acknowledged.push(body);
    }
    // All are on disk and acknowledged, and not one request to the engine has been answered.
    expect(acknowledged).toHaveLength(100);
    expect(engine.tries).toBe(0);
    answer();
    await eventually(async () => expect(await unpublished()).toBe(0));
    expect(engine.bodies('presence-agents').sort()).toEqual(acknowledged);
  });

  /** A server process, as far as publishing goes. */
  function node(engine: Engine, options: { alone?: boolean } = {}) {
    const name = uuid();
    const dispatcher = createDispatcher({
      database,
      engine,
      node: name,
      epoch: 'e',
      now: () => clock,
      log: { warn: () => {} },
      ...options,
    });
    dispatcher.start();
    dispatchers.push(dispatcher);
    return { runInTransaction: runInTransactionOf(name, (touched) => dispatcher.wake(touched)) };
  }

  function runInTransactionOf(name: string, wake: (touched: Set<string>) => void) {
    return async <T>(operation: (tx: Transaction) => Promise<T>): Promise<T> => {
      const touched = new Set<string>();
      const value = await database.write((db) =>
        operation({
          db,
          dialect: database.dialect,
          sealer: database.sealer,
          now: clock,
          node: name,
          touched,
          appended: [],
          happened: [],
        }),
      );
      wake(touched);
      return value;
    };
  }

  function write(runInTransaction: ReturnType<typeof runInTransactionOf>, id: string, body: string) {
    return runInTransaction((tx) =>
      sendMessage(tx, { kind: 'visitor', visitor }, id, { id: uuid(), body, kind: 'text' }),
    );
  }

  async function unpublished(): Promise<number> {
    const rows = await database.read
      .selectFrom('conversations')
      .select('id')
      .whereRef('published_seq', '<', 'seq')
      .execute();
    return rows.length;
  }
});

function fakeEngine() {
  const taken: Publication[] = [];
  const engine = {
    away: false,
    tries: 0,
    refuses: (_publication: Publication) => false,
    taken,
    /** The bodies of the messages that went over a channel. */
    bodies: (channel: string) =>
      taken.flatMap((one) => {
        const frame = one.data as EngineFrame;
        if (one.channel !== channel || frame.cut || frame.event.type !== 'message.created') return [];
        return [frame.event.data.message.body];
      }),
    async publish(publications: readonly Publication[]) {
      engine.tries += 1;
      if (engine.away) throw new EngineError('later', 'away');
      taken.push(...publications.filter((one) => !engine.refuses(one)));
      return publications.filter(engine.refuses).map(() => new EngineError('refused', 'too odd'));
    },
  };
  return engine as typeof engine & Engine;
}
