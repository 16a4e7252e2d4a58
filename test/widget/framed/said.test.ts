import { afterEach, expect, test, vi } from 'vitest';
import { rememberCalls } from '../../../widget/framed/said.ts';

afterEach(() => vi.restoreAllMocks());

test('a frame that begins anew is told of the same steps under the same ids', () => {
  const calls = rememberCalls([['track', 'Basket', { items: 2 }]]);
  const added = calls.add(['track', 'Paid']);
  const first = calls.all();
  expect(first).toEqual([
    ['track', 'Basket', { items: 2 }, expect.stringMatching(/^[\da-f-]{36}$/)],
    ['track', 'Paid', undefined, expect.stringMatching(/^[\da-f-]{36}$/)],
  ]);
  expect(added).toEqual(first[1]);
  expect(first[0]?.[3]).not.toBe(first[1]?.[3]);
  expect(calls.all()).toEqual(first);
});

test('a function for identify stays on the page, and what counts is the last that was given', async () => {
  const calls = rememberCalls([['identify', () => 'first token']]);
  expect(calls.add(['identify', async () => 'second token'])).toEqual(['identifyBy']);
  expect(await calls.identity()).toBe('second token');
  expect(calls.add(['identify', 'third token'])).toEqual(['identify', 'third token']);
  expect(calls.identity()).toBe('third token');
  expect(() => structuredClone(calls.all())).not.toThrow();
});

test('the object of a framework, which is a proxy, goes over as what is in it', () => {
  const proxied = new Proxy({ plan: 'pro' }, {});
  const calls = rememberCalls([['set', proxied]]);
  calls.add(['identify', new Proxy({ name: 'Ana' }, {})]);
  expect(structuredClone(calls.all())).toEqual([
    ['set', { plan: 'pro' }],
    ['identify', { name: 'Ana' }],
  ]);
});

test('what cannot go over is refused, and keeps no frame from beginning', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const calls = rememberCalls([
    ['set', { changed: () => {} }],
    ['set', { plan: 'pro' }],
  ]);
  expect(said).toHaveBeenCalledTimes(1);
  expect(() => calls.add(['track', 'Basket', { changed: () => {} }])).toThrow(/could not be cloned/);
  expect(structuredClone(calls.all())).toEqual([['set', { plan: 'pro' }]]);
});

test('of many calls the oldest are let go, and after a log-out all are', () => {
  const calls = rememberCalls([]);
  for (let number = 0; number < 60; number += 1) calls.add(['set', { number }]);
  expect(calls.all()).toHaveLength(50);
  expect(calls.all()[0]).toEqual(['set', { number: 10 }]);
  calls.forget();
  expect(calls.all()).toEqual([]);
});
