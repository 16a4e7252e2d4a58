import { visitorName } from '../access/actor.ts';
import { isConversation, unknownConversation } from '../access/conversation-access.ts';
import { ApiError } from '../common/api-error.ts';
import type { BotConversation, BotThread } from '../contract/schemas/developers/bots-api.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { BotRow } from '../database/tables/bots.ts';
import type { ConversationRow, ThreadRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

const MESSAGES_PER_PAGE = 50;

/**
 * The conversation, where this bot has it.
 * @throws ApiError `taken_over` where it had it; `conversation_unknown` for every other, as if there were none
 */
export async function findBotConversation(db: Db, bot: BotRow, id: string): Promise<ConversationRow> {
  return held(await threadById(db, id).executeTakeFirst(), bot);
}

/** The same, locked until the transaction ends. */
export async function lockBotConversation(
  tx: Transaction,
  bot: BotRow,
  id: string,
): Promise<ConversationRow> {
  return held(await locking(tx, threadById(tx.db, id)).executeTakeFirst(), bot);
}

function threadById(db: Db, id: string) {
  return db.selectFrom('conversations').selectAll().where('id', '=', id);
}

function held(row: ThreadRow | undefined, bot: BotRow): ConversationRow {
  if (row === undefined || !isConversation(row)) throw unknownConversation();
  if (row.bot_id === bot.id) return row;
  if (row.bot_id === null && row.last_bot_id === bot.id) throw takenOver();
  throw unknownConversation();
}

export function takenOver(): ApiError {
  return new ApiError(
    'taken_over',
    'This bot has the conversation no more: people do. Say nothing more in it.',
  );
}

/** What a bot is told about a conversation besides what is said in it. */
export async function conversationForBot(
  db: Db,
  row: Pick<ConversationRow, 'id' | 'site_id' | 'visitor_id' | 'topic'>,
): Promise<BotConversation> {
  const visitor = await db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', row.visitor_id)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    siteId: row.site_id,
    visitor: {
      id: visitor.id,
      name: visitorName(visitor),
      email: visitor.email,
      verified: visitor.verified === 1,
    },
    language: visitor.language,
    topic: row.topic,
  };
}

/** What the visitor and this bot said last. Nothing of agents and other bots, and no notes. */
export async function readBotThread(db: Db, bot: BotRow, row: ConversationRow): Promise<BotThread> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', row.id)
    .where('kind', '=', 'text')
    .where((eb) => eb.or([eb('author_kind', '=', 'visitor'), eb('author_id', '=', bot.id)]))
    .orderBy('seq', 'desc')
    .limit(MESSAGES_PER_PAGE)
    .execute();
  return {
    conversation: await conversationForBot(db, row),
    messages: rows.reverse().map((row) => messageFrom(row, 'visitor')),
  };
}
