import { QUARTER_MS } from '../fold.ts';
import type { Span } from '../period.ts';
import { DAY_MS, type DayColumns, type Hours, QUARTERS_A_DAY } from './columns.ts';
import type { DayReader } from './read-days.ts';

/** What a day of UTC and a span have in common. */
export type Part = {
  /** The day's number since 1970. */
  day: number;
  /** Which of the spans it is of. */
  of: number;
  /** From which quarter of an hour of the day, and to before which. */
  from: number;
  to: number;
};

/**
 * Reads spans of time in the order of time: days as a clock shows them begin somewhere in a day of UTC.
 * @param spans each begins where the one before ends, at a quarter of an hour
 * @param hours which waits are read
 * @param take is given a day of UTC and what each of the spans has of it, of which the next begins where one ends
 */
export async function eachDay(
  reader: Pick<DayReader, 'read'>,
  spans: readonly Span[],
  hours: Hours,
  take: (columns: DayColumns, parts: readonly [Part, ...Part[]]) => void,
): Promise<void> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return;
  let of = 0;
  for await (const { day, columns } of reader.read({ from: first.from, to: last.to }, hours)) {
    const begin = day * DAY_MS;
    const quarterOf = (at: number) =>
      Math.min(Math.max(Math.ceil((at - begin) / QUARTER_MS), 0), QUARTERS_A_DAY);
    while ((spans[of]?.to ?? Number.POSITIVE_INFINITY) <= begin) of += 1;
    const parts: Part[] = [];
    for (; of < spans.length; of += 1) {
      const span = spans[of] as Span;
      const [from, to] = [quarterOf(span.from), quarterOf(span.to)];
      if (from < to) parts.push({ day, of, from, to });
      if (span.to > begin + DAY_MS) break;
    }
    const [first, ...others] = parts;
    if (first !== undefined) take(columns, [first, ...others]);
  }
}
