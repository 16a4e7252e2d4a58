import type { Db } from '../database/database.ts';

/**
 * Gives these conversations the next positions in the order of changes, as they stand here, the last mention counting. The row of `change_state` is locked until the
 * commit, so positions become visible in their order: whoever has read up to one will find nothing before it later,
 * whatever transaction took its time. Those that are gone are left out.
 */
export async function notePositions(db: Db, conversationIds: readonly string[]): Promise<void> {
  const ids = [...new Set(conversationIds.toReversed())].reverse();
  if (ids.length === 0) return;
  const { head } = await db
    .updateTable('change_state')
    .set((eb) => ({ head: eb('head', '+', ids.length) }))
    .returning('head')
    .executeTakeFirstOrThrow();
  // After the lock: of two that note the same conversation, the later one knows the later number.
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'seq'])
    .where('id', 'in', ids)
    .where('visitor_id', 'is not', null)
    .execute();
  if (rows.length === 0) return;
  const first = head - ids.length + 1;
  await db
    .insertInto('conversation_changes')
    .values(rows.map(({ id, seq }) => ({ conversation_id: id, seq, position: first + ids.indexOf(id) })))
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet((eb) => ({
        seq: eb.ref('excluded.seq'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute();
}
