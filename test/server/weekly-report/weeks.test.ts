import { describe, expect, it } from 'vitest';
import { lastMonday, nextMonday, weekBefore } from '../../../server/weekly-report/weeks.ts';

const at = (text: string) => Date.parse(text);

describe('Monday at eight', () => {
  it.each([
    ['in UTC', 'UTC', '2026-11-30T07:59:00Z', '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
    ['at the very minute', 'UTC', '2026-11-30T08:00:00Z', '2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z'],
    ['on a Sunday', 'Asia/Kolkata', '2026-11-29T12:00:00Z', '2026-11-23T02:30:00Z', '2026-11-30T02:30:00Z'],
    [
      'where it is Monday already',
      'Pacific/Kiritimati',
      '2026-11-29T18:30:00Z',
      '2026-11-29T18:00:00Z',
      '2026-12-06T18:00:00Z',
    ],
    [
      'after clocks were set back',
      'Europe/Berlin',
      '2026-10-22T06:00:00Z',
      '2026-10-19T06:00:00Z',
      '2026-10-26T07:00:00Z',
    ],
    [
      'after clocks were set forward',
      'America/New_York',
      '2026-03-05T12:00:00Z',
      '2026-03-02T13:00:00Z',
      '2026-03-09T12:00:00Z',
    ],
  ])('is by the clock of whoever gets the report: %s', (_when, timeZone, now, last, next) => {
    expect(new Date(lastMonday(at(now), timeZone))).toEqual(new Date(last));
    expect(new Date(nextMonday(at(now), timeZone))).toEqual(new Date(next));
  });

  it('closes the week from Monday to Sunday', () => {
    expect(weekBefore(at('2026-11-30T08:00:00Z'), 'UTC')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    const monday = lastMonday(at('2026-11-29T18:30:00Z'), 'Pacific/Kiritimati');
    expect(weekBefore(monday, 'Pacific/Kiritimati')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  });
});
