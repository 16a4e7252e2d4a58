import { expect, it } from 'vitest';
import { fittingScale, nextPage } from '../../../../agent-console/views/reports/board/wall.ts';

it('a board on a wall is as large as it can be without being cut off', () => {
  expect(fittingScale(() => true)).toBe(1);
  expect(fittingScale((scale) => scale <= 0.7)).toBe(0.6);
  expect(
    fittingScale(() => false),
    'as small as can be read',
  ).toBe(0.4);
});

it('a board that is longer than the wall goes past page by page, to its end, and begins again', () => {
  const board = { clientHeight: 1_000, scrollHeight: 2_450, scrollTop: 0 };
  const tops: number[] = [];
  for (let page = 0; page < 4; page += 1) {
    tops.push(board.scrollTop);
    board.scrollTop = nextPage(board);
  }
  expect(tops).toEqual([0, 900, 1_450, 0]);
});
