// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { forget, storageKey } from '../../../widget/embed/memory.ts';
import { keptFor, watchOwner } from '../../../widget/framed/owner.ts';

const KEY = 'frontdesk:demo:owner';
const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
  localStorage.clear();
});

async function watched() {
  const on = { forgotten: vi.fn(), changed: vi.fn() };
  const owner = watchOwner('demo', on);
  endings.push(owner.end);
  await Promise.resolve();
  return { owner, on };
}
/** As the browser tells of what another tab has done. */
const storageChanged = () => window.dispatchEvent(new StorageEvent('storage', { key: KEY }));

test('the next page of this visitor has the same one', async () => {
  const { owner } = await watched();
  expect(owner.id()).toMatch(/^[\w-]{36}$/);
  expect((await watched()).owner.id()).toBe(owner.id());
});

test('once the loader has forgotten the visitor it is another', async () => {
  const { owner } = await watched();
  forget({ site: 'demo' });
  expect((await watched()).owner.id()).not.toBe(owner.id());
});

test('who logs out on this page goes on under a new one, which the loader’s forgetting leaves', async () => {
  const { owner } = await watched();
  const before = owner.id();
  const next = owner.renew();
  forget({ site: 'demo' });
  await Promise.resolve();
  expect(next).not.toBe(before);
  expect([owner.id(), localStorage.getItem(KEY)]).toEqual([next, next]);
});

test('a log-out in another tab is one here, and all tabs come to the same new one', async () => {
  const [one, other] = [await watched(), await watched()];
  forget({ site: 'demo' });
  storageChanged();
  await Promise.resolve();
  storageChanged();
  for (const { on } of [one, other]) expect(on.forgotten).toHaveBeenCalledTimes(1);
  const kept = localStorage.getItem(KEY);
  expect([one.owner.id(), other.owner.id()]).toEqual([kept, kept]);
  const last = [one, other].find(({ on }) => on.changed.mock.calls.length > 0);
  expect(last?.on.changed.mock.calls).toEqual([[kept]]);
});

test('what else is stored is no log-out', async () => {
  const { on } = await watched();
  window.dispatchEvent(new StorageEvent('storage', { key: 'frontdesk:demo:draft' }));
  storageChanged();
  expect([on.forgotten.mock.calls, on.changed.mock.calls]).toEqual([[], []]);
});

test('what is forgotten of one origin stays of another on the same host', () => {
  const visitors = ['https://shop.example', 'https://shop.example:8443', 'https://shop.example.org'].map(
    (origin) => storageKey(keptFor('demo', origin), 'visitor'),
  );
  for (const key of visitors) localStorage.setItem(key, '{}');
  forget({ site: keptFor('demo', 'https://shop.example') });
  expect(visitors.map((key) => localStorage.getItem(key))).toEqual([null, '{}', '{}']);
});
