import type { Db } from '../database/database.ts';
import type { BotEventRow } from '../database/tables/bots.ts';

/**
 * What came of the last try to send a bot the oldest event of a conversation that it has not taken; null: it was told
 * everything, or nothing was tried yet.
 */
export async function failedTry(
  db: Db,
  { botId, conversationId }: { botId: string; conversationId: string },
): Promise<Pick<BotEventRow, 'error' | 'status'> | null> {
  const pending = await db
    .selectFrom('bot_events')
    .select(['tries', 'error', 'status'])
    .where('conversation_id', '=', conversationId)
    .where('bot_id', '=', botId)
    .where('next_at', 'is not', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return pending === undefined || pending.tries === 0
    ? null
    : { error: pending.error, status: pending.status };
}
