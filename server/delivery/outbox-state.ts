import type { Db } from '../database/database.ts';

/** Counting stops here. */
export const MOST_COUNTED = 10_000;

export type OutboxState = {
  /** Conversations with events that the engine has not taken yet; at most {@link MOST_COUNTED}. */
  conversations: number;
  /** How many events these are. */
  events: number;
  /** For how long the oldest of them has waited; 0 when none waits. */
  oldestMs: number;
};

/** What is still to be published, on all nodes. Costs what is unpublished, which is next to nothing while the engine works. */
export async function outboxState(db: Db, now: number): Promise<OutboxState> {
  const { fn } = db;
  const unpublished = db
    .selectFrom('conversations')
    .select(['id', 'seq', 'published_seq'])
    .whereRef('published_seq', '<', 'seq')
    .limit(MOST_COUNTED);
  const row = await db
    .selectFrom(unpublished.as('due'))
    .leftJoin('events', (join) =>
      join
        .onRef('events.conversation_id', '=', 'due.id')
        .on((eb) => eb('events.seq', '=', eb('due.published_seq', '+', 1))),
    )
    .select(({ eb }) => [
      fn.countAll<number | string>().as('conversations'),
      fn.sum<number | string | null>(eb('due.seq', '-', eb.ref('due.published_seq'))).as('events'),
      fn.min('events.created_at').as('oldest'),
    ])
    .executeTakeFirstOrThrow();
  return {
    conversations: Number(row.conversations),
    events: Number(row.events ?? 0),
    oldestMs: row.oldest === null ? 0 : Math.max(0, now - Number(row.oldest)),
  };
}
