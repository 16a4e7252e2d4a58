import { expect, it } from 'vitest';
import { ahead } from '../../../../server/reports/csv/ahead.ts';

/** Pages that say when they are asked for, and when nobody wants more. */
function pagesOf(count: number, log: string[]) {
  return (async function* () {
    try {
      for (let page = 1; page <= count; page += 1) {
        log.push(`asked ${page}`);
        yield page;
      }
    } finally {
      log.push('closed');
    }
  })();
}

it('a page is asked for while the one before is worked on, one at a time', async () => {
  const log: string[] = [];
  for await (const page of ahead(pagesOf(3, log))) log.push(`worked on ${page}`);
  expect(log).toEqual([
    'asked 1',
    'asked 2',
    'worked on 1',
    'asked 3',
    'worked on 2',
    'closed',
    'worked on 3',
  ]);
});

it('who stops early leaves nothing under way', async () => {
  const log: string[] = [];
  for await (const page of ahead(pagesOf(9, log))) if (page === 2) break;
  expect(log).toEqual(['asked 1', 'asked 2', 'asked 3', 'closed']);
});

it('a failure is told after the pages before it', async () => {
  const pages = ahead(
    (async function* () {
      yield 1;
      throw new Error('The database is away.');
    })(),
  );
  expect(await pages.next()).toEqual({ value: 1, done: false });
  await expect(pages.next()).rejects.toThrow('The database is away.');
});
