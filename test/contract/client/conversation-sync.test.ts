import { describe, expect, test } from 'vitest';
import { createConversationSync } from '../../../server/contract/client/conversation-sync.ts';
import type { Answer, Failure } from '../../../server/contract/client/ports.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { ConversationEvent, EngineFrame, EventPage } from '../../../server/contract/schemas/events.ts';
import {
  conversationAt,
  createFakeClock,
  deferred,
  messageEvent,
  NO_ANSWER,
  settled,
  startedEvent,
} from './fake-deps.ts';

const live = (event: ConversationEvent, epoch = 'first'): EngineFrame => ({ epoch, cut: false, event });

/** A server that holds `head` events, and a browser that has seen `seen` of them (null: none, not even the start). */
function setUp({ seen, head }: { seen: number | null; head: number }) {
  const clock = createFakeClock();
  const server = {
    head,
    epoch: 'first',
    broken: null as Failure | null,
    hold: null as Promise<unknown> | null,
  };
  const asked: string[] = [];
  const refused: Failure[] = [];
  const shown: Conversation[] = [];
  const lost: number[] = [];
  const answer = async <T>(name: string, value: () => T): Promise<Answer<T>> => {
    asked.push(name);
    await server.hold;
    return server.broken ?? { ok: true, value: value() };
  };
  const sync = createConversationSync(
    {
      ...clock,
      fetchEvents: (after) =>
        answer(`events after ${after}`, (): EventPage => {
          const events = Array.from({ length: Math.max(0, server.head - after) }, (_, index) =>
            messageEvent(after + index + 1),
          );
          return { epoch: server.epoch, events, head: server.head, more: false };
        }),
      fetchConversation: () =>
        answer('the whole', () => ({ conversation: conversationAt(server.head), epoch: server.epoch })),
      changed: (conversation) => void shown.push(conversation),
      replaced: (messages) => void lost.push(...messages.map((one) => one.seq)),
      refused: (failure) => void refused.push(failure),
    },
    seen === null ? null : { conversation: conversationAt(seen), epoch: 'first' },
  );
  const seqs = () => sync.current()?.messages.map((one) => one.seq);
  return { sync, clock, server, asked, refused, shown, lost, seqs };
}

describe('events over the engine', () => {
  test('the next one is applied without asking the server', () => {
    const { sync, asked, seqs } = setUp({ seen: 3, head: 4 });
    sync.receive(live(messageEvent(4)));
    expect(seqs()).toEqual([2, 3, 4]);
    expect(asked).toEqual([]);
  });

  test('one that came before is ignored, however often it comes', () => {
    const { sync, shown, seqs } = setUp({ seen: 3, head: 4 });
    for (const seq of [2, 3, 4, 4, 4]) sync.receive(live(messageEvent(seq)));
    expect(seqs()).toEqual([2, 3, 4]);
    expect(shown).toHaveLength(1);
  });

  test('one after a gap makes it fetch, and everything is there once and in order', async () => {
    const { sync, asked, seqs } = setUp({ seen: 2, head: 5 });
    sync.receive(live(messageEvent(5)));
    await settled();
    expect(asked).toEqual(['events after 2']);
    expect(seqs()).toEqual([2, 3, 4, 5]);
  });

  test('an event that this reader may not see is no gap', () => {
    const { sync, asked, seqs } = setUp({ seen: 3, head: 5 });
    sync.receive(live(messageEvent(5, 3)));
    expect(asked).toEqual([]);
    expect(seqs()).toEqual([2, 3, 5]);
  });

  test('those that come during a fetch are applied after it, in order', async () => {
    const { sync, server, seqs } = setUp({ seen: 2, head: 3 });
    const gate = deferred<void>();
    server.hold = gate.promise;
    void sync.catchUp();
    for (const seq of [5, 3, 4]) sync.receive(live(messageEvent(seq)));
    expect(seqs()).toEqual([2]);
    gate.resolve();
    await settled();
    expect(seqs()).toEqual([2, 3, 4, 5]);
  });

  test('one that was cut for its size is fetched', async () => {
    const { sync, asked, seqs } = setUp({ seen: 3, head: 4 });
    const { data: _, ...event } = messageEvent(4);
    sync.receive({ epoch: 'first', cut: true, event });
    await settled();
    expect(asked).toEqual(['events after 3']);
    expect(seqs()).toEqual([2, 3, 4]);
  });

  test('the first of a conversation begins it', async () => {
    const { sync, server } = setUp({ seen: null, head: 1 });
    await sync.catchUp();
    expect(sync.current()?.state.seq).toBe(1);
    server.head = 2;
    sync.receive(live(messageEvent(2)));
    expect(sync.current()?.state.seq).toBe(2);
    sync.receive(live(startedEvent()));
    expect(sync.current()?.state.seq).toBe(2);
  });

  test('one that the server itself does not know yet is asked for again at a slackening pace, not in a loop', async () => {
    const { sync, clock, asked } = setUp({ seen: 2, head: 2 });
    sync.receive(live(messageEvent(9)));
    await clock.pass(60_000);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThan(12);
  });
});

describe('another epoch: the database is another one', () => {
  test('drops everything and fetches the whole', async () => {
    const { sync, server, asked, seqs } = setUp({ seen: 6, head: 6 });
    server.epoch = 'second';
    server.head = 2;
    sync.receive(live(messageEvent(2), 'second'));
    await settled();
    expect(asked.at(-1)).toBe('the whole');
    expect(seqs()).toEqual([2]);
  });

  test('a head behind what was seen means the same', async () => {
    const { sync, server, asked, seqs } = setUp({ seen: 6, head: 6 });
    server.head = 3;
    await sync.catchUp();
    expect(asked).toEqual(['events after 6', 'the whole']);
    expect(seqs()).toEqual([2, 3]);
  });

  test('events of the old one that waited during the fetch are never applied to the new one', async () => {
    const { sync, clock, server, asked, seqs } = setUp({ seen: 2, head: 2 });
    const gate = deferred<void>();
    server.hold = gate.promise;
    void sync.catchUp();
    sync.receive(live(messageEvent(3, 2)));
    sync.receive(live(messageEvent(9)));
    server.epoch = 'second';
    gate.resolve();
    await settled();
    expect(seqs()).toEqual([2]);
    const whole = () => asked.filter((one) => one === 'the whole').length;
    const before = whole();
    await clock.pass(60_000);
    expect(whole()).toBe(before);
  });

  test('says which of the messages that were shown the other one does not have', async () => {
    const { sync, server, lost } = setUp({ seen: 6, head: 6 });
    server.epoch = 'second';
    server.head = 3;
    await sync.catchUp();
    expect(lost).toEqual([4, 5, 6]);
    await sync.catchUp();
    expect(lost).toEqual([4, 5, 6]);
  });
});

describe('a last event that was lost on a live connection leaves no gap', () => {
  test('so it is looked for at growing intervals after every sign of life', async () => {
    const { sync, clock, server, asked, seqs } = setUp({ seen: 2, head: 3 });
    sync.receive(live(messageEvent(3)));
    await clock.pass(4_000);
    expect(asked).toHaveLength(0);
    server.head = 4;
    await clock.pass(1_000);
    expect(seqs()).toEqual([2, 3, 4]);
    const before = asked.length;
    await clock.pass(600_000);
    expect(asked.length - before).toBe(4);
    server.head = 5;
    sync.receive(live(messageEvent(5)));
    await clock.pass(5_000);
    expect(asked.length - before).toBe(5);
  });
});

describe('a fetch', () => {
  test('that fails is tried again with growing pauses until it works', async () => {
    const { sync, clock, server, asked, seqs } = setUp({ seen: 2, head: 4 });
    server.broken = NO_ANSWER;
    void sync.catchUp();
    await clock.pass(10_000);
    const tries = asked.length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(8);
    server.broken = null;
    await clock.pass(30_000);
    expect(seqs()).toEqual([2, 3, 4]);
    await clock.pass(80_000);
    expect(clock.running()).toBe(0);
  });

  test('waits as long as the server asks it to', async () => {
    const { sync, clock, server, asked } = setUp({ seen: 2, head: 4 });
    server.broken = {
      ok: false,
      status: 429,
      code: 'too_many_requests',
      message: 'Slowly.',
      retryAfterMs: 20_000,
    };
    void sync.catchUp();
    await clock.pass(19_000);
    expect(asked).toHaveLength(1);
    await clock.pass(1_000);
    expect(asked).toHaveLength(2);
  });

  test('that is refused for good ends it, and says so once', async () => {
    const { sync, clock, server, asked, refused } = setUp({ seen: 2, head: 4 });
    server.broken = { ok: false, status: 401, code: 'visitor_unknown', message: 'Who?' };
    await sync.catchUp();
    await sync.catchUp();
    await clock.pass(60_000);
    expect(asked).toHaveLength(1);
    expect(refused.map((failure) => failure.code)).toEqual(['visitor_unknown']);
  });

  test('asked for during another one follows it, once', async () => {
    const { sync, server, asked } = setUp({ seen: 2, head: 2 });
    const gate = deferred<void>();
    server.hold = gate.promise;
    void sync.catchUp();
    void sync.catchUp();
    void sync.catchUp();
    expect(asked).toHaveLength(1);
    gate.resolve();
    await settled();
    expect(asked).toHaveLength(2);
  });

  test('whose answer comes after the end changes nothing any more', async () => {
    const { sync, clock, server, shown } = setUp({ seen: 2, head: 5 });
    const gate = deferred<void>();
    server.hold = gate.promise;
    void sync.catchUp();
    sync.receive(live(messageEvent(3)));
    sync.stop();
    gate.resolve();
    await clock.pass(60_000);
    expect(shown).toEqual([]);
    expect(clock.running()).toBe(0);
  });
});

test('older messages go before those there are, once', () => {
  const { sync, seqs } = setUp({ seen: 3, head: 3 });
  const older = conversationAt(3).messages;
  sync.prepend(older, true);
  expect(seqs()).toEqual([2, 3]);
  expect(sync.current()?.earlier).toBe(true);
});
