import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { planLines } from '../../bench/pusher-plans.ts';

const page = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

it('what plans of hosted Pusher hold follows from what is billed', async () => {
  const text = await page('server/operating/how-far-it-goes.md');
  const [, conversation] = /one console that looks at it: (\d+) billed messages/.exec(text) ?? [];
  const [, each] = /every further console that is open: (\d+) more/.exec(text) ?? [];
  const counted = { conversation: Number(conversation), console: Number(each) };
  expect(text.replace(/\s+/g, ' ')).toContain(
    `billed as \`${counted.conversation - counted.console} + ${counted.console} × A\``,
  );
  for (const line of planLines(counted)) expect(text).toContain(line);
  // The goal and the figure of a message, beside it.
  expect(await page('test/faults/README.md')).toContain(`${(counted.conversation / 10).toFixed(1)} (counted`);
});

it('the figures of one node are those of the fault suite', async () => {
  const here = await page('server/operating/how-far-it-goes.md');
  const there = await page('test/faults/README.md');
  for (const figure of [/([\d,]+) a second \| `npm run bench`/, /caught up after a kill \| ([\d.]+ s)/]) {
    const [, value = ''] = figure.exec(here) ?? [];
    expect(value).not.toBe('');
    expect(there).toContain(value);
  }
});
