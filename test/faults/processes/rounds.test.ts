import { rm } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { inRounds } from './rounds.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, rm: vi.fn(real.rm) };
});

it('what was started is ended, the last first, also when a scenario cannot open or one of them resists', async () => {
  const ended: string[] = [];
  const scenario = inRounds({
    name: 'cannot open',
    visitors: 1,
    perSecond: 1,
    async open(_folder, _random, atEnd) {
      atEnd(() => ended.push('the database'));
      atEnd(async () => {
        ended.push('the server');
        throw new Error('It resists.');
      });
      atEnd(() => ended.push('the proxy'));
      throw new Error('No port is free.');
    },
  });
  const failure = await scenario.run(1, 1, () => {}).catch((error: Error) => error);
  expect(ended).toEqual(['the proxy', 'the server', 'the database']);
  expect(failure).toMatchObject({ message: 'No port is free.' });
});

it('what went wrong first is what is told, also when the folder cannot be removed', async () => {
  vi.mocked(rm).mockRejectedValueOnce(new Error('The folder is busy.'));
  const scenario = inRounds({
    name: 'cannot open',
    visitors: 1,
    perSecond: 1,
    async open() {
      throw new Error('No port is free.');
    },
  });
  const failure = await scenario.run(1, 1, () => {}).catch((error: Error) => error);
  expect(vi.mocked(rm)).toHaveBeenCalled();
  expect(failure).toMatchObject({ message: 'No port is free.' });
});
