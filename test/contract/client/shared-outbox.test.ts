import { describe, expect, test } from 'vitest';
import type { Answer, KeyValueStorage } from '../../../server/contract/client/ports.ts';
import type { OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import { createSharedOutbox } from '../../../server/contract/client/shared-outbox.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import {
  CONVERSATION_ID,
  createFakeClock,
  deferred,
  message,
  NO_ANSWER,
  settled,
  TOO_LONG,
} from './fake-deps.ts';

type Reply = Answer<Message>;

/** Tabs of one browser over one storage; what each posts is answered by the test. */
function browser() {
  const clock = createFakeClock();
  const disk = new Map<string, string>();
  const tabs: { self: object; hear(key: string): void }[] = [];
  let full = false;
  let ids = 0;
  const open = ({ known = [] as Message[], keeps = (): boolean => true, asked = Promise.resolve() } = {}) => {
    const self = {};
    const posted: { entry: OutboxEntry; answer(reply: Reply): Promise<void> }[] = [];
    const storage: KeyValueStorage = {
      read: (key) => disk.get(key) ?? null,
      write(key, text) {
        if (text === null) disk.delete(key);
        else if (full) return false;
        else disk.set(key, text);
        for (const tab of tabs) if (tab.self !== self) tab.hear(key);
        return true;
      },
      keys: (prefix) => [...disk.keys()].filter((key) => key.startsWith(prefix)),
    };
    const shown = new Set<string>();
    const outbox = createSharedOutbox({
      ...clock,
      storage,
      prefix: 'outbox.',
      keeps,
      newId: () => {
        ids += 1;
        return `again-${ids}`;
      },
      exclusively: (_entry, action) => action(),
      post(entry) {
        const reply = deferred<Reply>();
        posted.push({
          entry,
          answer: (answer) => {
            reply.resolve(answer);
            return settled();
          },
        });
        return reply.promise;
      },
      look: ({ id }) => asked.then(() => known.find((one) => one.id === id)),
      shows: ({ id }) => shown.has(id),
      sent: () => {},
    });
    tabs.push({ self, hear: outbox.storageChanged });
    return { outbox, posted, shown, close: () => outbox.stop() };
  };
  return { clock, disk, open, fill: () => (full = true) };
}

const written = (id: string): Parameters<ReturnType<typeof createSharedOutbox>['add']>[0] => ({
  id,
  conversationId: CONVERSATION_ID,
  kind: 'text',
  body: id,
  attachments: [],
});
const stored = (id: string): Reply => ({ ok: true, value: { ...message(2), id } });
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('a message between the outbox and the conversation', () => {
  test('is acknowledged until its event comes', async () => {
    const { outbox, posted } = browser().open();
    outbox.add(written('one'));
    await posted[0]?.answer(stored('one'));
    expect(outbox.entries.value).toEqual([]);
    expect(idsOf(outbox.acknowledged.value)).toEqual(['one']);
    expect(outbox.settle('one'), 'it was no longer on its way').toBe(false);
    expect(outbox.acknowledged.value).toEqual([]);
  });

  test('is not shown a second time where the event was quicker than the reply', async () => {
    const { outbox, posted } = browser().open();
    outbox.add(written('one'));
    expect(outbox.settle('one')).toBe(true);
    await posted[0]?.answer(stored('one'));
    expect(outbox.acknowledged.value).toEqual([]);
  });

  test('is handed back where the database that acknowledged it is gone', async () => {
    const { outbox, posted } = browser().open();
    outbox.add(written('one'));
    await posted[0]?.answer(stored('one'));
    outbox.offerAgain(outbox.takeAcknowledged());
    expect(idsOf(outbox.entries.value)).toEqual(['one']);
    expect(outbox.acknowledged.value).toEqual([]);
  });
});

describe('an outbox in several tabs', () => {
  test('is the same in all of them, and what one takes out no other sends', async () => {
    const { open } = browser();
    const [first, second] = [open(), open()];
    first.outbox.add(written('one'));
    await settled();
    expect(idsOf(second.outbox.entries.value)).toEqual(['one']);
    await first.posted[0]?.answer(TOO_LONG);
    first.outbox.take('one');
    expect(second.outbox.entries.value).toEqual([]);
  });

  test('is sent by another when the one that wrote it goes', async () => {
    const { clock, open } = browser();
    const [first, second] = [open(), open()];
    first.outbox.add(written('one'));
    first.close();
    await clock.pass(60_000);
    expect(second.posted.map(({ entry }) => entry.id)).toEqual(['one']);
  });

  test('asks first whether the server has what another tab wrote', async () => {
    const { open } = browser();
    const first = open();
    const second = open({ known: [{ ...message(2), id: 'one' }] });
    first.outbox.add(written('one'));
    await settled();
    expect(second.posted).toEqual([]);
    expect(idsOf(second.outbox.acknowledged.value)).toEqual(['one']);
  });

  test('sends nothing that another tab has forgotten while the server was asked', async () => {
    const { disk, open } = browser();
    const asked = deferred<void>();
    const [first, second] = [open(), open({ asked: asked.promise })];
    first.outbox.add(written('one'));
    await settled();
    // No tab has heard of it yet.
    disk.delete('outbox.one');
    asked.resolve();
    await settled();
    expect(second.posted).toEqual([]);
    expect(second.outbox.entries.value).toEqual([]);
  });

  test('leaves the stored items of others alone', () => {
    const { disk, open } = browser();
    disk.set('draft', 'half a sentence');
    const { outbox } = open();
    outbox.storageChanged('draft');
    expect(outbox.entries.value).toEqual([]);
    expect(disk.get('draft')).toBe('half a sentence');
  });
});

test('a refused message goes out under a new id, because the old one has been answered', async () => {
  const { outbox, posted } = browser().open();
  outbox.add(written('one'));
  await posted[0]?.answer(TOO_LONG);
  outbox.resend('one');
  expect(posted.map(({ entry }) => entry.id)).toEqual(['one', 'again-1']);
});

test('nothing is left of what was not sent once it is forgotten', async () => {
  const { disk, open } = browser();
  const { outbox, posted } = open();
  outbox.add(written('one'));
  outbox.add(written('two'));
  await posted[0]?.answer(stored('one'));
  outbox.clear();
  expect([outbox.entries.value, outbox.acknowledged.value, disk.size]).toEqual([[], [], 0]);
});

test.each([
  ['the storage is full', true, () => true],
  ['what else is needed is not kept', false, () => false],
])('it is said that nothing would survive a reload where %s', async (_why, full, keeps) => {
  const { open, fill } = browser();
  const { outbox, posted } = open({ keeps });
  expect(outbox.stored.value).toBe(true);
  if (full) fill();
  outbox.add(written('one'));
  expect(outbox.stored.value).toBe(false);
  await posted[0]?.answer(NO_ANSWER);
});
