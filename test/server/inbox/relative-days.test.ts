import { expect, it } from 'vitest';
import { atThisTime } from '../../../server/inbox/relative-days.ts';

const rule = (value: string) => ({
  match: 'all' as const,
  rules: [{ field: 'active' as const, op: 'after' as const, values: [value] }],
});
const resolved = (value: string, now: string, timeZone?: string) => {
  const [time] = atThisTime(rule(value), Date.parse(now), timeZone).rules.map(({ values }) =>
    Number(values[0]),
  );
  return new Date(time ?? Number.NaN).toISOString();
};

it.each([
  ['today', '2026-11-30T03:00:00Z', 'UTC', '2026-11-30T00:00:00.000Z'],
  ['today', '2026-11-30T03:00:00Z', 'America/New_York', '2026-11-29T05:00:00.000Z'],
  ['today', '2026-11-30T20:00:00Z', 'Asia/Shanghai', '2026-11-30T16:00:00.000Z'],
  ['today-6', '2026-11-30T03:00:00Z', undefined, '2026-11-24T00:00:00.000Z'],
  // The clocks went back on 25 October: the day before began in summer time.
  ['today-1', '2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-23T22:00:00.000Z'],
  ['today', '2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  // Where midnight is left out, the day begins at one o'clock.
  ['today', '2026-09-06T12:00:00Z', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['today', '2026-04-24T12:00:00Z', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
])('%s at %s in %s begins at %s', (value, now, zone, expected) => {
  expect(resolved(value, now, zone)).toBe(expected);
});

it('leaves times as they are, and what only looks like a day', () => {
  const times = rule('1700000000000');
  expect(atThisTime(times, 0, 'nowhere')).toBe(times);
  const named = {
    match: 'all' as const,
    rules: [{ field: 'visitor' as const, op: 'contains' as const, values: ['today'] }],
  };
  expect(atThisTime(named, 0)).toEqual(named);
});

it('refuses a time zone that there is not', () => {
  expect(() => atThisTime(rule('today'), 0, 'Mars/Olympus')).toThrow('There is no time zone "Mars/Olympus".');
});
