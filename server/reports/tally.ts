import type { WaitName } from '../contract/schemas/developers/reports.ts';
import type { MomentRow } from '../database/tables.ts';
import type { Facet } from './facets.ts';

/** A moment as a report reads it. */
export type Counted = Pick<MomentRow, 'at' | 'kind' | 'facet_id' | 'wall_ms' | 'open_ms' | 'amount'>;
export type Hours = 'business' | 'all';
export type CountName =
  | 'started'
  | 'reopened'
  | 'resolved'
  | 'abandoned'
  | 'messagesIn'
  | 'messagesOut'
  | 'messagesByBots';

/** What has come together. Made of many by {@link merged}. */
export type Tally = {
  counts: Record<CountName, number>;
  /** In ms. */
  waits: Record<WaitName, number[]>;
  /** How many of 1, 2, 3, 4 and 5. */
  scores: number[];
};

export function emptyTally(): Tally {
  return {
    counts: {
      started: 0,
      reopened: 0,
      resolved: 0,
      abandoned: 0,
      messagesIn: 0,
      messagesOut: 0,
      messagesByBots: 0,
    },
    waits: { waiting: [], firstReply: [], nextReply: [], resolution: [], botReply: [] },
    scores: [0, 0, 0, 0, 0],
  };
}

const WAITS: Readonly<Record<string, WaitName>> = {
  taken: 'waiting',
  first_reply: 'firstReply',
  next_reply: 'nextReply',
  resolved: 'resolution',
  bot_reply: 'botReply',
};

/** Adds a moment to what there is. */
export function add(
  { counts, waits, scores }: Tally,
  moment: Counted,
  { authorKind }: Facet,
  hours: Hours,
): void {
  const { kind, amount } = moment;
  if (kind === 'messages') counts[messagesOf(authorKind)] += amount;
  else if (kind === 'rated') scores[amount - 1] = (scores[amount - 1] ?? 0) + 1;
  else if (kind in counts) counts[kind as CountName] += 1;
  const wait = WAITS[kind];
  const ms = hours === 'business' ? moment.open_ms : moment.wall_ms;
  if (wait !== undefined && ms !== null) waits[wait].push(ms);
}

export function merged(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) addTally(sum, tally);
  return sum;
}

/** Adds what has come together elsewhere. */
export function addTally(sum: Tally, { counts, waits, scores }: Tally): void {
  for (const name of Object.keys(counts) as CountName[]) sum.counts[name] += counts[name];
  scores.forEach((count, index) => {
    sum.scores[index] = (sum.scores[index] ?? 0) + count;
  });
  for (const name of Object.keys(waits) as WaitName[]) for (const ms of waits[name]) sum.waits[name].push(ms);
}

export function messagesOf(authorKind: string): 'messagesIn' | 'messagesOut' | 'messagesByBots' {
  if (authorKind === 'visitor') return 'messagesIn';
  return authorKind === 'bot' ? 'messagesByBots' : 'messagesOut';
}
