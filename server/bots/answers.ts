import { leaveBot } from '../bot-turns/leave-bot.ts';
import type { ConversationState, Message } from '../contract/schemas/conversations.ts';
import type { BotMessage, HandOff } from '../contract/schemas/developers/bots-api.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import type { BotRow } from '../database/tables/bots.ts';
import type { Transaction } from '../database/transaction.ts';
import { messageById, sendMessage } from '../messages/send-message.ts';
import { isMaskedFrom } from '../sites/mask.ts';
import { resolveConversation } from '../triage/resolve-conversation.ts';
import { lockBotConversation } from './bot-conversations.ts';

/**
 * The bot answers its visitor. The same id again finds the same message again, as long as the bot has the conversation.
 * @throws ApiError `taken_over`, `conversation_unknown`, and as `sendMessage` does
 */
export async function answerAsBot(
  tx: Transaction,
  bot: BotRow,
  conversationId: string,
  input: BotMessage,
): Promise<{ message: Message; created: boolean }> {
  await lockBotConversation(tx, bot, conversationId);
  return sendMessage(tx, { kind: 'bot', bot }, conversationId, { ...input, kind: 'text' });
}

/**
 * The bot hands its conversation off to people, with a note that says why and what was said. The same id again finds the
 * same note again.
 * @throws ApiError `taken_over`, `conversation_unknown`, `id_taken`
 */
export async function handOff(
  tx: Transaction,
  bot: BotRow,
  conversationId: string,
  { id, ...said }: HandOff,
): Promise<{ message: Message; created: boolean }> {
  const body = handOffNote(said);
  const before = await notedBefore(tx, bot, conversationId, id, body);
  if (before !== null) return { message: before, created: false };
  await lockBotConversation(tx, bot, conversationId);
  const sent = await sendMessage(tx, { kind: 'bot', bot }, conversationId, { id, body, kind: 'note' });
  await leaveBot(tx, await lockBotConversation(tx, bot, conversationId), 'handed_off');
  return sent;
}

/** What agents read at a hand-off. */
export function handOffNote({ reason, summary = '' }: Omit<HandOff, 'id'>): string {
  return [reason.trim(), summary.trim()].filter((part) => part !== '').join('\n\n');
}

/** The note with which this bot handed the conversation off in these words, under this id. */
async function notedBefore(
  tx: Transaction,
  bot: BotRow,
  conversation_id: string,
  id: string,
  body: string,
): Promise<Message | null> {
  const [row] = await messageById(tx.db, { conversation_id, id });
  if (row?.author_id !== bot.id || row.kind !== 'note') return null;
  return isMaskedFrom(row.body, body) ? messageFrom(row, 'visitor') : null;
}

/**
 * The bot says that all is said. Once more, it is left as it is.
 * @throws ApiError `taken_over`, `conversation_unknown`
 */
export async function closeAsBot(
  tx: Transaction,
  bot: BotRow,
  conversationId: string,
): Promise<ConversationState> {
  await lockBotConversation(tx, bot, conversationId);
  return resolveConversation(tx, { kind: 'bot', bot }, conversationId);
}
