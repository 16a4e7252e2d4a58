import type { BotConversation } from '../contract/schemas/developers/bots-api.ts';
import type { Db } from '../database/database.ts';
import type { BotRow, BotTestRow } from '../database/tables/bots.ts';

/** A test of this bot's, whether it goes on or not; null: it is none. */
export async function findBotTest(db: Db, bot: Pick<BotRow, 'id'>, id: string): Promise<BotTestRow | null> {
  const row = await testById(db, id).executeTakeFirst();
  return row?.bot_id === bot.id ? row : null;
}

/** The query for a test, whoever's it is. */
export function testById(db: Db, id: string) {
  return db.selectFrom('bot_tests').selectAll().where('id', '=', id);
}

/** A test as its bot knows it: as a conversation. */
export function testForBot(row: BotTestRow): BotConversation {
  return {
    id: row.id,
    siteId: row.site_id,
    visitor: { id: row.visitor_id, name: row.visitor_name, email: null, verified: false },
    language: row.language,
    topic: null,
  };
}
