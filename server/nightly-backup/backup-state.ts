import type { Database, Db } from '../database/database.ts';
import { readMeta } from '../database/meta.ts';

const NAME = 'nightly_backup';

/** Times are milliseconds since 1970. */
export type BackupState = {
  /** Until when the node that makes one has it for itself; null: nobody makes one. */
  claimedUntil: number | null;
  /** The last one that was proven. */
  proven: { startedAt: number; endedAt: number; file: string; bytes: number } | null;
  /** What went wrong since then. */
  failed: { at: number; why: string } | null;
};

export const NO_BACKUP: BackupState = { claimedUntil: null, proven: null, failed: null };

/** Null where none was ever begun. */
export async function readState(db: Db): Promise<BackupState | null> {
  const text = await readMeta(db, NAME);
  return text === null ? null : JSON.parse(text);
}

/**
 * Writes the next state, unless another node has written one since `before` was read.
 * @returns whether it was written
 */
export function replaceState(
  database: Database,
  before: BackupState | null,
  next: BackupState,
): Promise<boolean> {
  const value = JSON.stringify(next);
  return database.write(async (db) => {
    const written =
      before === null
        ? await db
            .insertInto('meta')
            .values({ name: NAME, value })
            .onConflict((conflict) => conflict.column('name').doNothing())
            .returning('name')
            .executeTakeFirst()
        : await db
            .updateTable('meta')
            .set({ value })
            .where('name', '=', NAME)
            .where('value', '=', JSON.stringify(before))
            .returning('name')
            .executeTakeFirst();
    return written !== undefined;
  });
}
