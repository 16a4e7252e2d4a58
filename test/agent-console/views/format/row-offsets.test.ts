import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetsOf, rangeAt, rowAt } from '../../../../agent-console/views/format/row-offsets.ts';

describe('the rows of a long list', () => {
  it('begin where the measured and the guessed heights before them end', () => {
    expect(offsetsOf(['a', 'b', 'c'], new Map([['b', 30]]), 10)).toEqual([0, 10, 40, 50]);
  });

  it('are found by where they stand, the first above and the last below', () => {
    const offsets = [0, 10, 40, 50];
    expect([-5, 0, 9, 10, 39, 40, 99].map((at) => rowAt(offsets, at))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('that are in the page cover what is seen, wherever that is and whatever the heights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 }),
        fc.nat(200),
        (heights, share) => {
          const keys = heights.map((_, index) => String(index));
          const offsets = offsetsOf(
            keys,
            new Map(heights.map((height, index) => [String(index), height])),
            50,
          );
          const total = offsets.at(-1) ?? 0;
          const top = (total * share) / 200;
          const { from, to } = rangeAt(offsets, top, 500, 100);
          expect(offsets[from] ?? 0).toBeLessThanOrEqual(Math.max(0, Math.min(top, total)));
          expect(offsets[to] ?? 0).toBeGreaterThanOrEqual(Math.min(total, top + 500));
        },
      ),
    );
  });

  it('are none where there are none', () => {
    expect(rangeAt(offsetsOf([], new Map(), 10), 0, 500, 100)).toEqual({ from: 0, to: 0 });
  });
});
