import { ApiError } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { SendMessage } from '../contract/schemas/messages-api.ts';
import { quoteOf } from '../contract/text/quotes.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import type { MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

type Quoted = Pick<MessageRow, 'reply_to' | 'quote'>;

/**
 * The columns of a message that say what it replies to. A visitor, a bot, and whoever writes to a visitor, meet notes as messages
 * that do not exist.
 * @throws ApiError `message_unknown` where that message is not of this conversation
 */
export async function quotedIn(
  tx: Transaction,
  conversationId: string,
  { replyTo, kind }: Pick<SendMessage, 'replyTo'> & Pick<Message, 'kind'>,
): Promise<Quoted> {
  if (replyTo === undefined) return { reply_to: null, quote: null };
  const query = tx.db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('id', '=', replyTo);
  const quoted = await (kind === 'note' ? query : query.where('kind', '=', 'text')).executeTakeFirst();
  if (quoted === undefined)
    throw new ApiError('message_unknown', 'The message that you reply to is not in this conversation.');
  return { reply_to: quoted.id, quote: quoteFrom(quoted) };
}

/** Writes what stands of a message above the replies to it anew: it was edited, or taken back. */
export async function quoteAnew({ db }: Transaction, message: MessageRow): Promise<void> {
  await db
    .updateTable('messages')
    .set({ quote: quoteFrom(message) })
    .where('conversation_id', '=', message.conversation_id)
    .where('reply_to', '=', message.id)
    .execute();
}

function quoteFrom(row: MessageRow): string {
  return JSON.stringify(quoteOf(messageFrom(row, 'visitor')));
}
