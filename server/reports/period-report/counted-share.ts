import type { Db } from '../../database/database.ts';

/** Fewer are always behind while people write: they are counted a moment later. */
const FEWEST_BEHIND = 50;

/**
 * How much of all conversations has been counted, while many are still to be: after an upgrade.
 * @returns from 0 to 1; null where nothing worth mentioning is missing
 */
export async function countedShare(db: Db): Promise<number | null> {
  const behind = await db
    .selectFrom('conversation_changes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('position', '>', db.selectFrom('figures_state').select('position'))
    .executeTakeFirstOrThrow();
  if (Number(behind.count) < FEWEST_BEHIND) return null;
  const all = await db
    .selectFrom('conversation_changes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return 1 - Number(behind.count) / Number(all.count);
}
