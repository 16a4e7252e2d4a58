import { WAIT_NAMES, type WaitName } from '../../contract/reports/report-constants.ts';
import { type KindColumns, type Range, rangeOf } from '../days/by-kind.ts';
import { codeOf, QUARTERS_A_DAY, STORED_KINDS } from '../days/columns.ts';
import type { Facet } from '../facets.ts';
import type { MomentKind } from '../moments.ts';
import type { Stretch, Waits } from './waits.ts';

export type Hours = 'business' | 'all';

const SCORES = 5;
const KINDS = STORED_KINDS.length;
const [MESSAGES, RATED, STARTED, RESOLVED, MISSED] = (
  ['messages', 'rated', 'started', 'resolved', 'missed'] as const
).map(codeOf) as [number, number, number, number, number];

/** What somebody waited for, as the kind of the moment that ended it. */
const ENDED_BY: Readonly<Record<WaitName, number>> = {
  waiting: codeOf('taken'),
  firstReply: codeOf('first_reply'),
  nextReply: codeOf('next_reply'),
  resolution: codeOf('resolved'),
  botReply: codeOf('bot_reply'),
};

/** What the report shows of parts of a day by itself. */
export const SHOWN_COUNTS = ['started', 'resolved', 'messagesIn', 'messagesOut'] as const;
export type ShownCount = (typeof SHOWN_COUNTS)[number];
/** Of each quarter of an hour of a day. */
export type QuarterCounts = Readonly<Record<ShownCount, Float64Array>>;
/** Who has written, as a number. */
const SENDERS = ['messagesByBots', 'messagesIn', 'messagesOut'] as const;

/** What has come together, by facet: each has a number from 0 on, in the order of `facets`. */
export type Collected = {
  facets: readonly Facet[];
  /** Whether anything is counted under it. */
  hasAny(facet: number): boolean;
  /** So many of a kind; of messages and of what was missed, the sum of their amounts. */
  count(facet: number, kind: MomentKind): number;
  /** How many ratings of 1, 2, 3, 4 and 5. */
  scores(facet: number): number[];
  /** All that were added. */
  waits(name: WaitName): Waits;
  /**
   * Adds what is of these facets, from one quarter of an hour of a day to before another.
   * @returns where its waits are
   */
  add(columns: KindColumns, from: number, to: number): Record<WaitName, Stretch>;
  /**
   * What is of these facets in each quarter of an hour from one to before another. Adds nothing.
   * @returns the same arrays each time
   */
  quarters(columns: KindColumns, from: number, to: number): QuarterCounts;
};

/** Begins with nothing. */
export function collector(known: ReadonlyMap<number, Facet>, hours: Hours): Collected {
  const facets = [...known.values()];
  const outside = facets.length;
  // One more than there are: what is of no facet is counted there, and never asked for.
  const counts = STORED_KINDS.map(() => new Float64Array(outside + 1));
  const scores = new Uint32Array((outside + 1) * SCORES);
  const senders = Uint8Array.from([
    ...facets.map(({ authorKind }) => SENDERS.indexOf(messagesOf(authorKind))),
    0,
  ]);
  let numbers = numbersOf(facets);
  const stretches = byWait((): Stretch[] => []);
  const quarterCounts = byShownCount(() => new Float64Array(QUARTERS_A_DAY));

  return {
    facets,
    waits: (name) => ({ stretches: stretches[name], owners: numbers, outside }),
    hasAny: (facet) => counts.some((ofKind) => (ofKind[facet] as number) > 0),
    count: (facet, kind) => counts[codeOf(kind)]?.[facet] ?? 0,
    scores: (facet) => [...scores.subarray(facet * SCORES, (facet + 1) * SCORES)],
    add(columns, from, to) {
      know(columns);
      for (let kind = 0; kind < KINDS; kind += 1) countKind(columns, kind, rangeOf(columns, kind, from, to));
      countScores(columns, rangeOf(columns, RATED, from, to));
      const [values, buckets] =
        hours === 'business' ? [columns.opens, columns.openBuckets] : [columns.walls, columns.wallBuckets];
      return byWait((name) => {
        const range = rangeOf(columns, ENDED_BY[name], from, to);
        const stretch = { ...range, values, buckets, ids: columns.facets };
        if (range.first < range.end) stretches[name].push(stretch);
        return stretch;
      });
    },
    quarters(columns, from, to) {
      know(columns);
      for (const name of SHOWN_COUNTS) quarterCounts[name].fill(0);
      for (let quarter = from; quarter < to; quarter += 1) {
        quarterCounts.started[quarter] = howMany(columns, STARTED, quarter);
        quarterCounts.resolved[quarter] = howMany(columns, RESOLVED, quarter);
        addMessages(columns, quarter);
      }
      return quarterCounts;
    },
  };

  /** Others may be counted under what is new since the facets were read: every id of the day gets a number. */
  function know({ lastFacet }: KindColumns): void {
    if (lastFacet < numbers.length) return;
    const longer = new Int32Array(2 * lastFacet + 1).fill(outside);
    longer.set(numbers);
    numbers = longer;
  }

  function countKind({ facets: ids, amounts }: KindColumns, kind: number, { first, end }: Range): void {
    const [ofKind, own] = [counts[kind] as Float64Array, numbers];
    if (kind === MESSAGES || kind === MISSED)
      for (let index = first; index < end; index += 1) {
        const number = own[ids[index] as number] as number;
        ofKind[number] = (ofKind[number] as number) + (amounts[index] as number);
      }
    else
      for (let index = first; index < end; index += 1) {
        const number = own[ids[index] as number] as number;
        ofKind[number] = (ofKind[number] as number) + 1;
      }
  }

  function countScores({ facets: ids, amounts }: KindColumns, { first, end }: Range): void {
    for (let index = first; index < end; index += 1) {
      const score = (numbers[ids[index] as number] as number) * SCORES + (amounts[index] as number) - 1;
      scores[score] = (scores[score] as number) + 1;
    }
  }

  function howMany(columns: KindColumns, kind: number, quarter: number): number {
    const { facets: ids } = columns;
    const [own, none] = [numbers, outside];
    const { first, end } = rangeOf(columns, kind, quarter, quarter + 1);
    let count = 0;
    for (let index = first; index < end; index += 1) if (own[ids[index] as number] !== none) count += 1;
    return count;
  }

  function addMessages(columns: KindColumns, quarter: number): void {
    const { facets: ids, amounts } = columns;
    const { first, end } = rangeOf(columns, MESSAGES, quarter, quarter + 1);
    const [own, of] = [numbers, senders];
    const sums = [0, 0, 0];
    for (let index = first; index < end; index += 1) {
      const sender = of[own[ids[index] as number] as number] as number;
      sums[sender] = (sums[sender] as number) + (amounts[index] as number);
    }
    quarterCounts.messagesIn[quarter] = sums[1] as number;
    quarterCounts.messagesOut[quarter] = sums[2] as number;
  }
}

/** From the id of a facet to its number; any other is outside. */
function numbersOf(facets: readonly Facet[]): Int32Array {
  // There may be more facets than a call takes arguments.
  const last = facets.reduce((greatest, { id }) => Math.max(greatest, id), 0);
  const numbers = new Int32Array(last + 1).fill(facets.length);
  facets.forEach(({ id }, number) => {
    numbers[id] = number;
  });
  return numbers;
}

function byShownCount<T>(make: () => T): Record<ShownCount, T> {
  return { started: make(), resolved: make(), messagesIn: make(), messagesOut: make() };
}

function byWait<T>(make: (name: WaitName) => T): Record<WaitName, T> {
  return Object.fromEntries(WAIT_NAMES.map((name) => [name, make(name)])) as Record<WaitName, T>;
}

export function messagesOf(authorKind: string): 'messagesIn' | 'messagesOut' | 'messagesByBots' {
  if (authorKind === 'visitor') return 'messagesIn';
  return authorKind === 'bot' ? 'messagesByBots' : 'messagesOut';
}
