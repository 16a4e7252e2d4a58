import type { BotLeft } from '../contract/schemas/events.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * Takes a locked conversation from the bot that has it: it waits for people, in the queue as of when its visitor began to
 * wait for an answer. One that no bot has is left as it is.
 */
export async function leaveBot(
  tx: Transaction,
  row: ConversationRow,
  why: BotLeft,
): Promise<ConversationRow> {
  if (row.bot_id === null) return row;
  const bot = await tx.db
    .selectFrom('bots')
    .select(['id', 'name'])
    .where('id', '=', row.bot_id)
    .executeTakeFirstOrThrow();
  return appendEvent(
    tx,
    row,
    { type: 'conversation.bot_left', data: { bot, why }, visible: true },
    { status: 'waiting', waiting_since: row.awaiting_reply_since ?? tx.now },
  );
}
