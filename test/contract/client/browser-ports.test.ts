// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createBrowserStorage, newId } from '../../../server/contract/client/browser-ports.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** From now on the browser takes nothing more; what it has can be read. */
function refuse(): void {
  const refused = () => {
    throw new DOMException('Refused.', 'QuotaExceededError');
  };
  const full = new Proxy(localStorage, {
    get(stored, name) {
      if (name === 'setItem') return refused;
      const found: unknown = Reflect.get(stored, name);
      return typeof found === 'function' ? found.bind(stored) : found;
    },
  });
  vi.stubGlobal('localStorage', full);
}

describe('what the browser stores', () => {
  test('lies below one prefix, and nothing else is seen', () => {
    localStorage.setItem('other', '1');
    const storage = createBrowserStorage('ours:');
    expect(storage.write('draft', 'Hello')).toBe(true);
    expect(localStorage.getItem('ours:draft')).toBe('Hello');
    expect(storage.keys('')).toEqual(['draft']);
    expect(storage.keys('outbox')).toEqual([]);
    expect(storage.read('other')).toBeNull();
    storage.write('draft', null);
    expect(storage.read('draft')).toBeNull();
    expect(localStorage.getItem('other')).toBe('1');
  });

  test('is kept in memory where it is refused, and that is said', () => {
    const storage = createBrowserStorage('ours:');
    storage.write('draft', 'before');
    refuse();
    expect(storage.write('draft', 'after')).toBe(false);
    expect(storage.read('draft')).toBe('after');
    expect(storage.keys('')).toEqual(['draft']);
    expect(storage.keeps()).toBe(false);
    vi.unstubAllGlobals();
    expect(storage.write('draft', 'later')).toBe(true);
    expect(storage.keeps()).toBe(true);
    expect(localStorage.getItem('ours:draft')).toBe('later');
  });

  test('is gone here, too, once another tab has removed it', () => {
    const storage = createBrowserStorage('ours:');
    storage.write('draft', 'Hello');
    localStorage.removeItem('ours:draft');
    expect(storage.read('draft')).toBeNull();
  });
});

test('an id is a UUID of version 4, on origins without crypto.randomUUID too', () => {
  const ids = Array.from({ length: 100 }, newId);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(100);
});
