import { WAIT_NAMES, type WaitName } from '../../contract/reports/report-constants.ts';
import { codeOf, type DayColumns, STORED_KINDS } from '../days/columns.ts';
import type { Facet } from '../facets.ts';
import type { MomentKind } from '../moments.ts';
import { WaitList } from './wait-list.ts';

export type Hours = 'business' | 'all';

const SCORES = 5;
const KINDS = STORED_KINDS.length;
const [MESSAGES, RATED, STARTED, RESOLVED, MISSED] = (
  ['messages', 'rated', 'started', 'resolved', 'missed'] as const
).map(codeOf);

/** The kinds of moments that somebody waited for. */
const WAITS: Readonly<Partial<Record<MomentKind, WaitName>>> = {
  taken: 'waiting',
  first_reply: 'firstReply',
  next_reply: 'nextReply',
  resolved: 'resolution',
  bot_reply: 'botReply',
};

/** What of a part of a day the report shows by itself. */
export type PartCounts = { started: number; resolved: number; messagesIn: number; messagesOut: number };
export const NOTHING: Readonly<PartCounts> = { started: 0, resolved: 0, messagesIn: 0, messagesOut: 0 };

/** What has come together, by facet: each has a number from 0 on, in the order of `facets`. */
export type Collected = {
  facets: readonly Facet[];
  /** Whether anything is counted under it. */
  hasAny(facet: number): boolean;
  /** So many of a kind; of messages and of what was missed, the sum of their amounts. */
  count(facet: number, kind: MomentKind): number;
  /** How many ratings of 1, 2, 3, 4 and 5. */
  scores(facet: number): number[];
  waits: Readonly<Record<WaitName, WaitList>>;
  /** Adds the moments from one place of a day to before another, as far as they are of these facets. */
  add(columns: DayColumns, first: number, end: number): PartCounts;
};

/** Begins with nothing. */
export function collector(known: ReadonlyMap<number, Facet>, hours: Hours): Collected {
  const facets = [...known.values()];
  const counts = new Float64Array(facets.length * KINDS);
  const scores = new Uint32Array(facets.length * SCORES);
  const waits = Object.fromEntries(WAIT_NAMES.map((name) => [name, new WaitList()])) as Collected['waits'];
  const waitsOfKinds = STORED_KINDS.map((kind) => {
    const name = WAITS[kind];
    return name === undefined ? null : waits[name];
  });
  /** From the id of a facet to its number. */
  const numbers = new Int32Array(lastOf(known) + 1).fill(-1);
  facets.forEach(({ id }, number) => {
    numbers[id] = number;
  });

  return {
    facets,
    waits,
    hasAny: (facet) => counts.subarray(facet * KINDS, (facet + 1) * KINDS).some((count) => count > 0),
    count: (facet, kind) => counts[facet * KINDS + codeOf(kind)] ?? 0,
    scores: (facet) => [...scores.subarray(facet * SCORES, (facet + 1) * SCORES)],
    add(columns, first, end) {
      const part: PartCounts = { ...NOTHING };
      const { facets: ids, kinds, amounts } = columns;
      const waited = hours === 'business' ? columns.opens : columns.walls;
      for (let index = first; index < end; index += 1) {
        const facet = numbers[ids[index] as number] ?? -1;
        if (facet < 0) continue;
        const kind = kinds[index] as number;
        const amount = amounts[index] as number;
        counts[facet * KINDS + kind] =
          (counts[facet * KINDS + kind] as number) + (kind === MESSAGES || kind === MISSED ? amount : 1);
        const wait = waited[index] as number;
        if (wait > 0) waitsOfKinds[kind]?.push(wait - 1, facet);
        if (kind === MESSAGES) {
          const of = messagesOf((facets[facet] as Facet).authorKind);
          if (of !== 'messagesByBots') part[of] += amount;
        } else if (kind === RATED) {
          const score = facet * SCORES + amount - 1;
          scores[score] = (scores[score] as number) + 1;
        } else if (kind === STARTED) part.started += 1;
        else if (kind === RESOLVED) part.resolved += 1;
      }
      return part;
    },
  };
}

/** The greatest id. There may be more facets than a call takes arguments. */
function lastOf(known: ReadonlyMap<number, Facet>): number {
  let last = 0;
  for (const id of known.keys()) last = Math.max(last, id);
  return last;
}

export function messagesOf(authorKind: string): 'messagesIn' | 'messagesOut' | 'messagesByBots' {
  if (authorKind === 'visitor') return 'messagesIn';
  return authorKind === 'bot' ? 'messagesByBots' : 'messagesOut';
}
