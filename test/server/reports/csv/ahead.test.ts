import { expect, it } from 'vitest';
import { ahead, madeOf } from '../../../../server/reports/csv/ahead.ts';

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

it('two pages are worked on beside each other, and come in their order', async () => {
  const begun: { page: number; finish(): void }[] = [];
  const lines = madeOf(
    pagesOf(3, []),
    (page) => new Promise<string>((resolve) => begun.push({ page, finish: () => resolve(`line ${page}`) })),
  );
  const first = lines.next();
  await expect.poll(() => begun.map(({ page }) => page)).toEqual([1, 2]);
  begun[1]?.finish();
  begun[0]?.finish();
  expect((await first).value).toBe('line 1');
  const others = [lines.next(), lines.next()];
  await expect.poll(() => begun.length).toBe(3);
  begun[2]?.finish();
  expect((await Promise.all(others)).map(({ value }) => value)).toEqual(['line 2', 'line 3']);
  expect((await lines.next()).done).toBe(true);
});

it('what fails is told in its turn, and what was begun besides is waited for', async () => {
  const log: string[] = [];
  const lines = madeOf(pagesOf(9, log), async (page) => {
    if (page === 2) throw new Error('The database is away.');
    await Promise.resolve();
    log.push(`made ${page}`);
    return page;
  });
  expect((await lines.next()).value).toBe(1);
  await expect(lines.next()).rejects.toThrow('The database is away.');
  expect(log.slice(0, 4)).toEqual(['asked 1', 'asked 2', 'made 1', 'asked 3']);
  expect(log.slice(4).sort()).toEqual(['closed', 'made 3']);
});
