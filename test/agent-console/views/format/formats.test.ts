import { describe, expect, it } from 'vitest';
import { en } from '../../../../agent-console/locales/en.ts';
import { sizeText } from '../../../../agent-console/views/format/sizes.ts';
import { agoText, dayText, dueText, durationText } from '../../../../agent-console/views/format/times.ts';
import { browserOf } from '../../../../server/contract/browsers.ts';

describe('times', () => {
  const now = new Date(2026, 4, 14, 12, 0).getTime();
  const MIN = 60_000;

  it('of waiting grow in steps that can be read', () => {
    const text = (ms: number) => durationText(ms, en);
    expect([3_000, 34_000, 4 * MIN, 65 * MIN, 120 * MIN, 49 * 60 * MIN].map(text)).toEqual([
      'a moment',
      '30 s',
      '4 min',
      '1 h 5 min',
      '2 h',
      '2 d',
    ]);
  });

  it('of what is due are in the future: the time, the weekday, the date', () => {
    expect(dueText(now + 10_000, now, en)).toBe('now');
    expect(dueText(now + 3 * 60 * MIN, now, en)).toMatch(/^3:00/);
    expect(dueText(now + 24 * 60 * MIN, now, en)).toMatch(/^Fri.*12:00/);
    expect(dueText(now + 30 * 24 * 60 * MIN, now, en)).toMatch(/Jun/);
  });

  it('of messages are as short as can be told apart', () => {
    expect(agoText(now - 10_000, now, en)).toBe('now');
    expect(agoText(now - 5 * MIN, now, en)).toBe('5 min');
    expect(agoText(now - 3 * 60 * MIN, now, en)).toMatch(/^9:00/);
    expect(agoText(now - 3 * 24 * 60 * MIN, now, en)).toBe('Mon');
    expect(agoText(now - 400 * 24 * 60 * MIN, now, en)).toMatch(/2025/);
  });

  it('of day lines are words while they are near', () => {
    expect(dayText(now - MIN, now, en)).toBe('Today');
    expect(dayText(now - 24 * 60 * MIN, now, en)).toBe('Yesterday');
    expect(dayText(now - 72 * 60 * MIN, now, en)).toMatch(/Monday/);
  });
});

describe('people and things in words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
      'Chrome 126',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
      'Edge 126',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17',
      'iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox 127', 'Linux'],
    ['curl/8', null, null],
  ])('%s', (userAgent, browser, system) => {
    expect(browserOf(userAgent)).toEqual({ browser, system });
  });

  it('sizes', () => {
    expect([5, 2_048, 2_621_440, 20 * 1_048_576].map((bytes) => sizeText(bytes, 'en'))).toEqual([
      '5 B',
      '2 kB',
      '2.5 MB',
      '20 MB',
    ]);
  });
});
