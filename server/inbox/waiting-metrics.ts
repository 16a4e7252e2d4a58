import type { Db } from '../database/database.ts';

/** Counting stops here. */
const MOST_COUNTED = 10_000;

export type WaitingCounts = {
  /** Conversations in the queue, of visitors who have written and whom no agent has taken; at most {@link MOST_COUNTED}. */
  conversations: number;
  /** Since when the first of them waits, in milliseconds since 1970; null: nobody waits. */
  longestSince: number | null;
  /** Visitors who have the chat connected; at most {@link MOST_COUNTED}. */
  visitorsHere: number;
};

/** Who waits now, on all sites, for who watches the server. Each question is answered by an index. */
export async function waitingCounts(db: Db): Promise<WaitingCounts> {
  const waiting = db
    .selectFrom('conversations')
    .select('waiting_since')
    .where('status', '=', 'waiting')
    .where('last_message_seq', '>', 0)
    .orderBy('waiting_since')
    .limit(MOST_COUNTED);
  const row = await db
    .selectFrom(waiting.as('waiting'))
    .select(({ fn }) => [
      fn.countAll<number | string>().as('count'),
      fn.min<number | string | null>('waiting_since').as('longest'),
    ])
    .executeTakeFirstOrThrow();
  const here = db.selectFrom('visitors').select('id').where('here', '=', 1).limit(MOST_COUNTED);
  const { count } = await db
    .selectFrom(here.as('here'))
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return {
    conversations: Number(row.count),
    longestSince: row.longest === null ? null : Number(row.longest),
    visitorsHere: Number(count),
  };
}
