import type { Db } from '../database/database.ts';

/** Removes test conversations with bots, with everything that was said in them. */
export async function removeBotTests(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('bot_test_messages').where('test_id', 'in', ids).execute();
  await db.deleteFrom('bot_test_files').where('test_id', 'in', ids).execute();
  await db.deleteFrom('bot_tests').where('id', 'in', ids).execute();
}
