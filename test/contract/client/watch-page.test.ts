// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchPage } from '../../../server/contract/client/watch-page.ts';

const returned = vi.fn();
const left = vi.fn();
let end = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  end = watchPage({ returned, left });
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.restoreAllMocks();
  returned.mockClear();
  left.mockClear();
});

const shown = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};
const pageShow = (persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

describe('the page returns', () => {
  test('when it is shown, and not when it is hidden', () => {
    shown('hidden');
    expect(returned).not.toHaveBeenCalled();
    shown('visible');
    expect(returned).toHaveBeenCalledTimes(1);
  });

  test('when its window gets the focus, however often within a while only once', () => {
    for (let click = 0; click < 5; click += 1) window.dispatchEvent(new Event('focus'));
    expect(returned).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(6_000);
    window.dispatchEvent(new Event('focus'));
    expect(returned).toHaveBeenCalledTimes(2);
  });

  test('from the back-forward cache, and not when it is loaded anew', () => {
    pageShow(false);
    expect(returned).not.toHaveBeenCalled();
    pageShow(true);
    expect(returned).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['online', () => window],
    ['resume', () => document],
  ] as const)('on %s', (name, target) => {
    target().dispatchEvent(new Event(name));
    expect(returned).toHaveBeenCalledTimes(1);
  });

  test('when its machine was asleep: more time has passed than its timers know of', () => {
    vi.advanceTimersByTime(600_000);
    expect(returned).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(20_000);
    expect(returned).toHaveBeenCalledTimes(1);
  });
});

test.each([
  ['pagehide', () => window],
  ['freeze', () => document],
] as const)('the page leaves on %s', (name, target) => {
  target().dispatchEvent(new Event(name));
  expect(left).toHaveBeenCalledTimes(1);
  expect(returned).not.toHaveBeenCalled();
});

test('after the end it hears nothing and no timer is left', () => {
  end();
  shown('visible');
  window.dispatchEvent(new Event('focus'));
  window.dispatchEvent(new Event('online'));
  window.dispatchEvent(new Event('pagehide'));
  expect(returned).not.toHaveBeenCalled();
  expect(left).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
