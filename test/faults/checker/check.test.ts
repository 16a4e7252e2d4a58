import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, type Run } from './check.ts';
import { wrongDeliveries } from './deliveries.ts';
import type { HistoryEntry, StoredMessage } from './history.ts';

const row = (seq: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  conversationId: 'c',
  id: `m${seq}`,
  seq,
  body: `Body ${seq}.`,
  author: 'visitor',
  ...more,
});
const sent = (seq: number, more: object = {}): HistoryEntry => ({
  kind: 'sent',
  screen: 'visitor-1',
  author: 'visitor',
  conversationId: 'c',
  id: `m${seq}`,
  body: `Body ${seq}.`,
  ...more,
});
const shown = (screen: string, ...ids: string[]): HistoryEntry => ({
  kind: 'shown',
  screen,
  conversationId: 'c',
  ids,
});
const acknowledged = (id: string): HistoryEntry => ({
  kind: 'acknowledged',
  screen: 'visitor-1',
  conversationId: 'c',
  id,
});
const note = { note: true, author: 'agent', screen: 'agent-1' };

/** Three messages and a note, everything as it should be. */
const good = (): Run => ({
  history: [
    sent(1),
    acknowledged('m1'),
    shown('visitor-1', 'm1'),
    sent(2),
    sent(3, note),
    shown('visitor-1', 'm2'),
    shown('agent-1', 'm1', 'm2', 'm3'),
    sent(4),
    shown('visitor-1', 'm4'),
    shown('agent-1', 'm4'),
    { kind: 'received', browser: 'visitor-1', text: '{"body":"Body 1."}' },
  ],
  stored: {
    messages: [row(1), row(2), row(3, { note: true }), row(4)],
    eventSeqs: new Map([['c', [1, 2, 3, 4]]]),
  },
  viewers: [{ browser: 'visitor-1', conversationIds: ['c'] }],
});
const broken = (change: (run: { history: HistoryEntry[]; stored: Run['stored'] }) => void) => {
  const run = good();
  const copy = { ...run, history: [...run.history] };
  change(copy);
  return check(copy).map(({ invariant, sentence }) => `${invariant} ${sentence}`);
};

describe('the checker', () => {
  it('has nothing to say of a good run', () => {
    expect(check(good())).toEqual([]);
    const screens = [
      {
        screen: 'visitor-1',
        audience: 'visitor' as const,
        conversationId: 'c',
        ids: ['m1', 'm2', 'm4'],
        state: 's',
      },
      {
        screen: 'agent-1',
        audience: 'agent' as const,
        conversationId: 'c',
        ids: ['m1', 'm2', 'm3', 'm4'],
        state: 's',
      },
    ];
    const run = good();
    expect(check({ ...run, stored: { ...run.stored, states: new Map([['c', 's']]) }, screens })).toEqual([]);
  });

  it('I1: notices what was acknowledged, or shown, and is not on disk', () => {
    expect(broken(({ history }) => history.push(acknowledged('m9')))).toEqual([
      'I1 m9 was acknowledged on visitor-1 and is not stored.',
    ]);
    expect(broken(({ history }) => history.splice(2, 1, shown('visitor-1', 'ghost', 'm1')))).toContain(
      'I1 visitor-1 shows ghost, which is not stored.',
    );
  });

  it('I2: notices what is stored twice, shown twice, or came from nowhere', () => {
    expect(broken(({ stored }) => stored.messages.push(row(5, { body: 'Body 1.' })))).toContain(
      'I2 "Body 1." is stored twice: as m1 and as m5.',
    );
    expect(broken(({ stored }) => stored.messages.push(row(5)))).toContain(
      'I2 m5 is stored and nobody sent it.',
    );
    expect(broken(({ history }) => history.splice(3, 0, shown('visitor-1', 'm1')))).toContain(
      'I2 visitor-1 shows m1 twice.',
    );
  });

  it('I3: notices holes, and another order on a screen, also when it was mended later', () => {
    expect(broken(({ stored }) => Object.assign(stored, { eventSeqs: new Map([['c', [1, 2, 4]]]) }))).toEqual(
      ['I3 c has 4 in place of event 3.'],
    );
    const mended = broken(({ history }) => {
      history.splice(6, 1, shown('agent-1', 'm2', 'm1', 'm3'));
      history.push({
        kind: 'redrawn',
        screen: 'agent-1',
        conversationId: 'c',
        ids: ['m1', 'm2', 'm3', 'm4'],
      });
    });
    expect(mended).toEqual(['I3 agent-1 shows m1 after m2, which is stored later.']);
  });

  it('I4: notices a screen that misses something at the end, or shows another state', () => {
    expect(broken(({ history }) => history.splice(9, 1))).toEqual([
      'I4 At the end agent-1 shows 3 of the 4 messages of c; 1 are missing, the first difference is number 4.',
    ]);
    const run = good();
    const screen = {
      screen: 'visitor-1',
      audience: 'visitor' as const,
      conversationId: 'c',
      ids: ['m1', 'm2', 'm4'],
    };
    const found = check({
      ...run,
      stored: { ...run.stored, states: new Map([['c', 'open']]) },
      screens: [{ ...screen, state: 'waiting' }],
    });
    expect(found).toMatchObject([{ invariant: 'I4' }]);
  });

  it('I5: notices a note, or anything of another conversation, at a visitor’s', () => {
    const leak = (text: string): HistoryEntry => ({ kind: 'received', browser: 'visitor-1', text });
    expect(broken(({ history }) => history.push(leak('{"x":"Body 3."}')))).toEqual([
      'I5 "Body 3." came to visitor-1.',
    ]);
    const foreign = broken(({ history, stored }) => {
      stored.messages.push(row(1, { id: 'o1', conversationId: 'conv-2', body: 'Of another.' }));
      history.push(sent(9, { id: 'o1', body: 'Of another.', conversationId: 'conv-2', screen: 'visitor-2' }));
      history.push(leak('Of another.'), leak('{"id":"conv-2"}'));
    });
    expect(foreign).toEqual([
      'I5 "Of another." came to visitor-1.',
      "I5 visitor-1 heard of conv-2, which is another's.",
    ]);
    expect(broken(({ history }) => history.splice(5, 1, shown('visitor-1', 'm2', 'm3')))).toMatchObject([
      expect.stringMatching(/^I4 At the end visitor-1/),
    ]);
  });

  it('I6: notices what was sent and never went out, with another body, or in another order', () => {
    expect(broken(({ history }) => history.push(sent(5)))).toEqual([
      'I6 m5 was sent on visitor-1 and is not stored.',
    ]);
    expect(broken(({ history }) => history.splice(3, 1, sent(2, { body: 'Edited.' })))).toEqual([
      'I6 m2 was sent as "Edited." and is stored as "Body 2.".',
    ]);
    expect(broken(({ history }) => history.splice(0, 4, sent(2), sent(1), shown('visitor-1', 'm1')))).toEqual(
      ['I6 visitor-1 sent m2 before m1; they are stored the other way round.'],
    );
  });

  it('lets a message be missing that was refused to the person, or that a back-up lost', () => {
    const refused: HistoryEntry = { kind: 'refused', screen: 'visitor-1', id: 'm5', reason: 'too long' };
    expect(broken(({ history }) => history.push(sent(5), refused))).toEqual([]);
    const restored: HistoryEntry = { kind: 'restored', lostIds: ['m5'] };
    expect(broken(({ history }) => history.push(sent(5), acknowledged('m5'), restored))).toEqual([]);
  });

  it('shares no code with the product', () => {
    const folder = new URL('.', import.meta.url);
    for (const file of readdirSync(folder).filter((name) => !name.endsWith('.test.ts'))) {
      const imports = [...readFileSync(new URL(file, folder), 'utf8').matchAll(/from '([^']+)'/g)];
      for (const [, from] of imports) expect(from).toMatch(/^\.\/[\w-]+\.ts$/);
    }
  });
});

describe('the checker, of subscribers (I7)', () => {
  const event = (seq: number) => ({ conversationId: 'c', seq, what: `message.created m${seq}` });
  const delivered = (seq: number, more: object = {}): HistoryEntry => ({
    kind: 'delivered',
    id: `e:c:${seq}`,
    ...event(seq),
    ...more,
  });
  const restored: HistoryEntry = { kind: 'restored', lostIds: [] };
  const wrong = (stored: number, ...history: HistoryEntry[]) => {
    const events = Array.from({ length: stored }, (_, n) => event(n + 1));
    return wrongDeliveries(history, { messages: [], eventSeqs: new Map(), events });
  };

  it('has nothing to say of what came in order, though twice under the same id', () => {
    expect(wrong(3, delivered(1), delivered(2), delivered(1), delivered(3), delivered(3))).toEqual([]);
  });

  it('has nothing to say of what a back-up lost, and of other events under the same numbers', () => {
    const lost = delivered(2, { what: 'message.created lost' });
    expect(wrong(2, delivered(1), lost, restored, delivered(2, { id: 'f:c:2' }))).toEqual([]);
  });

  it('notices what never came, came out of order, under two ids, or is not stored', () => {
    expect(wrong(2, delivered(1))).toEqual(['event 2 of c, message.created m2, was not delivered.']);
    expect(wrong(2, delivered(2), delivered(1))).toEqual([
      'event 1 of c was delivered after 2 of the same conversation.',
    ]);
    expect(wrong(1, delivered(1), delivered(1, { id: 'other' }))).toEqual([
      'event 1 of c was delivered under two ids.',
    ]);
    expect(wrong(1, delivered(1), delivered(2))).toEqual([
      'message.created m2 was delivered, and event 2 of c is not that.',
    ]);
  });

  it('notices an id that is given to two events', () => {
    const again = delivered(2, { id: 'e:c:1' });
    expect(wrong(2, delivered(1), again, delivered(2))).toEqual([
      'e:c:1 was delivered as message.created m1 and as message.created m2.',
    ]);
  });
});
