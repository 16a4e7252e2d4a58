import type { Database } from '../database/database.ts';

export const ENTRIES_AT_ONCE = 500;

/**
 * Deletes the next entries of the audit log that are older than it is kept, the oldest first.
 * @param before milliseconds since 1970
 * @returns how many; fewer than {@link ENTRIES_AT_ONCE}: none is left
 */
export async function deleteOldEntries(
  { read, write }: Pick<Database, 'read' | 'write'>,
  before: number,
): Promise<number> {
  const old = await read
    .selectFrom('audit_log')
    .select('id')
    .where('at', '<', before)
    .orderBy('at')
    .limit(ENTRIES_AT_ONCE)
    .execute();
  if (old.length > 0)
    await write((db) =>
      db
        .deleteFrom('audit_log')
        .where(
          'id',
          'in',
          old.map(({ id }) => id),
        )
        .execute(),
    );
  return old.length;
}
