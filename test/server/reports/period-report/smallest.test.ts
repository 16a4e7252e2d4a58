import { expect, it } from 'vitest';
import { smallest } from '../../../../server/reports/period-report/smallest.ts';
import { seeded } from '../../../faults/support/seeded.ts';

const random = seeded(3);

it.each([
  ['in any order', () => random.between(0, 1_000_000)],
  ['that are often equal', () => random.between(0, 3)],
  ['that are all equal', () => 7],
  ['in order already', (index: number) => index],
  ['in the opposite order', (index: number) => -index],
])('the value at every place is found among values %s', (_which, valueAt) => {
  for (const length of [1, 2, 3, 10, 101]) {
    const values = Array.from({ length }, (_, index) => valueAt(index));
    const sorted = values.toSorted((a, b) => a - b);
    for (let place = 0; place < length; place += 1) {
      // What stands behind them is not theirs.
      const found = smallest(Float64Array.from([...values, -1, -1]), length, place);
      expect(found, `${place} of ${length}`).toBe(sorted[place]);
    }
  }
});
