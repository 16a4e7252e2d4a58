import { WAIT_NAMES, type WaitName } from '../../contract/reports/report-constants.ts';
import { codeOf, type DayColumns, isSummed, QUARTERS_A_DAY, rangeOf, STORED_KINDS } from '../days/columns.ts';
import type { Facet } from '../facets.ts';
import type { MomentKind } from '../moments.ts';
import type { Stretch, Waits } from './waits.ts';

const SCORES = 5;
const KINDS = STORED_KINDS.length;
const [MESSAGES, RATED, STARTED, RESOLVED] = (['messages', 'rated', 'started', 'resolved'] as const).map(
  codeOf,
) as [number, number, number, number];

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
const [IN, OUT] = [SENDERS.indexOf('messagesIn'), SENDERS.indexOf('messagesOut')];

const NO_WAITS: Stretch = {
  first: 0,
  end: 0,
  values: new Uint32Array(0),
  buckets: new Uint16Array(0),
  facets: new Uint16Array(0),
  owners: new Uint32Array(0),
};

/** What has come together, by facet: each has a number from 0 on, in the order of `facets`. */
export type Collected = {
  facets: readonly Facet[];
  /** The number of what does not count. */
  outside: number;
  /** Whether anything is counted under it. */
  hasAny(facet: number): boolean;
  /** Of each facet, so many of a kind; of messages and of what was missed, the sum of their amounts. */
  counts(kind: MomentKind): Float64Array;
  /** How many ratings of 1, 2, 3, 4 and 5 the first facet has, then the next. */
  scores: Uint32Array;
  /** All that were added. */
  waits(name: WaitName): Waits;
  /** Adds what is of these facets, from one quarter of an hour of a day to before another. */
  add(columns: DayColumns, from: number, to: number): void;
  /** Where the waits between them are. Adds nothing. */
  waitsIn(columns: DayColumns, from: number, to: number): Record<WaitName, Stretch>;
  /**
   * What is of these facets in each quarter of an hour from one to before another. Adds nothing.
   * @returns the same arrays each time
   */
  quarters(columns: DayColumns, from: number, to: number): QuarterCounts;
};

/** Begins with nothing. */
export function collector(known: ReadonlyMap<number, Facet>): Collected {
  const facets = [...known.values()];
  const outside = facets.length;
  // One more than there are: what is of no facet is counted there, and never asked for.
  const counts = STORED_KINDS.map(() => new Float64Array(outside + 1));
  const scores = new Uint32Array((outside + 1) * SCORES);
  const senders = Uint8Array.from([
    ...facets.map(({ authorKind }) => SENDERS.indexOf(messagesOf(authorKind))),
    0,
  ]);
  const numbers = numbersOf(facets);
  let owned: { facetIds: Uint32Array; owners: Uint32Array } | undefined;
  const stretches = byWait((): Stretch[] => []);
  const quarterCounts = byShownCount(() => new Float64Array(QUARTERS_A_DAY));

  return {
    facets,
    outside,
    waits: (name) => ({ stretches: stretches[name], outside }),
    hasAny: (facet) => counts.some((ofKind) => (ofKind[facet] as number) > 0),
    counts: (kind) => counts[codeOf(kind)] as Float64Array,
    scores,
    add(columns, from, to) {
      const owners = ownersIn(columns);
      for (let kind = 0; kind < KINDS; kind += 1) countKind(columns, owners, kind, from, to);
      countScores(columns, owners, from, to);
      for (const name of WAIT_NAMES) {
        const stretch = stretchOf(columns, owners, ENDED_BY[name], from, to);
        if (stretch.first < stretch.end) stretches[name].push(stretch);
      }
    },
    waitsIn(columns, from, to) {
      const owners = ownersIn(columns);
      return byWait((name) => stretchOf(columns, owners, ENDED_BY[name], from, to));
    },
    quarters(columns, from, to) {
      const owners = ownersIn(columns);
      countQuarters(columns, owners, STARTED, from, to, quarterCounts.started);
      countQuarters(columns, owners, RESOLVED, from, to, quarterCounts.resolved);
      addMessages(columns, owners, from, to);
      return quarterCounts;
    },
  };

  /** Of each facet of a day, its number: others may be counted under what is new since the facets were read. */
  function ownersIn({ facetIds }: DayColumns): Uint32Array {
    if (owned?.facetIds === facetIds) return owned.owners;
    const owners = new Uint32Array(facetIds.length);
    for (let place = 0; place < owners.length; place += 1)
      owners[place] = numbers[facetIds[place] as number] ?? outside;
    owned = { facetIds, owners };
    return owners;
  }

  function countKind(
    { kinds }: DayColumns,
    owners: Uint32Array,
    kind: number,
    from: number,
    to: number,
  ): void {
    const columns = kinds[kind] ?? null;
    if (columns === null) return;
    const { facets: places, amounts, sums } = columns;
    const { first, end } = rangeOf(columns, from, to);
    const ofKind = counts[kind] as Float64Array;
    if (sums !== null && end - first === places.length)
      for (let place = 0; place < sums.length; place += 1) {
        const number = owners[place] as number;
        ofKind[number] = (ofKind[number] as number) + (sums[place] as number);
      }
    else if (amounts !== null && isSummed(kind))
      for (let index = first; index < end; index += 1) {
        const number = owners[places[index] as number] as number;
        ofKind[number] = (ofKind[number] as number) + (amounts[index] as number);
      }
    else
      for (let index = first; index < end; index += 1) {
        const number = owners[places[index] as number] as number;
        ofKind[number] = (ofKind[number] as number) + 1;
      }
  }

  function countScores({ kinds }: DayColumns, owners: Uint32Array, from: number, to: number): void {
    const columns = kinds[RATED] ?? null;
    if (columns === null) return;
    const { facets: places, amounts } = columns;
    const { first, end } = rangeOf(columns, from, to);
    for (let index = first; index < end; index += 1) {
      const score = (owners[places[index] as number] as number) * SCORES + (amounts?.[index] ?? 1) - 1;
      scores[score] = (scores[score] as number) + 1;
    }
  }

  function countQuarters(
    { kinds }: DayColumns,
    owners: Uint32Array,
    kind: number,
    from: number,
    to: number,
    into: Float64Array,
  ): void {
    into.fill(0);
    const columns = kinds[kind] ?? null;
    if (columns === null) return;
    const { facets: places, starts } = columns;
    const none = outside;
    for (let quarter = from; quarter < to; quarter += 1) {
      const end = starts[quarter + 1] as number;
      let count = 0;
      for (let index = starts[quarter] as number; index < end; index += 1)
        if (owners[places[index] as number] !== none) count += 1;
      into[quarter] = count;
    }
  }

  function addMessages({ kinds }: DayColumns, owners: Uint32Array, from: number, to: number): void {
    const { messagesIn, messagesOut } = quarterCounts;
    messagesIn.fill(0);
    messagesOut.fill(0);
    const columns = kinds[MESSAGES] ?? null;
    if (columns === null) return;
    const { facets: places, starts, amounts } = columns;
    const of = senders;
    for (let quarter = from; quarter < to; quarter += 1) {
      const end = starts[quarter + 1] as number;
      let [received, sent] = [0, 0];
      for (let index = starts[quarter] as number; index < end; index += 1) {
        const sender = of[owners[places[index] as number] as number];
        const amount = amounts === null ? 1 : (amounts[index] as number);
        if (sender === IN) received += amount;
        else if (sender === OUT) sent += amount;
      }
      messagesIn[quarter] = received;
      messagesOut[quarter] = sent;
    }
  }
}

function stretchOf(
  { kinds }: DayColumns,
  owners: Uint32Array,
  kind: number,
  from: number,
  to: number,
): Stretch {
  const columns = kinds[kind] ?? null;
  if (columns === null || columns.waits === null) return NO_WAITS;
  const { facets, waits: values, buckets } = columns;
  const { first, end } = rangeOf(columns, from, to);
  return { first, end, values, buckets, facets, owners };
}

/** From the id of a facet to its number. */
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
  return {
    waiting: make('waiting'),
    firstReply: make('firstReply'),
    nextReply: make('nextReply'),
    resolution: make('resolution'),
    botReply: make('botReply'),
  };
}

export function messagesOf(authorKind: string): 'messagesIn' | 'messagesOut' | 'messagesByBots' {
  if (authorKind === 'visitor') return 'messagesIn';
  return authorKind === 'bot' ? 'messagesByBots' : 'messagesOut';
}
