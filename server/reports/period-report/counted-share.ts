import type { Db } from '../../database/database.ts';

/** Fewer are always behind while people write: they are counted a moment later. */
const FEWEST_BEHIND = 50;
/** What happened since, on a busy day or to many at once, is counted in seconds. What is older was there before an upgrade. */
const RECENT_MS = 60_000;

/**
 * How much of all conversations has been counted, while many of before an upgrade are still to be.
 * @returns from 0 to 1; null where nothing worth mentioning is missing
 */
export async function countedShare(db: Db, now: number): Promise<number | null> {
  const { fold_position: position } = await db
    .selectFrom('figures_state')
    .select('fold_position')
    .executeTakeFirstOrThrow();
  const oldest = await db
    .selectFrom('conversation_changes as change')
    .innerJoin('events', (join) =>
      join
        .onRef('events.conversation_id', '=', 'change.conversation_id')
        .onRef('events.seq', '=', 'change.seq'),
    )
    .select('events.created_at')
    .where('change.position', '>', position)
    .orderBy('change.position')
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined || oldest.created_at > now - RECENT_MS) return null;
  const behind = await db
    .selectFrom('conversation_changes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('position', '>', position)
    .executeTakeFirstOrThrow();
  if (Number(behind.count) < FEWEST_BEHIND) return null;
  const all = await db
    .selectFrom('conversation_changes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return 1 - Number(behind.count) / Number(all.count);
}
