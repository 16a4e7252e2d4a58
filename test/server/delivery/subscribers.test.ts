import { expect, it } from 'vitest';
import { EventRefused } from '../../../server/delivery/subscriber.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { bodyOf, countingStatements, neverDone, openStage, recorder } from './subscriber-stage.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e'];
/** Longer than any claim of these subscribers. */
const PAST_THE_CLAIM_MS = 60_000;

onEveryDatabase('subscribers', { fresh: true, open: openStage }, (stage) => {
  it('get what they want, each of its own, and nothing is left to do', async () => {
    const [messages, all] = [recorder('messages'), recorder('all', { wants: () => true })];
    const node = await stage.started('one', [messages, all]);
    await stage.conversation(node, LETTERS);
    await stage.eventually(() => expect(messages.bodies.toSorted()).toEqual(LETTERS));
    await stage.eventually(() =>
      expect(all.bodies.toSorted()).toEqual([...LETTERS, 'conversation.started'].sort()),
    );
    await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
    // Counted after the commit, which others may see before.
    await stage.eventually(async () =>
      expect(await node.subscribers.states()).toMatchObject([
        { name: 'messages', due: 0, dead: 0, done: 5, failed: 0 },
        { name: 'all', due: 0, dead: 0, done: 6, failed: 0 },
      ]),
    );
  });

  it('cost no statement when nobody wants an event, and one for any number of events and subscribers', async () => {
    const statementsWith = async (...subscribers: ReturnType<typeof recorder>[]) => {
      const counted = countingStatements(stage.database);
      await stage.conversation(stage.node('writer', subscribers, { database: counted.database }), ['a']);
      return counted.count();
    };
    const without = await statementsWith();
    expect(without).toBeGreaterThan(2);
    expect(await statementsWith(recorder('deaf', { wants: () => false }))).toBe(without);
    // Two transactions: one begins the conversation, one sends the message.
    const everything = ['1', '2', '3'].map((name) => recorder(name, { wants: () => true }));
    expect(await statementsWith(...everything)).toBe(without + 2);
    expect(await stage.rows()).toHaveLength(6);
  });

  it('get nothing that was not committed', async () => {
    const all = recorder('all', { wants: () => true });
    const node = await stage.started('one', [all]);
    const id = await stage.conversation(node, ['kept']);
    const cut = node.runInTransaction(async (tx) => {
      await tx.db.deleteFrom('events').where('conversation_id', '=', id).where('seq', '=', 99).execute();
      const nothing = { visible: true, room: false, siteId: null, botId: null, message: null };
      tx.appended.push({ conversationId: id, seq: 99, type: 'x', at: tx.now, ...nothing });
      throw new Error('cut off');
    });
    await expect(cut).rejects.toThrow('cut off');
    await stage.eventually(() => expect(all.bodies).toContain('kept'));
    await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
    expect(all.done).toHaveLength(2);
  });

  it('take over from a node that died after the commit', async () => {
    const dead = stage.node('dead', [recorder('messages')]);
    await stage.conversation(dead, LETTERS);
    const messages = recorder('messages');
    await stage.started('heir', [messages]);
    await stage.eventually(() => expect(messages.bodies.toSorted()).toEqual(LETTERS));
  });

  it('take over from a node that died at it when its claim has ended, not before, under the same ids', async () => {
    const dying = recorder('messages');
    const ids: string[] = [];
    dying.does = (batch, signal) => {
      ids.push(...batch.map(({ id }) => id));
      return neverDone(batch, signal);
    };
    const node = await stage.started('dying', [dying]);
    await stage.conversation(node, ['a']);
    await stage.eventually(() => expect(ids).toHaveLength(1));
    const messages = recorder('messages');
    const heir = await stage.started('heir', [messages]);
    await stage.write(heir, await stage.conversation(heir), 'later');
    await stage.eventually(() => expect(messages.bodies).toEqual(['later']));
    await stage.eventually(() => expect(messages.bodies).toContain('a'), PAST_THE_CLAIM_MS);
    expect(messages.done).toEqual(expect.arrayContaining(ids));
    // The dead one comes back to itself: what it claimed is no longer its own to end.
    dying.does = async () => [];
  });

  itOnce('try what failed again alone, later and later, while the rest goes on', async () => {
    const messages = recorder('messages', { backoff: { firstMs: 1_000, mostMs: 60_000 } });
    messages.does = async (batch) => {
      if (batch.some((event) => bodyOf(event) === 'c')) throw new Error('no c');
      return [];
    };
    const writer = stage.node('writer', [messages]);
    await stage.conversation(writer, LETTERS);
    await stage.started('one', [messages]);
    await stage.eventually(() => expect(messages.batches).toHaveLength(1));
    expect(messages.batches[0]).toHaveLength(5);
    await stage.eventually(() => expect(messages.bodies.toSorted()).toEqual(['a', 'b', 'd', 'e']), 500);
    await stage.eventually(() => expect(messages.batches.length).toBeGreaterThan(8), 20_000);
    expect(messages.batches.slice(1).every((batch) => batch.length === 1)).toBe(true);
    const [row] = await stage.rows();
    expect(row?.tries).toBeGreaterThan(3);
    messages.does = async () => [];
    await stage.eventually(() => expect(messages.bodies).toContain('c'), 60_000);
    expect(new Set(messages.done).size).toBe(5);
    await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
    expect(stage.log.warn).toHaveBeenCalledWith(
      expect.objectContaining({ subscriber: 'messages' }),
      'A subscriber could not be brought its events; they are tried again.',
    );
  });

  itOnce('put aside what is refused, with its reason, and go on; it can be tried again', async () => {
    const messages = recorder('messages');
    messages.does = async (batch) =>
      batch
        .filter((one) => bodyOf(one) === 'b')
        .map(({ id }) => ({ id, error: new EventRefused('too odd') }));
    const node = await stage.started('one', [messages]);
    await stage.conversation(node, LETTERS);
    await stage.eventually(() => expect(messages.bodies.toSorted()).toEqual(['a', 'c', 'd', 'e']));
    await stage.eventually(async () =>
      expect(await stage.rows()).toMatchObject([{ tries: 1, reason: 'too odd', dead_at: stage.clock }]),
    );
    await stage.eventually(async () =>
      expect(await node.subscribers.states()).toMatchObject([{ due: 0, dead: 1, done: 4, failed: 1 }]),
    );
    expect(stage.log.warn).toHaveBeenCalledWith(
      expect.objectContaining({ subscriber: 'messages', reason: 'too odd', seq: expect.any(Number) }),
      'A subscriber refuses an event; it is put aside and not tried again.',
    );
    messages.does = async () => [];
    expect(await node.subscribers.revive('messages')).toBe(1);
    await stage.eventually(() => expect(messages.bodies).toContain('b'));
    await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
  });

  itOnce('give up what fails too often', async () => {
    const messages = recorder('messages', { maxTries: 4, backoff: { firstMs: 10, mostMs: 20 } });
    messages.does = async () => {
      throw new Error('never');
    };
    await stage.conversation(await stage.started('one', [messages]), ['a']);
    await stage.eventually(
      async () => expect(await stage.rows()).toMatchObject([{ tries: 4, reason: 'never' }]),
      1_000,
    );
    expect(messages.batches).toHaveLength(4);
  });

  itOnce(
    'keep the order of a conversation where it is asked for; what is refused holds up its own alone',
    async () => {
      const messages = recorder('messages', { ordered: true, backoff: { firstMs: 50, mostMs: 100 } });
      let refused = 0;
      messages.does = async (batch) => {
        const stubborn = batch.find((event) => bodyOf(event) === 'b');
        const outcomes = batch
          .filter((event) => bodyOf(event) === 'poison')
          .map(({ id }) => ({ id, error: new EventRefused('no') }));
        if (stubborn === undefined || refused === 3) return outcomes;
        refused += 1;
        return [...outcomes, { id: stubborn.id, error: new Error('not yet') }];
      };
      const node = await stage.started('one', [messages]);
      const first = await stage.conversation(node, LETTERS);
      const second = await stage.conversation(node, ['poison', 'behind it']);
      await stage.eventually(() => expect(messages.bodies).toEqual(LETTERS), 50);
      await stage.eventually(async () =>
        expect((await stage.rows()).map(({ reason }) => reason)).toEqual(['no', null]),
      );
      await stage.write(node, first, 'f');
      await stage.eventually(() => expect(messages.bodies).toEqual([...LETTERS, 'f']), 50);
      messages.does = async () => [];
      await node.subscribers.revive('messages');
      await stage.eventually(() => expect(messages.bodies.slice(-2)).toEqual(['poison', 'behind it']), 50);
      expect(second).not.toBe(first);
    },
  );

  itOnce('hold up neither each other nor whoever writes: one hangs, one throws', async () => {
    const signals: AbortSignal[] = [];
    const hanging = recorder('hanging', { timeoutMs: 50 });
    hanging.does = (_batch, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const throwing = recorder('throwing');
    throwing.does = async () => {
      throw new Error('away');
    };
    const well = recorder('well');
    const node = await stage.started('one', [hanging, throwing, well]);
    await stage.conversation(node, LETTERS);
    await stage.eventually(() => expect(well.bodies.toSorted()).toEqual(LETTERS));
    // The time that it has been given is over, and it is told so.
    await stage.eventually(() => expect(signals.some((signal) => signal.aborted)).toBe(true));
    await stage.eventually(
      async () => expect((await stage.rows()).filter(({ tries }) => tries > 0).length).toBeGreaterThan(5),
      1_000,
    );
  });

  it('share the work between nodes, each event once', async () => {
    const under = new Map<string, number>();
    let twice = 0;
    const nodes = [];
    const lists = ['one', 'two', 'three'].map(() => recorder('messages', { batchSize: 5 }));
    for (const messages of lists) {
      messages.does = async (batch) => {
        for (const { id } of batch) under.set(id, (under.get(id) ?? 0) + 1);
        if (batch.some(({ id }) => under.get(id) !== 1)) twice += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return [];
      };
      nodes.push(await stage.started(`node ${nodes.length}`, [messages]));
    }
    await Promise.all(
      nodes.map((node) =>
        stage.conversation(
          node,
          Array.from({ length: 30 }, (_, n) => `${n}`),
        ),
      ),
    );
    await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
    expect(lists.flatMap(({ done }) => done)).toHaveLength(90);
    expect(new Set(lists.flatMap(({ done }) => done)).size).toBe(90);
    expect(twice).toBe(0);
  });

  itOnce('give back what is under way when the process stops', async () => {
    const messages = recorder('messages');
    messages.does = (_batch, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const node = await stage.started('one', [messages]);
    await stage.conversation(node, ['a']);
    await stage.eventually(() => expect(messages.batches).toHaveLength(1));
    await node.subscribers.stop();
    expect(await stage.rows()).toMatchObject([{ tries: 0 }]);
    const heir = recorder('messages');
    await stage.started('two', [heir]);
    await stage.eventually(() => expect(heir.bodies).toEqual(['a']));
  });

  it('have ids that a restored database does not give again', async () => {
    const messages = recorder('messages');
    // Each node has stopped before the next begins: which of two running nodes delivers an event is not said.
    for (const [epoch, body] of [
      ['before', 'a'],
      ['after', 'b'],
    ] as const) {
      const node = await stage.started(epoch, [messages], { epoch });
      await stage.conversation(node, [body]);
      await stage.eventually(() => expect(messages.bodies).toContain(body));
      await node.subscribers.stop();
    }
    expect(messages.done.map((id) => id.split(':')[0])).toEqual(['before', 'after']);
  });
});
