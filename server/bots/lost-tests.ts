import type { Db } from '../database/database.ts';
import type { BotTestRow } from '../database/tables/bots.ts';
import type { Transaction } from '../database/transaction.ts';
import { endBotTest, lockTest } from './bot-tests.ts';
import { failedTry } from './failed-try.ts';

const PER_LOOK = 20;

/** The tests in which the bot has not answered in its time. */
export async function dueTests(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bot_tests')
    .select('id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(PER_LOOK)
    .execute();
  return rows.map(({ id }) => id);
}

/** Ends a test if its bot still owes an answer, as a conversation goes to people then. True when it does. */
export async function takeTestFromBot(tx: Transaction, id: string): Promise<boolean> {
  const row: BotTestRow | undefined = await lockTest(tx, id);
  if (row === undefined || row.due_at === null || row.due_at > tx.now) return false;
  const failed = await failedTry(tx.db, { botId: row.bot_id, conversationId: id });
  await endBotTest(tx, row, failed === null ? 'no_answer' : 'unreachable');
  return true;
}
