import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpenAt, isTimeZone, nextOpening } from '../../server/contract/opening-hours.ts';
import type { Hours, Period } from '../../server/contract/schemas/site-setting-parts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const at = (iso: string) => Date.parse(iso);
const every = (...periods: Period[]): Hours['week'] => Array.from({ length: 7 }, () => periods);
const OFFICE: Hours = {
  timeZone: 'Europe/Berlin',
  week: [...every({ from: '09:00', to: '17:00' }).slice(0, 5), [], []],
  holidays: [
    { date: '2026-12-25', name: 'Christmas', periods: [] },
    { date: '2026-12-24', name: 'Christmas Eve', periods: [{ from: '09:00', to: '12:00' }] },
  ],
};

describe('opening hours', () => {
  test.each([
    ['a Monday morning', '2026-11-23T09:30:00Z', true, null],
    ['the last minute', '2026-11-23T15:59:59Z', true, null],
    ['the end', '2026-11-23T16:00:00Z', false, '2026-11-24T08:00:00Z'],
    ['a Friday night', '2026-11-27T20:00:00Z', false, '2026-11-30T08:00:00Z'],
    ['a short day', '2026-12-24T12:00:00Z', false, '2026-12-28T08:00:00Z'],
    ['the weekend in which summer time begins', '2026-03-28T12:00:00Z', false, '2026-03-30T07:00:00Z'],
  ])('%s', (_name, now, open, next) => {
    expect(isOpenAt(OFFICE, at(now))).toBe(open);
    expect(nextOpening(OFFICE, at(now))).toBe(next === null ? null : at(next));
  });

  test('an hour that the clock leaves out opens when the gap ends', () => {
    const night: Hours = {
      timeZone: 'Europe/Berlin',
      week: every({ from: '02:15', to: '03:30' }),
      holidays: [],
    };
    expect(nextOpening(night, at('2026-03-29T00:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
  });

  test('an hour that comes twice opens twice', () => {
    const night: Hours = {
      timeZone: 'Europe/Berlin',
      week: every({ from: '02:15', to: '02:30' }),
      holidays: [],
    };
    expect(nextOpening(night, at('2026-10-25T00:00:00Z'))).toBe(at('2026-10-25T00:15:00Z'));
    expect(nextOpening(night, at('2026-10-25T00:45:00Z'))).toBe(at('2026-10-25T01:15:00Z'));
  });

  test('without hours it is always open, with none on any day never', () => {
    expect(isOpenAt(null, 0)).toBe(true);
    expect(nextOpening({ ...OFFICE, week: every(), holidays: [] }, at('2026-11-23T00:00:00Z'))).toBe(null);
  });

  test('knows which time zones there are', () => {
    expect([isTimeZone('Asia/Kathmandu'), isTimeZone('Europe/Nowhere'), isTimeZone('')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('an hour that comes twice tomorrow does not hide that it opens before', () => {
    const early: Hours = {
      timeZone: 'America/St_Johns',
      week: [[], [], [], [], [], [], [{ from: '00:00', to: '01:01' }]],
      holidays: [],
    };
    const opens = at('2026-11-01T02:30:00Z');
    expect(nextOpening(early, opens - MINUTE_MS)).toBe(opens);
    // Closed at 01:01, and at 01:00 once more.
    expect(nextOpening(early, at('2026-11-01T03:40:00Z'))).toBe(at('2026-11-01T04:30:00Z'));
  });

  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const periods = fc
    .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 0, maxLength: 4 })
    .map((minutes) => [...minutes].sort((a, b) => a - b))
    .map((sorted) =>
      sorted.flatMap((from, index) => {
        const to = sorted[index + 1];
        return index % 2 === 0 && to !== undefined ? [{ from: time(from), to: time(to) }] : [];
      }),
    );
  const hours: fc.Arbitrary<Hours> = fc.record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
      'Pacific/Apia',
      'America/St_Johns',
      'UTC',
    ),
    week: fc.array(periods, { minLength: 7, maxLength: 7 }),
    holidays: fc.constant([]),
  });
  /** Half of the times are within a day of a change of the clock. */
  const change = fc.constantFrom(
    '2026-03-29T01:00:00Z',
    '2026-10-25T01:00:00Z',
    '2026-03-08T07:00:00Z',
    '2026-11-01T06:00:00Z',
    '2026-04-04T15:00:00Z',
    '2026-10-03T15:30:00Z',
    '2026-02-15T02:00:00Z',
  );
  const moment = fc.oneof(
    fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
    fc
      .tuple(change, fc.integer({ min: -24 * 60, max: 24 * 60 }))
      .map(([iso, minutes]) => at(iso) + minutes * MINUTE_MS),
  );

  test('whenever it is closed, the next opening is the first open minute', () => {
    fc.assert(
      fc.property(hours, moment, (given, now) => {
        const next = nextOpening(given, now);
        if (isOpenAt(given, now)) {
          expect(next).toBe(null);
          return;
        }
        const first = Math.ceil((now + 1) / MINUTE_MS) * MINUTE_MS;
        const within = Math.min(next ?? Number.POSITIVE_INFINITY, first + 49 * HOUR_MS);
        for (let minute = first; minute < within; minute += MINUTE_MS)
          if (isOpenAt(given, minute)) throw new Error(`Open at ${new Date(minute).toISOString()} already.`);
        if (next !== null) expect(isOpenAt(given, next)).toBe(true);
        else expect(given.week.flat()).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
