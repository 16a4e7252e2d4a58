import type { Message } from '../contract/schemas/conversations.ts';
import type { BotConversation, BotEvent } from '../contract/schemas/developers/bots-api.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { BotEventRow } from '../database/tables/bots.ts';
import { conversationForBot } from './bot-conversations.ts';
import { findBotTest, testForBot } from './find-bot-test.ts';

/** What an event is about, as it is stored now. */
type About = {
  conversation: BotConversation;
  /** By when the bot has to have answered; null: it has, or has the conversation no more. */
  answerBy: number | null;
  message(seq: number): Promise<Message | null>;
};

/**
 * What a bot is told, `{type, timestamp, data}`. Made anew each time from what is stored, so what was erased is not there.
 * @returns null when what it is about is gone
 */
export async function botEventOf(db: Db, row: BotEventRow): Promise<BotEvent | null> {
  const about = await aboutConversation(db, row);
  if (about === null) return null;
  const { conversation, answerBy } = about;
  const place = { conversation, seq: row.seq };
  const timestamp = new Date(row.at).toISOString();
  switch (row.type) {
    case 'conversation.assigned':
      return { type: row.type, timestamp, data: place };
    case 'conversation.unassigned':
      return { type: row.type, timestamp, data: { ...place, ...JSON.parse(row.data) } };
    case 'message.created': {
      const message = await about.message(row.seq);
      return message === null ? null : { type: row.type, timestamp, data: { ...place, message, answerBy } };
    }
    default:
      return null;
  }
}

async function aboutConversation(db: Db, { bot_id, conversation_id }: BotEventRow): Promise<About | null> {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', conversation_id)
    .where('visitor_id', 'is not', null)
    .executeTakeFirst();
  if (row === undefined) return aboutTest(db, bot_id, conversation_id);
  return {
    conversation: await conversationForBot(db, row),
    answerBy: row.bot_id === bot_id ? row.bot_due_at : null,
    async message(seq) {
      const message = await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversation_id)
        .where('seq', '=', seq)
        .executeTakeFirst();
      return message === undefined ? null : messageFrom(message, 'visitor');
    },
  };
}

/** Of a test conversation, a bot gets the same events as of any other. */
async function aboutTest(db: Db, botId: string, id: string): Promise<About | null> {
  const row = await findBotTest(db, { id: botId }, id);
  if (row === null) return null;
  return {
    conversation: testForBot(row),
    answerBy: row.due_at,
    async message(seq) {
      const found = await db
        .selectFrom('bot_test_messages')
        .select('message')
        .where('test_id', '=', id)
        .where('seq', '=', seq)
        .executeTakeFirst();
      return found === undefined ? null : JSON.parse(found.message);
    },
  };
}
