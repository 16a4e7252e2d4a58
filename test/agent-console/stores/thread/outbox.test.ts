import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../../../agent-console/stores/thread/outbox.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { OutboxEntry } from '../../../../server/contract/client/send-queue.ts';
import type { Message } from '../../../../server/contract/schemas/conversations.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import {
  ANA,
  BEN,
  byAgent,
  EPOCH,
  fakeDeps,
  fakeStorage,
  message,
  ok,
  refused,
  silence,
  uuid,
} from '../../support/fake-deps.ts';

const draft = {
  id: uuid(51),
  conversationId: uuid(1),
  kind: 'text',
  body: 'hello',
  attachments: [],
} as const;
const stored = (entry: OutboxEntry) => ok({ ...message(1, 3), id: entry.id });

function open(
  post: (entry: OutboxEntry) => Promise<Answer<Message>>,
  storage = fakeStorage(),
  agentId = ANA.id,
  epoch = EPOCH,
) {
  const deps = fakeDeps(storage);
  const sent: string[] = [];
  const outbox = createOutbox(deps, agentId, { epoch, post, sent: (one) => sent.push(one.id) });
  return { outbox, deps, sent, storage };
}

describe('the outbox', () => {
  it('sends after a reload what could not be sent before it, under the same id', async () => {
    const before = open(silence);
    before.outbox.add({ ...draft, attachments: [] });
    await settled();
    before.outbox.stop();

    const after = open(stored, before.storage);
    expect(after.outbox.entries.value.map((entry) => entry.body)).toEqual(['hello']);
    await settled();
    expect(after.sent).toEqual([draft.id]);
    expect(after.outbox.entries.value).toEqual([]);
    expect(open(stored, before.storage).outbox.entries.value).toEqual([]);
  });

  it('offers what was acknowledged of late again to a database that may lack it, wherever it was said', async () => {
    const posted: string[] = [];
    let edited = '';
    const { outbox, deps } = open(async (entry) => {
      posted.push(`${entry.conversationId === uuid(1) ? 1 : 2} ${entry.body}`);
      if (entry.id === edited) return refused(409, 'id_taken');
      return ok({
        ...message(1, posted.length),
        id: entry.id,
        body: entry.body,
        conversationId: entry.conversationId,
      });
    });
    outbox.add({ ...draft, id: uuid(60), body: 'long ago', attachments: [] });
    await settled();
    await deps.clock.pass(601_000);
    outbox.add({ ...draft, id: uuid(61), body: 'first', attachments: [] });
    outbox.add({ ...draft, id: uuid(62), body: 'second', attachments: [] });
    outbox.add({ ...draft, id: uuid(63), conversationId: uuid(2), body: 'elsewhere', attachments: [] });
    await settled();
    for (const id of [60, 61, 62, 63]) outbox.settle(uuid(id));
    posted.splice(0);
    edited = uuid(62);

    outbox.offerKept('another epoch');
    await settled();
    expect(posted.sort()).toEqual(['1 first', '1 second', '2 elsewhere']);
    // What was there all the time is neither shown again nor taken for a failure.
    expect(outbox.entries.value).toEqual([]);
    expect(outbox.acknowledged.value).toEqual([]);
  });

  it('offers it again after a reload, too, and only where the database is another one', async () => {
    const before = open(stored);
    before.outbox.add({ ...draft, attachments: [] });
    await settled();
    expect(before.sent).toEqual([draft.id]);
    before.outbox.stop();

    const same = open(stored, before.storage);
    await settled();
    expect(same.sent).toEqual([]);
    same.outbox.stop();

    // The answer to the offer is lost with its tab: the next one makes it again.
    const unheard = open(silence, before.storage, ANA.id, 'another epoch');
    await settled();
    unheard.outbox.stop();
    const edited = open(() => refused(409, 'id_taken'), before.storage, ANA.id, 'another epoch');
    await settled();
    expect(edited.outbox.entries.value).toEqual([]);

    const over = open(stored, before.storage, ANA.id, 'a third epoch');
    await settled();
    expect(over.sent).toEqual([]);
  });

  it('offers again under the new epoch what the new database has acknowledged, should that be lost as well', async () => {
    const before = open(stored);
    before.outbox.add({ ...draft, attachments: [] });
    await settled();
    for (const epoch of ['second', 'third']) {
      const next = open(stored, before.storage, ANA.id, epoch);
      await settled();
      expect(next.sent).toEqual([draft.id]);
      next.outbox.stop();
      const again = open(stored, before.storage, ANA.id, epoch);
      await settled();
      expect(again.sent).toEqual([]);
      again.outbox.stop();
    }
  });

  it('keeps so much and no more of what was acknowledged, for ten minutes', async () => {
    const { outbox, storage, deps } = open((entry) =>
      ok({ ...message(1, 3), id: entry.id, body: entry.body }),
    );
    const keys = () => storage.keys('frontdesk.kept.');
    const add = async (from: number, count: number, body: string) => {
      for (let n = from; n < from + count; n += 1)
        outbox.add({ ...draft, id: uuid(n), body, attachments: [] });
      await expect.poll(() => outbox.entries.value).toEqual([]);
    };
    await add(1_000, 230, 'short');
    expect(keys()).toHaveLength(200);
    await add(2_000, 60, 'long '.repeat(1_000));
    expect(keys().length).toBeGreaterThan(30);
    expect(keys().length).toBeLessThan(40);
    expect(keys().at(-1)).toContain(uuid(2_059));

    await deps.clock.pass(601_000);
    const later = createOutbox(deps, BEN.id, {
      epoch: EPOCH,
      post: stored,
      sent: () => {},
    });
    expect(keys()).toEqual([]);
    later.stop();
  });

  it("never sends one agent's words as another's", async () => {
    const ana = open(silence);
    ana.outbox.add({ ...draft, attachments: [] });
    await settled();

    const ben = open(stored, ana.storage, BEN.id);
    await settled();
    expect(ben.sent).toEqual([]);
    expect(ben.outbox.entries.value).toEqual([]);
  });

  it('leaves alone what another tab has stored', async () => {
    const one = open(silence);
    const other = open(stored, one.storage);
    one.outbox.add({ ...draft, attachments: [] });
    other.outbox.add({ ...draft, id: uuid(52), attachments: [] });
    await settled();

    expect(other.sent).toEqual([uuid(52)]);
    expect(open(silence, one.storage).outbox.entries.value.map((entry) => entry.id)).toEqual([draft.id]);
  });

  it('survives what it cannot read in its storage', () => {
    const storage = fakeStorage();
    storage.write(`frontdesk.outbox.${ANA.id}.${uuid(1)}`, '{"id": 7');
    storage.write(`frontdesk.outbox.${ANA.id}.${uuid(2)}`, '{"id": "x"}');
    expect(open(silence, storage).outbox.entries.value).toEqual([]);
  });

  it('keeps a refused message with its reason until the agent decides', async () => {
    const { outbox, deps } = open(() => refused(400, 'message_too_long'));
    outbox.add({ ...draft, attachments: [] });
    await deps.clock.pass(60_000);
    expect(outbox.entries.value[0]).toMatchObject({ state: 'failed', trouble: { code: 'message_too_long' } });
    expect(outbox.take(draft.id)?.body).toBe('hello');
    expect(outbox.entries.value).toEqual([]);
  });
});

/** Two tabs of one agent: each hears what the other stores. Their answers are the test's. */
function openTwo(answers: [typeof silence | typeof stored, typeof silence | typeof stored]) {
  const storage = fakeStorage();
  const posted: string[][] = [[], []];
  const tabs = [0, 1].map((index) => {
    const own = {
      ...storage,
      write(key: string, value: string | null) {
        const before = storage.read(key);
        storage.write(key, value);
        if (before !== value) queueMicrotask(() => tabs[1 - index]?.outbox.storageChanged(key));
        return true;
      },
    };
    return open(
      (entry) => {
        posted[index]?.push(entry.body);
        return (answers[index] ?? silence)(entry);
      },
      own as ReturnType<typeof fakeStorage>,
    );
  });
  const [first, second] = tabs;
  if (first === undefined || second === undefined) throw new Error('Two tabs were opened.');
  return { first, second, posted, storage };
}

describe('two tabs of one agent', () => {
  it('show the same, and what one could not send goes out from the other, in order and once', async () => {
    const { first, second, posted, storage } = openTwo([silence, stored]);
    for (const [index, body] of ['one', 'two', 'three'].entries())
      first.outbox.add({ ...draft, id: uuid(60 + index), body, attachments: [] });
    await settled();
    await second.deps.clock.pass(10_000);
    expect(posted[1]).toEqual(['one', 'two', 'three']);
    expect(storage.keys('frontdesk.outbox.')).toEqual([]);
    await settled();
    expect(first.outbox.entries.value).toEqual([]);
    await first.deps.clock.pass(120_000);
    expect(posted[1]).toEqual(['one', 'two', 'three']);
  });

  it('discard together', async () => {
    const { first, second, posted, storage } = openTwo([silence, silence]);
    first.outbox.add({ ...draft, attachments: [] });
    await settled();
    expect(second.outbox.entries.value).toHaveLength(1);
    first.outbox.take(draft.id);
    await settled();
    expect(second.outbox.entries.value).toEqual([]);
    const before = posted.flat().length;
    for (const tab of [first, second]) await tab.deps.clock.pass(120_000);
    expect(posted.flat()).toHaveLength(before);
    expect(storage.values.size).toBe(0);
  });
});

describe('after a restored back-up', () => {
  it('what was acknowledged and is not shown yet goes out again, with what was shown and is lost', async () => {
    const { outbox, sent } = open(stored);
    outbox.add({ ...draft, attachments: [] });
    await settled();
    expect(outbox.acknowledged.value).toHaveLength(1);
    outbox.offerAgain([{ ...message(1, 2, byAgent(ANA)), body: 'shown before' }]);
    expect(outbox.acknowledged.value).toEqual([]);
    await settled();
    expect(sent).toEqual([draft.id, uuid(1_002), draft.id]);
  });
});

it('says so where the storage refuses, and sends all the same', async () => {
  const refusing = { ...fakeStorage(), write: () => false, keys: () => [] };
  const { outbox, deps, sent } = open(stored, refusing as ReturnType<typeof fakeStorage>);
  outbox.add({ ...draft, attachments: [] });
  expect(outbox.stored.value).toBe(false);
  await deps.clock.pass(10);
  expect(sent).toEqual([draft.id]);
  expect(outbox.stored.value).toBe(true);
});
