import { QUARTER_MS } from '../fold.ts';
import type { MomentKind } from '../moments.ts';
import type { Span } from '../period.ts';
import { codeOf, DAY_MS, type Hours, QUARTERS_A_DAY, rangeOf } from './columns.ts';
import type { DayReader } from './read-days.ts';

/** Where so many waits are equally long that they lie everywhere, nothing is gained. */
const MOST_PLACES = 200;

type Asked = Span & {
  kind: MomentKind;
  hours: Hours;
  /** The ids of the facets that count. */
  facets: ReadonlySet<number>;
  /** Only waits of at most so many ms. */
  atMost: number;
  /** So many shorter than that, and all as long as the last of them. */
  count: number;
};
type Found = { wait: number; quarter: number };

/**
 * The quarters of an hour in which the longest waits of a period are, by when they begin, so that nothing else needs to be looked through;
 * null: there are too many.
 */
export async function quartersOfLongest(reader: DayReader, asked: Asked): Promise<number[] | null> {
  const code = codeOf(asked.kind);
  let found: Found[] = [];
  let atLeast = 0;
  for await (const { day, columns } of reader.read(asked, asked.hours)) {
    const own = columns.kinds[code] ?? null;
    if (own === null) continue;
    const isIn = columns.facetIds.map((id) => (asked.facets.has(id) ? 1 : 0));
    for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter += 1) {
      const at = day * DAY_MS + quarter * QUARTER_MS;
      if (at < asked.from || at >= asked.to) continue;
      const { first, end } = rangeOf(own, quarter, quarter + 1);
      for (let index = first; index < end; index += 1) {
        // What nobody waited for stands at the end, as the shortest wait.
        const wait = Math.max(0, (own.waits?.[index] ?? 0) - 1);
        if (wait < atLeast || wait > asked.atMost) continue;
        if (isIn[own.facets[index] as number] === 1) found.push({ wait, quarter: at });
      }
    }
    if (found.length > 2 * asked.count) {
      found = longest(found, asked);
      if (found.length > MOST_PLACES) return null;
      atLeast = found.at(-1)?.wait ?? 0;
    }
  }
  return [...new Set(longest(found, asked).map(({ quarter }) => quarter))];
}

/** The longest first. */
function longest(found: readonly Found[], { count, atMost }: Asked): Found[] {
  const sorted = found.toSorted((a, b) => b.wait - a.wait);
  const shorter = sorted.findIndex(({ wait }) => wait < atMost);
  const last = shorter < 0 ? undefined : sorted[shorter + count - 1];
  return last === undefined ? sorted : sorted.filter(({ wait }) => wait >= last.wait);
}
