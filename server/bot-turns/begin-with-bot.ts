import { appendEvent } from '../conversations/conversation-log.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { attendedLately } from '../sites/site-state.ts';

/**
 * Gives a locked conversation that waits to the bot of its site, where that answers now: always, or while nobody is on duty.
 * Left as it is where there is none. The bot's time begins with the message that comes next (`turnChanges`).
 */
export async function beginWithBot(tx: Transaction, row: ConversationRow): Promise<ConversationRow> {
  const bot = await tx.db
    .selectFrom('bot_sites')
    .innerJoin('bots', 'bots.id', 'bot_sites.bot_id')
    .innerJoin('sites', 'sites.id', 'bot_sites.site_id')
    .select(['bots.id', 'bots.name', 'bot_sites.mode', 'sites.announced'])
    .where('bot_sites.site_id', '=', row.site_id)
    .where('bots.active', '=', 1)
    .where('bots.deleted_at', 'is', null)
    .executeTakeFirst();
  if (bot === undefined || (bot.mode === 'off_duty' && attendedLately(bot))) return row;
  const { id, name } = bot;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.bot_joined', data: { bot: { id, name } }, visible: true },
    { status: 'with_bot', bot_id: id, bot_due_at: null },
  );
}
