import { expect, it } from 'vitest';
import { type BenchRow, rowText } from './bench-row.ts';
import { repeated } from './repeated.ts';

const rate = (value: number): BenchRow => ({ name: 'a rate', value, unit: '/s', met: value >= 50 });

it('of three runs, the row of the middle one is given, with the values of the least and the most', async () => {
  const values = [90, 10, 40];
  expect(await repeated(3, () => [rate(values.shift() ?? 0)])).toEqual([
    { ...rate(40), met: false, spread: { least: 10, most: 90 } },
  ]);
});

it('rows that are called alike stay apart', async () => {
  const one = (name: string, value: number): BenchRow => ({ name, value, unit: '/s' });
  const rows = await repeated(3, () => [one('soketi', 1), one('ours', 2), one('soketi', 3)]);
  expect(rows.map(({ name, value }) => [name, value])).toEqual([
    ['soketi', 1],
    ['ours', 2],
    ['soketi', 3],
  ]);
});

it('what is measured once has no spread, and a row that some runs do not have is of those that do', async () => {
  expect(await repeated(1, () => [rate(7)])).toEqual([rate(7)]);
  let run = 0;
  const rows = await repeated(3, () => {
    run += 1;
    return run === 2 ? [] : [rate(run)];
  });
  expect(rows).toEqual([{ ...rate(1), spread: { least: 1, most: 3 } }]);
});

it('a row is printed with its spread, what it was measured beside, its goal and its detail', () => {
  const row: BenchRow = {
    ...rate(1_259),
    spread: { least: 1_190.4, most: 1_310 },
    beside: { name: 'bare commits', ratio: 0.309 },
    goal: '≥ 3,000/s',
    met: false,
    detail: 'two screens',
  };
  expect(rowText(row).replace(/ +/g, ' ')).toBe(
    ' a rate 1,259 /s 1,190 to 1,310 0.31 × bare commits MISS ≥ 3,000/s (two screens)',
  );
  expect(rowText({ name: 'a time', value: 2.345, unit: 's' }).replace(/ +/g, ' ')).toBe(' a time 2.35 s');
});
