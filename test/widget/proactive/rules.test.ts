// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Proactive } from '../../../server/contract/schemas/site-setting-parts.ts';
import { fits, watchRule } from '../../../widget/proactive/rules.ts';

const RULE: Proactive = {
  id: 'a',
  text: { '*': 'Hello' },
  page: '',
  languages: [],
  visitors: 'all',
  afterSeconds: null,
  scrollPercent: null,
  exit: false,
};

describe('for whom and where', () => {
  test.each([
    ['', 'https://shop.example/tea', true],
    ['/tea', 'https://shop.example/tea?x=1', true],
    ['/tea', 'https://shop.example/coffee', false],
    ['/shop/*/cart', 'https://shop.example/shop/de/cart', true],
    ['/cart*/shop', 'https://shop.example/shop/cart', false],
  ])('page "%s" and %s: %s', (page, address, expected) => {
    expect(fits({ ...RULE, page }, address, 'en', false)).toBe(expected);
  });

  test.each([
    [['de'], 'de-AT', true],
    [['de-AT'], 'de', false],
    [['DE', 'fr'], 'fr', true],
    [['d'], 'de', false],
    [[], 'xx', true],
  ])('languages %j on a page in %s: %s', (languages, language, expected) => {
    expect(fits({ ...RULE, languages }, 'https://x.example/', language, false)).toBe(expected);
  });

  test('new and returning visitors', () => {
    const on = (visitors: Proactive['visitors'], returning: boolean) =>
      fits({ ...RULE, visitors }, 'x', 'en', returning);
    expect([on('new', false), on('new', true), on('returning', false), on('returning', true)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('when', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('after a time, once', () => {
    const show = vi.fn();
    watchRule({ ...RULE, afterSeconds: 10 }, false, show);
    vi.advanceTimersByTime(9_999);
    expect(show).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('whichever comes first, and then nothing is watched any more', () => {
    const show = vi.fn();
    watchRule({ ...RULE, afterSeconds: 10, exit: true }, false, show);
    document.dispatchEvent(new MouseEvent('mouseout', { clientY: 300 }));
    expect(show).not.toHaveBeenCalled();
    document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1 }));
    expect(show).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
    document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1 }));
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('after scrolling so far', () => {
    const show = vi.fn();
    const page = document.documentElement;
    Object.defineProperties(page, {
      scrollHeight: { configurable: true, value: 2_000 },
      clientHeight: { configurable: true, value: 500 },
    });
    watchRule({ ...RULE, scrollPercent: 80 }, false, show);
    page.scrollTop = 900;
    window.dispatchEvent(new Event('scroll'));
    expect(show).not.toHaveBeenCalled();
    page.scrollTop = 1_200;
    window.dispatchEvent(new Event('scroll'));
    expect(show).toHaveBeenCalledTimes(1);
  });

  test('nothing is watched where it does not fit, or once it is ended', () => {
    const show = vi.fn();
    watchRule({ ...RULE, afterSeconds: 1, page: '/nowhere' }, false, show);
    watchRule({ ...RULE, afterSeconds: 1 }, false, show)();
    expect(vi.getTimerCount()).toBe(0);
  });
});
