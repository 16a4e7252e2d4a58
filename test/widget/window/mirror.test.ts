import { expect, test, vi } from 'vitest';
import { createMirror } from '../../../widget/window/mirror.ts';

function mirrored(begun: Record<string, string>, keeps = true) {
  const on = { written: vi.fn(), adopted: vi.fn(), kept: vi.fn(() => keeps) };
  return { on, mirror: createMirror(begun, on) };
}

test('reads what the page handed over, and tells the page what changes here, once', () => {
  const { on, mirror } = mirrored({ draft: 'Hello', 'outbox:1': '{}' });
  expect(mirror.storage.read('draft')).toBe('Hello');
  expect(mirror.storage.keys('outbox:')).toEqual(['outbox:1']);
  mirror.storage.write('draft', 'Hello again');
  mirror.storage.write('draft', 'Hello again');
  mirror.storage.write('outbox:1', null);
  expect(on.written.mock.calls).toEqual([
    ['draft', 'Hello again'],
    ['outbox:1', null],
  ]);
  expect(on.kept).toHaveBeenLastCalledWith({ draft: 'Hello again' });
  expect(on.adopted).not.toHaveBeenCalled();
});

test('takes over what the page has stored, without telling it back', () => {
  const { on, mirror } = mirrored({ draft: 'Hello' });
  mirror.adopt('draft', null);
  mirror.adopt('quiet', '1');
  mirror.adopt('quiet', '1');
  expect(on.adopted.mock.calls).toEqual([
    ['draft', null],
    ['quiet', '1'],
  ]);
  expect(on.written).not.toHaveBeenCalled();
  expect(mirror.storage.read('draft')).toBeNull();
});

test('when a page is there again its texts hold, but for what it has not heard of', () => {
  const { mirror } = mirrored({ visitor: 'one', draft: 'written here', gone: 'x', 'outbox:2': 'unsent' });
  mirror.adoptAll({ visitor: 'two', draft: 'as it was', fresh: 'y' }, new Set(['draft', 'outbox:2']));
  const texts = Object.fromEntries(mirror.storage.keys('').map((key) => [key, mirror.storage.read(key)]));
  expect(texts).toEqual({ visitor: 'two', draft: 'written here', fresh: 'y', 'outbox:2': 'unsent' });
});

test('says when the window keeps nothing for a reload', () => {
  expect(mirrored({ draft: 'Hello' }).mirror.storage.keeps()).toBe(true);
  const { mirror } = mirrored({}, false);
  expect(mirror.storage.write('draft', 'Hello')).toBe(false);
  expect([mirror.storage.keeps(), mirror.storage.read('draft')]).toEqual([false, 'Hello']);
});
