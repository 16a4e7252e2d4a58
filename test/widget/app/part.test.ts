import { expect, test, vi } from 'vitest';
import { createPart } from '../../../widget/app/part.ts';
import type { Site } from '../../../widget/stores/site.ts';
import { settled } from '../../contract/client/fake-deps.ts';

test('a part that cannot be fetched is said to be missing, and is fetched when it is wanted again; once it is there, never', async () => {
  const site = { partCame: vi.fn(), partMissing: vi.fn(async () => {}) };
  const answers: (() => Promise<string>)[] = [
    async () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    },
    async () => 'the part',
  ];
  const load = vi.fn(() => (answers.shift() ?? (async () => 'again'))());
  const use = vi.fn();
  const want = createPart(site as unknown as Site, load, use);
  want();
  want();
  await settled();
  expect(load).toHaveBeenCalledTimes(1);
  expect(site.partMissing).toHaveBeenCalledTimes(1);
  want();
  await settled();
  expect(use.mock.calls).toEqual([['the part']]);
  expect(site.partCame).toHaveBeenCalledTimes(1);
  want();
  await settled();
  expect(load).toHaveBeenCalledTimes(2);
});
