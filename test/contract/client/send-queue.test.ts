import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../server/contract/client/ports.ts';
import { createSendQueue, type OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { CONVERSATION_ID, message, NO_ANSWER, SERVER_BROKEN, settled, TOO_LONG } from './fake-deps.ts';
import { setUp } from './send-queue-stage.ts';

const OTHER_CONVERSATION_ID = '99999999-9999-4999-8999-999999999999';

const written = (id: string, body: string, conversationId = CONVERSATION_ID) => ({
  id,
  conversationId,
  kind: 'text' as const,
  body,
  attachments: [],
});
const accepted = (entry: OutboxEntry): Answer<Message> => ({
  ok: true,
  value: { ...message(2, entry.body), id: entry.id },
});

describe('what was written', () => {
  test('is stored before it is sent', () => {
    const { disk, posted, open } = setUp();
    open().add(written('a', 'hello'));
    expect(disk.entries.map((entry) => entry.body)).toEqual(['hello']);
    expect(posted).toHaveLength(1);
  });

  test('goes out in order, one at a time', async () => {
    const { open, bodies, last } = setUp();
    const queue = open();
    for (const body of ['one', 'two', 'three']) queue.add(written(body, body));
    expect(bodies()).toEqual(['one']);
    await last().answer(accepted(last().entry));
    expect(bodies()).toEqual(['one', 'two']);
    await last().answer(accepted(last().entry));
    expect(bodies()).toEqual(['one', 'two', 'three']);
    await last().answer(accepted(last().entry));
    expect(queue.entries()).toEqual([]);
  });

  test('does not wait for another conversation', () => {
    const { open, bodies } = setUp();
    const queue = open();
    queue.add(written('a', 'here'));
    queue.add(written('b', 'there', OTHER_CONVERSATION_ID));
    expect(bodies()).toEqual(['here', 'there']);
  });

  test('goes out after a reload, in order, under the ids it had', async () => {
    const { open, posted, last } = setUp();
    const before = open();
    before.add(written('a', 'one'));
    before.add(written('b', 'two'));
    before.stop();
    const after = open();
    await settled();
    expect(after.entries().map((entry) => entry.state)).toEqual(['sending', 'waiting']);
    await last().answer(accepted(last().entry));
    await last().answer(accepted(last().entry));
    expect(posted.map(({ entry }) => entry.id)).toEqual(['a', 'a', 'b']);
  });

  test('is shown as not kept where the storage refuses', () => {
    const { open, kept, posted } = setUp({ refuses: true });
    open().add(written('a', 'hello'));
    expect(kept.at(-1)).toBe(false);
    expect(posted).toHaveLength(1);
  });
});

describe('no answer or a broken server', () => {
  test.each([NO_ANSWER, SERVER_BROKEN])('means the same id again, later: $code', async (failure) => {
    const { open, clock, posted, last } = setUp();
    const queue = open();
    queue.add(written('a', 'hello'));
    await last().answer(failure);
    expect(queue.entries()[0]).toMatchObject({ state: 'waiting', trouble: { code: failure.code } });
    expect(posted).toHaveLength(1);
    await clock.pass(500);
    expect(posted.map(({ entry }) => entry.id)).toEqual(['a', 'a']);
  });

  test('holds back what was written after it', async () => {
    const { open, clock, bodies, last } = setUp();
    const queue = open();
    queue.add(written('a', 'one'));
    queue.add(written('b', 'two'));
    await last().answer(NO_ANSWER);
    await clock.pass(500);
    expect(bodies()).toEqual(['one', 'one']);
  });

  test('is asked ever more seldom', async () => {
    const { open, clock, posted, last } = setUp();
    open().add(written('a', 'hello'));
    for (let minute = 0; minute < 60; minute += 1) {
      await last().answer(NO_ANSWER);
      await clock.pass(1_000);
    }
    expect(posted.length).toBeGreaterThan(4);
    expect(posted.length).toBeLessThan(10);
  });

  test('ends at once when something suggests that the network is back', async () => {
    const { open, posted, last } = setUp();
    const queue = open();
    queue.add(written('a', 'hello'));
    await last().answer(NO_ANSWER);
    queue.retryNow();
    expect(posted).toHaveLength(2);
    queue.retryNow();
    expect(posted).toHaveLength(2);
  });

  test('waits as long as the server asks it to', async () => {
    const { open, clock, posted, last } = setUp();
    open().add(written('a', 'hello'));
    await last().answer({ ...SERVER_BROKEN, status: 429, code: 'too_many_requests', retryAfterMs: 9_000 });
    await clock.pass(8_900);
    expect(posted).toHaveLength(1);
    await clock.pass(100);
    expect(posted).toHaveLength(2);
  });
});

describe('a refusal', () => {
  test('is shown with its reason, is not tried again, and lets the others pass', async () => {
    const { open, clock, bodies, last } = setUp();
    const queue = open();
    queue.add(written('a', 'too long'));
    queue.add(written('b', 'short'));
    await last().answer(TOO_LONG);
    expect(queue.entries()[0]).toMatchObject({
      state: 'failed',
      trouble: { code: 'message_too_long', message: 'Too long.' },
    });
    await last().answer(accepted(last().entry));
    await clock.pass(60_000);
    queue.retryNow();
    expect(bodies()).toEqual(['too long', 'short']);
  });

  test('sent again gets a new id, because the old one stands for what was refused', async () => {
    const { open, posted, last } = setUp();
    const queue = open();
    queue.add(written('a', 'too long'));
    await last().answer(TOO_LONG);
    queue.resend('a', 'b', 'shorter');
    expect(posted.map(({ entry }) => [entry.id, entry.body])).toEqual([
      ['a', 'too long'],
      ['b', 'shorter'],
    ]);
    await last().answer(accepted(last().entry));
    expect(queue.entries()).toEqual([]);
  });

  test('survives a reload, with its reason', async () => {
    const { open, last } = setUp();
    const queue = open();
    queue.add(written('a', 'too long'));
    await last().answer(TOO_LONG);
    queue.stop();
    expect(open().entries()[0]).toMatchObject({ state: 'failed', trouble: { code: 'message_too_long' } });
  });

  test('can be taken back', async () => {
    const { open, last, disk } = setUp();
    const queue = open();
    queue.add(written('a', 'too long'));
    expect(queue.take('a')).toBeNull();
    await last().answer(TOO_LONG);
    expect(queue.take('a')?.body).toBe('too long');
    expect(disk.entries).toEqual([]);
  });
});

describe('the event and the reply, in either order', () => {
  test('reply first: it leaves the queue with the reply', async () => {
    const { open, last, sent } = setUp();
    const queue = open();
    queue.add(written('a', 'hello'));
    await last().answer(accepted(last().entry));
    queue.settle('a');
    expect(queue.entries()).toEqual([]);
    expect(sent).toEqual(['a']);
  });

  test('event first: it leaves the queue with the event, and the reply changes nothing', async () => {
    const { open, last, disk } = setUp();
    const queue = open();
    queue.add(written('a', 'hello'));
    queue.settle('a');
    expect(disk.entries).toEqual([]);
    await last().answer(accepted(last().entry));
    expect(queue.entries()).toEqual([]);
  });

  test('event but no reply: it is not sent again, and what follows does not wait for it', async () => {
    const { open, clock, last, bodies } = setUp();
    const queue = open();
    queue.add(written('a', 'one'));
    queue.add(written('b', 'two'));
    queue.settle('a');
    await last().answer(NO_ANSWER);
    await clock.pass(500);
    expect(bodies()).toEqual(['one', 'two']);
  });
});

test('what the server had and has lost goes out again under its ids, before everything that waits, once', async () => {
  const { open, last, bodies, posted } = setUp();
  const queue = open();
  queue.add(written('c', 'three'));
  await last().answer(NO_ANSWER);
  const lost = [
    { ...message(2, 'one'), id: 'a' },
    { ...message(3, 'two'), id: 'b' },
  ];
  queue.offerAgain(lost);
  queue.offerAgain(lost);
  queue.retryNow();
  for (let answers = 0; answers < 3; answers += 1) await last().answer(accepted(last().entry));
  expect(bodies()).toEqual(['three', 'one', 'two', 'three']);
  expect(posted.map(({ entry }) => entry.id)).toEqual(['c', 'a', 'b', 'c']);
  expect(queue.entries()).toEqual([]);
});

test('after the end nothing is sent and no timer is left', async () => {
  const { open, clock, posted, last } = setUp();
  const queue = open();
  queue.add(written('a', 'one'));
  queue.add(written('b', 'two'));
  await last().answer(NO_ANSWER);
  queue.stop();
  await clock.pass(60_000);
  expect(posted).toHaveLength(1);
  expect(clock.running()).toBe(0);
});

test('a request that breaks off with an error is one without an answer: it neither wedges the queue nor is lost', async () => {
  const { clock } = setUp();
  let attempts = 0;
  const queue = createSendQueue({
    ...clock,
    storage: { load: () => [], save: () => true },
    post: (entry) => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('bug')) : Promise.resolve(accepted(entry));
    },
    changed: () => {},
    sent: () => {},
  });
  queue.add(written('a', 'hello'));
  await clock.pass(1_000);
  expect(attempts).toBe(2);
  expect(queue.entries()).toEqual([]);
});
