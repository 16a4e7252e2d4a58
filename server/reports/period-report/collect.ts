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

/** What has come together, by facet: each has a number from 0 on, in the order of `facets`. */
export type Collected = {
  facets: readonly Facet[];
  /** Whether anything is counted under it. */
  hasAny(facet: number): boolean;
  /** So many of a kind; of messages and of what was missed, the sum of their amounts. */
  count(facet: number, kind: MomentKind): number;
  /** How many ratings of 1, 2, 3, 4 and 5. */
  scores(facet: number): number[];
  waits: Readonly<Record<WaitName, Waits>>;
  /**
   * Adds what is of these facets, from one quarter of an hour of a day to before another.
   * @returns where its waits are
   */
  add(columns: KindColumns, from: number, to: number): Record<WaitName, Stretch>;
  /** What is of these facets in each quarter of an hour from one to before another. Adds nothing. */
  quarters(columns: KindColumns, from: number, to: number): QuarterCounts;
};

/** Begins with nothing. */
export function collector(known: ReadonlyMap<number, Facet>, hours: Hours): Collected {
  const facets = [...known.values()];
  const outside = facets.length;
  // One more than there are: what is of no facet is counted there, and never asked for.
  const counts = new Float64Array((outside + 1) * KINDS);
  const scores = new Uint32Array((outside + 1) * SCORES);
  const senders = facets.map(({ authorKind }) => messagesOf(authorKind));
  const numbers = numbersOf(facets);
  const stretches = byWait((): Stretch[] => []);

  return {
    facets,
    waits: byWait((name) => ({ stretches: stretches[name], owners: numbers, outside })),
    hasAny: (facet) => counts.subarray(facet * KINDS, (facet + 1) * KINDS).some((count) => count > 0),
    count: (facet, kind) => counts[facet * KINDS + codeOf(kind)] ?? 0,
    scores: (facet) => [...scores.subarray(facet * SCORES, (facet + 1) * SCORES)],
    add(columns, from, to) {
      for (let kind = 0; kind < KINDS; kind += 1) countKind(columns, kind, rangeOf(columns, kind, from, to));
      const values = hours === 'business' ? columns.opens : columns.walls;
      return byWait((name) => {
        const range = rangeOf(columns, ENDED_BY[name], from, to);
        const stretch = { ...range, values, ids: columns.facets };
        if (range.first < range.end) stretches[name].push(stretch);
        return stretch;
      });
    },
    quarters(columns, from, to) {
      const found = byShownCount(() => new Float64Array(QUARTERS_A_DAY));
      for (let quarter = from; quarter < to; quarter += 1) {
        found.started[quarter] = howMany(columns, STARTED, quarter);
        found.resolved[quarter] = howMany(columns, RESOLVED, quarter);
        addMessages(columns, quarter, found);
      }
      return found;
    },
  };

  function countKind({ facets: ids, amounts }: KindColumns, kind: number, { first, end }: Range): void {
    const isSum = kind === MESSAGES || kind === MISSED;
    for (let index = first; index < end; index += 1) {
      const place = (numbers[ids[index] as number] ?? outside) * KINDS + kind;
      counts[place] = (counts[place] as number) + (isSum ? (amounts[index] as number) : 1);
    }
    if (kind !== RATED) return;
    for (let index = first; index < end; index += 1) {
      const score = (numbers[ids[index] as number] ?? outside) * SCORES + (amounts[index] as number) - 1;
      scores[score] = (scores[score] as number) + 1;
    }
  }

  function howMany(columns: KindColumns, kind: number, quarter: number): number {
    const { first, end } = rangeOf(columns, kind, quarter, quarter + 1);
    let count = 0;
    for (let index = first; index < end; index += 1)
      if ((numbers[columns.facets[index] as number] ?? outside) !== outside) count += 1;
    return count;
  }

  function addMessages(columns: KindColumns, quarter: number, found: QuarterCounts): void {
    const { first, end } = rangeOf(columns, MESSAGES, quarter, quarter + 1);
    for (let index = first; index < end; index += 1) {
      const of = senders[numbers[columns.facets[index] as number] ?? outside];
      if (of === undefined || of === 'messagesByBots') continue;
      found[of][quarter] = (found[of][quarter] as number) + (columns.amounts[index] as number);
    }
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
