import { expect, it } from 'vitest';
import { EventRefused, type Subscriber } from '../../../server/delivery/subscriber.ts';
import { fillThread } from '../../support/long-thread.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { neverDone, openStage, recorder } from './subscriber-stage.ts';

const DAY_MS = 86_400_000;

onEveryDatabase('what is due for subscribers', { fresh: true, open: openStage }, (stage, name) => {
  itOnce('waits for its delay', async () => {
    const late = recorder('late', { delayMs: 120_000 });
    const [node, probe] = [await stage.started('one', [late]), recorder('probe')];
    const second = await stage.started('two', [probe]);
    await stage.conversation(node, ['a']);
    stage.clock += 119_000;
    // Whoever has looked since has found nothing.
    await stage.conversation(second, ['b']);
    await stage.eventually(() => expect(probe.bodies).toEqual(['b']));
    expect(late.batches).toEqual([]);
    await stage.eventually(() => expect(late.bodies).toEqual(['a']), 1_000);
  });

  itOnce('is due again when the clock is set back beyond every claim and delay', async () => {
    const dying = recorder('messages', { delayMs: 1_000 });
    dying.does = neverDone;
    const node = await stage.started('dying', [dying]);
    await stage.conversation(node, ['a']);
    await stage.eventually(() => expect(dying.batches).toHaveLength(1), 500);
    stage.clock -= DAY_MS;
    const messages = recorder('messages', { delayMs: 1_000, backoff: { firstMs: 10, mostMs: 1_000 } });
    await stage.started('heir', [messages]);
    await stage.eventually(() => expect(messages.bodies).toEqual(['a']), 500);
  });

  it.runIf(name === 'SQLite')(
    'is free at once when the process that claimed it cannot be alive',
    async () => {
      const dying = recorder('messages');
      dying.does = neverDone;
      const node = await stage.started('dying', [dying], { alone: true });
      await stage.conversation(node, ['a']);
      await stage.eventually(() => expect(dying.batches).toHaveLength(1));
      const messages = recorder('messages');
      await stage.started('heir', [messages], { alone: true });
      await stage.eventually(() => expect(messages.bodies).toEqual(['a']));
    },
  );

  it.each([false, true])(
    'begins from now, or from the beginning, as is asked for; ordered: %s',
    async (ordered) => {
      const before = stage.node('before', []);
      const ids = [];
      // More events than one page of the past, in conversations of several.
      for (let n = 0; n < 12; n += 1) {
        const id = await stage.conversation(before);
        await fillThread({ database: stage.database, now: () => stage.clock }, id, 50);
        ids.push(id);
      }
      const fromNow = recorder('from now');
      const all = recorder('all', { from: 'beginning', ordered });
      const node = await stage.started('one', [fromNow, all]);
      await stage.write(node, ids[0] as string, 'later');
      await stage.eventually(() => expect(new Set(all.done).size).toBe(601));
      await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
      expect(fromNow.bodies).toEqual(['later']);
      // Who has been from the beginning does not begin again.
      const again = recorder('all', { from: 'beginning', ordered });
      const second = await stage.started('two', [again]);
      await stage.conversation(second, ['new']);
      await stage.eventually(() => expect([...all.bodies, ...again.bodies]).toContain('new'));
      expect(new Set([...all.done, ...again.done]).size).toBe(602);
      if (!ordered) return;
      for (const id of ids) {
        const own = all.done.filter((one) => one.includes(id)).map((one) => Number(one.split(':')[2]));
        // An event that came meanwhile may come twice, under the same id.
        expect([...new Set(own)]).toEqual([...new Set(own)].sort((a, b) => a - b));
      }
    },
  );

  it('goes with a subscriber that is removed, and stays with one that another node has', async () => {
    const gone = recorder('gone', { maxTries: 1 });
    gone.does = async () => {
      throw new EventRefused('no');
    };
    await stage.conversation(await stage.started('old version', [gone]), ['a', 'b']);
    await stage.eventually(async () =>
      expect((await stage.rows()).filter(({ dead_at }) => dead_at !== null)).toHaveLength(2),
    );
    const registered = async () =>
      (await stage.database.read.selectFrom('subscribers').select('name').orderBy('name').execute()).map(
        (row) => row.name,
      );
    await stage.started('other version', [recorder('kept')]);
    expect(await registered()).toEqual(['gone', 'kept']);
    await stage.started('alone', [recorder('kept')], { alone: true });
    await stage.eventually(async () => expect(await registered()).toEqual(['kept']));
    expect(await stage.rows()).toEqual([]);
  });

  it('is done exactly once where the work is in the same transaction, and undone with it', async () => {
    let poison = true;
    const counter: Subscriber = {
      name: 'counter',
      wants: ({ type }) => type === 'message.created',
      backoff: { firstMs: 100, mostMs: 200 },
      async runInTransaction({ db }, batch) {
        for (const { id } of batch)
          await db
            .insertInto('meta')
            .values({ name: `counted ${id}`, value: '' })
            .execute();
        if (poison && batch.some(({ seq }) => seq === 3)) throw new Error('not this one');
      },
    };
    const counted = async () =>
      (
        await stage.database.read
          .selectFrom('meta')
          .select('name')
          .where('name', 'like', 'counted %')
          .execute()
      ).length;
    const nodes = [await stage.started('one', [counter]), await stage.started('two', [counter])];
    await Promise.all(nodes.map((node) => stage.conversation(node, ['a', 'b', 'c', 'd'])));
    await stage.eventually(async () => expect(await counted()).toBe(6), 500);
    poison = false;
    await stage.eventually(async () => expect(await counted()).toBe(8), 500);
    await stage.eventually(async () => expect(await stage.rows()).toEqual([]));
  });

  itOnce('says what is late', async () => {
    const messages = recorder('messages');
    const node = await stage.started('one', []);
    const writer = stage.node('writer', [messages]);
    await stage.conversation(writer, ['a']);
    expect(await node.subscribers.isLate('messages', 2_000)).toBe(false);
    stage.clock += 2_001;
    expect(await node.subscribers.isLate('messages', 2_000)).toBe(true);
    expect(await writer.subscribers.states()).toMatchObject([{ due: 1, oldestMs: 2_001 }]);
    await stage.started('two', [messages]);
    await stage.eventually(async () => expect(await node.subscribers.isLate('messages', 2_000)).toBe(false));
  });
});
