/**
 * The value that would stand at a place, from 0 on, if they were sorted. Brings them into another order: quickselect
 * (https://en.wikipedia.org/wiki/Quickselect), which needs no more than to look through them a few times.
 * @param length how many of the values there are; more than `place`
 */
export function smallest(values: Float64Array, length: number, place: number): number {
  let [left, right] = [0, length - 1];
  while (left < right) {
    const pivot = middleOf(values, left, right);
    let [low, high] = [left, right];
    while (low <= high) {
      while ((values[low] as number) < pivot) low += 1;
      while ((values[high] as number) > pivot) high -= 1;
      if (low > high) break;
      const swapped = values[low] as number;
      values[low] = values[high] as number;
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    // What lies between the two is the pivot.
    if (place <= high) right = high;
    else if (place >= low) left = low;
    else return pivot;
  }
  return values[place] as number;
}

/** The second of three, so that what is sorted already is divided in the middle. */
function middleOf(values: Float64Array, left: number, right: number): number {
  const [a, b, c] = [left, (left + right) >>> 1, right].map((at) => values[at] as number) as [
    number,
    number,
    number,
  ];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
