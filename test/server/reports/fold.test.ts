import { describe, expect, it } from 'vitest';
import { isOpenAt } from '../../../server/contract/opening-hours.ts';
import { businessTime, openSpans } from '../../../server/reports/business-time.ts';
import { type FoldEvent, fold, UNTOUCHED } from '../../../server/reports/fold.ts';
import { HOURS, MINUTE_MS } from './a-history.ts';

const ANA = { kind: 'agent', id: 'ana' } as const;
const PIP = { kind: 'bot', id: 'pip' } as const;
const VISITOR = { kind: 'visitor', id: null } as const;
const SYSTEM = { kind: 'system', id: null } as const;

type Said = Partial<NonNullable<FoldEvent['message']>>;
const says = (at: number, author: NonNullable<FoldEvent['message']>['author'], more: Said = {}) => ({
  at,
  type: 'message.created',
  data: {},
  message: { kind: 'text' as const, author, takenBack: false, channel: 'chat' as const, ...more },
});
const happens = (at: number, type: string, data: object = {}) => ({ at, type, data, message: null });
const inMinutes = (events: readonly Omit<FoldEvent, 'seq'>[]): FoldEvent[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, at: event.at * MINUTE_MS }));
const ATTENDED = { openBetween: (from: number, to: number) => to - from, begunUnattended: false };
const UNATTENDED = { ...ATTENDED, begunUnattended: true };
/** What happened, when, and after how many minutes. */
const folded = (events: readonly Omit<FoldEvent, 'seq'>[], known = ATTENDED) =>
  fold(UNTOUCHED, inMinutes(events), known).moments.map(({ kind, at, wallMs, author, amount }) => [
    kind,
    at / MINUTE_MS,
    wallMs === null ? null : wallMs / MINUTE_MS,
    author.id ?? author.kind,
    amount,
  ]);

const STORY = [
  happens(0, 'conversation.started'),
  says(0, VISITOR),
  happens(1, 'conversation.bot_joined'),
  says(2, PIP),
  says(3, VISITOR),
  happens(4, 'conversation.bot_left'),
  says(5, SYSTEM),
  happens(9, 'conversation.claimed', { assignee: ANA }),
  says(9, ANA, { kind: 'note' }),
  says(10, ANA),
  says(11, ANA),
  says(20, VISITOR),
  happens(21, 'conversation.resolved', { by: ANA }),
  happens(30, 'conversation.reopened', { by: VISITOR, assignee: null }),
  says(30, VISITOR, { channel: 'mail' }),
  happens(31, 'conversation.triaged', { change: { teamId: 'tea', labelIds: ['b', 'a'] } }),
  says(33, ANA),
  happens(40, 'conversation.resolved', { by: ANA }),
  happens(41, 'conversation.rated', { rating: { score: 4, words: 'Well' } }),
];

/** Somebody writes at night, and is answered after 59 minutes. */
const MISSED = [
  happens(0, 'conversation.started', { state: { topic: 'My order' } }),
  says(0, VISITOR),
  happens(2, 'conversation.triaged', { change: { teamId: 'tea' } }),
  says(3, VISITOR),
  says(59, ANA),
];

describe('what is counted of a conversation', () => {
  it('is who waited for what and how long, bots apart', () => {
    expect(folded(STORY)).toEqual([
      ['started', 0, null, 'visitor', 1],
      ['messages', 0, null, 'visitor', 2],
      ['messages', 2, null, 'pip', 1],
      ['bot_reply', 2, 2, 'pip', 1],
      ['taken', 9, 5, 'ana', 1],
      ['messages', 10, null, 'ana', 2],
      ['first_reply', 10, 10, 'ana', 1],
      ['messages', 20, null, 'visitor', 1],
      ['resolved', 21, 21, 'ana', 1],
      ['abandoned', 21, 1, 'ana', 1],
      ['reopened', 30, null, 'visitor', 1],
      ['messages', 30, null, 'visitor', 1],
      ['messages', 33, null, 'ana', 1],
      ['next_reply', 33, 3, 'ana', 1],
      ['resolved', 40, 10, 'ana', 1],
      ['rated', 41, null, 'ana', 4],
    ]);
  });

  it('rates who had answered before the resolution that a late rating is of', () => {
    const ben = { kind: 'agent', id: 'ben' } as const;
    const rate = (resolution?: number) =>
      happens(9, 'conversation.rated', { rating: { score: 2, words: '' }, resolution });
    const rated = [
      happens(0, 'conversation.started'),
      says(1, ANA),
      happens(2, 'conversation.resolved', { by: ANA }),
      happens(3, 'conversation.reopened', { by: VISITOR, assignee: null }),
      says(4, ben),
      happens(5, 'conversation.resolved', { by: ben }),
      rate(3),
      rate(),
    ];
    expect(folded(rated).filter(([kind]) => kind === 'rated')).toEqual([
      ['rated', 9, null, 'ana', 2],
      ['rated', 9, null, 'ben', 2],
    ]);
  });

  it('is of one conversation where two are merged: the wait goes on in the kept one, and nobody has resolved the other', () => {
    const merged = [
      happens(0, 'conversation.started'),
      says(0, VISITOR),
      happens(4, 'conversation.merged', { by: ANA, into: 'kept', resolved: true }),
      happens(9, 'conversation.separated', {
        by: ANA,
        state: { status: 'waiting', awaitingReplySince: 0 },
      }),
      says(10, ANA),
    ];
    expect(folded(merged, UNATTENDED).filter(([kind]) => kind !== 'messages')).toEqual([
      ['started', 0, null, 'visitor', 1],
      ['missed', 0, null, 'visitor', 0],
      ['resolved', 4, 4, 'system', 0],
      ['first_reply', 10, 10, 'ana', 1],
    ]);
    expect(folded(merged.slice(0, 3)).at(-1)).toEqual(['resolved', 4, 4, 'system', 1]);
    const followed = [
      ...merged.slice(0, 3),
      happens(5, 'conversation.merged', { by: ANA, into: 'another', resolved: false }),
      ...merged.slice(3, 4),
      happens(12, 'conversation.resolved', { by: ANA }),
    ];
    expect(folded(followed).filter(([kind]) => kind === 'resolved')).toEqual([
      ['resolved', 4, 4, 'system', 0],
      ['resolved', 12, 12, 'ana', 1],
    ]);
    // The kept one was deleted because it was old, which leaves no event.
    const mergedAnew = [
      ...merged.slice(0, 3),
      happens(20, 'conversation.reopened', { by: VISITOR, assignee: null }),
      says(20, VISITOR),
      happens(25, 'conversation.merged', { by: ANA, into: 'another', resolved: true }),
    ];
    const resolutions = (...more: typeof mergedAnew) =>
      folded([...mergedAnew, ...more]).filter(([kind]) => kind === 'resolved');
    const first = ['resolved', 4, 4, 'system', 1];
    expect(resolutions()).toEqual([first, ['resolved', 25, 5, 'system', 1]]);
    expect(
      resolutions(
        happens(26, 'conversation.separated', {
          by: ANA,
          state: { status: 'waiting', awaitingReplySince: 20 * MINUTE_MS },
        }),
      ),
    ).toEqual([first, ['resolved', 25, 5, 'system', 0]]);
    const kept = [
      happens(0, 'conversation.started'),
      says(0, VISITOR),
      says(1, ANA),
      happens(4, 'conversation.absorbed', { by: ANA, awaitingReplySince: 2 * MINUTE_MS }),
      says(5, ANA),
      happens(6, 'conversation.absorbed', { by: ANA, awaitingReplySince: 2 * MINUTE_MS }),
      happens(7, 'conversation.detached', { by: ANA, awaitingReplySince: null }),
      happens(8, 'conversation.resolved', { by: ANA }),
    ];
    expect(folded(kept).filter(([kind]) => kind !== 'messages' && kind !== 'started')).toEqual([
      ['first_reply', 1, 1, 'ana', 1],
      ['next_reply', 5, 3, 'ana', 1],
      ['resolved', 8, 8, 'ana', 1],
    ]);
  });

  it('stands under the team and the labels that there were then, and how the visitor wrote', () => {
    const { moments } = fold(UNTOUCHED, inMinutes(STORY), ATTENDED);
    const of = (kind: string) => moments.findLast((moment) => moment.kind === kind);
    expect(of('first_reply')).toMatchObject({ teamId: null, labelIds: [], channel: 'chat' });
    expect(of('next_reply')).toMatchObject({ teamId: 'tea', labelIds: ['a', 'b'], channel: 'mail' });
  });

  it.each([
    ['with a bot and people', STORY, ATTENDED],
    ['missed, and answered after all', MISSED, UNATTENDED],
  ])('is the same in whatever portions its events come: %s', (_what, story, known) => {
    const events = inMinutes(story);
    const whole = fold(UNTOUCHED, events, known);
    for (let size = 1; size < events.length; size += 1) {
      let state = UNTOUCHED;
      const moments = new Map<string, unknown>();
      for (let first = 0; first < events.length; first += size) {
        const step = fold(state, events.slice(first, first + size), known);
        state = JSON.parse(JSON.stringify(step.state));
        for (const moment of step.moments) moments.set(`${moment.seq} ${moment.kind}`, moment);
      }
      expect(state).toEqual(whole.state);
      expect([...moments.values()]).toHaveLength(whole.moments.length);
      expect([...moments.values()]).toEqual(expect.arrayContaining(whole.moments));
    }
  });

  it('is a chat that began while nobody was there, until a person answers within the hour', () => {
    const missed = (events: Parameters<typeof folded>[0], known = UNATTENDED) =>
      folded(events, known).filter(([kind]) => kind === 'missed');
    expect(missed(MISSED.slice(0, -1))).toEqual([['missed', 0, null, 'visitor', 1]]);
    expect(missed(MISSED), 'in time').toEqual([['missed', 0, null, 'visitor', 0]]);
    const [started, asks] = MISSED as [
      Parameters<typeof folded>[0][number],
      Parameters<typeof folded>[0][number],
    ];
    expect(missed([started, asks, says(61, ANA)]), 'too late').toEqual([['missed', 0, null, 'visitor', 1]]);
    expect(missed([started, asks, says(1, PIP), says(2, ANA, { kind: 'note' })])).toHaveLength(1);
    for (const others of [
      missed(MISSED, ATTENDED),
      missed([started, says(0, VISITOR, { channel: 'mail' })]),
      missed([started, happens(0, 'conversation.bot_joined'), asks]),
      missed([started, says(0, ANA), says(1, VISITOR)]),
    ])
      expect(others).toEqual([]);
  });

  it('is who left without a reply: nobody and no bot had written to them', () => {
    const left = (...events: Parameters<typeof folded>[0]) =>
      folded([...MISSED.slice(0, 2), ...events]).filter(([kind]) => kind === 'left_without_reply');
    const ends = happens(9, 'conversation.resolved', { by: VISITOR });
    expect(left(ends)).toEqual([['left_without_reply', 9, 9, 'visitor', 1]]);
    expect(left(says(1, ANA, { kind: 'note' }), ends), 'a note is no reply').toHaveLength(1);
    for (const author of [ANA, PIP]) expect(left(says(1, author), says(2, VISITOR), ends)).toEqual([]);
  });

  it('stands under what the visitor said that it is about', () => {
    const { moments } = fold(UNTOUCHED, inMinutes(MISSED), ATTENDED);
    expect(new Set(moments.map(({ topic }) => topic))).toEqual(new Set(['My order']));
  });

  it('counts a clock that was set back as no time', () => {
    const events = [happens(9, 'conversation.started'), says(9, VISITOR), says(5, ANA)];
    expect(folded(events).at(-1)).toEqual(['first_reply', 5, 0, 'ana', 1]);
  });
});

describe('time within business hours', () => {
  it.each([
    ['a day in summer', '2026-07-01T00:00Z', '2026-07-02T00:00Z'],
    ['the night in which clocks are set forward', '2026-03-28T12:00Z', '2026-03-30T12:00Z'],
    ['the night in which clocks are set back', '2026-10-24T12:00Z', '2026-10-26T12:00Z'],
    ['a holiday', '2026-10-22T15:17Z', '2026-10-23T09:31Z'],
    ['half a minute', '2026-07-01T07:00:15Z', '2026-07-01T07:00:45Z'],
  ])('is what the clock shows, minute by minute: %s', (_when, from, to) => {
    for (const timeZone of ['Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati']) {
      const hours = { ...HOURS, timeZone };
      const [begin, end] = [Date.parse(from), Date.parse(to)];
      let expected = 0;
      const step = Math.min(MINUTE_MS, end - begin);
      for (let at = begin; at < end; at += step) if (isOpenAt(hours, at)) expected += step;
      expect(businessTime([{ since: 0, hours }])(begin, end)).toBe(expected);
    }
  });

  it('follows hours that were changed in between', () => {
    const at = (text: string) => Date.parse(`2026-07-01T${text}Z`);
    const week = Array.from({ length: 7 }, () => [{ from: '09:00', to: '10:00' }]);
    const history = [
      { since: at('00:00'), hours: { timeZone: 'UTC', week, holidays: [] } },
      { since: at('09:30'), hours: null },
      { since: at('11:00'), hours: { timeZone: 'UTC', week, holidays: [] } },
    ];
    expect(openSpans(history, at('08:00'), at('12:00'))).toEqual([
      { from: at('09:00'), to: at('09:30') },
      { from: at('09:30'), to: at('11:00') },
    ]);
  });
});
