import type { Side } from '../access/actor.ts';
import type { Conversation, Message } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow, MessageRow } from '../database/tables.ts';
import { messageFrom, readState } from './conversation-state.ts';
import { readPage } from './page-bytes.ts';

const MESSAGES_PER_PAGE = 50;

/**
 * The conversation with its newest messages.
 *
 * Read without a lock: a message committed between the two queries has a higher number than the state; it is left
 * out here and reaches the reader as an event.
 */
export async function readConversation(db: Db, row: ConversationRow, kind: Side): Promise<Conversation> {
  const state = await readState(db, row, kind);
  const { messages, earlier } = await readHistory(db, row.id, kind, { before: row.seq + 1 });
  return { state, messages, earlier };
}

/**
 * The newest messages before a number, in order, and whether there are older ones. At most `limit`, and fewer where they
 * are long.
 */
export async function readHistory(
  db: Db,
  conversationId: string,
  kind: Side,
  { before, limit = MESSAGES_PER_PAGE }: { before: number; limit?: number | undefined },
): Promise<{ messages: Message[]; earlier: boolean }> {
  const page = await readPage<MessageRow>(limit, (last, count) => {
    const query = db
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('seq', '<', last?.seq ?? before)
      .orderBy('seq', 'desc')
      .limit(count);
    return (kind === 'visitor' ? query.where('kind', '=', 'text') : query).execute();
  });
  return { messages: page.rows.reverse().map((row) => messageFrom(row, kind)), earlier: page.more };
}

/** The number of the last event that its visitor sees; null where there is no such conversation any more. */
export async function visitorSeqOf(db: Db, conversationId: string): Promise<number | null> {
  const row = await db
    .selectFrom('conversations')
    .select('visitor_seq')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return row?.visitor_seq ?? null;
}

/** How many messages of one side came after what the other has read. */
export async function countUnread(db: Db, id: string, of: Side, readUpTo: number): Promise<number> {
  const counted = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversation_id', '=', id)
    .where('kind', '=', 'text')
    .where('seq', '>', readUpTo)
    .where('author_kind', '=', of)
    .executeTakeFirstOrThrow();
  return Number(counted.count);
}
