import type { Actor } from '../access/actor.ts';
import type { ConversationSummary } from '../contract/schemas/widget-api.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { readState } from './conversation-state.ts';
import { countUnread, readHistory } from './read-conversation.ts';

const MOST = 50;

/** The visitor's own conversations in which something was said, the newest activity first. */
export async function listConversations(
  db: Db,
  { visitor }: Extract<Actor, { kind: 'visitor' }>,
): Promise<ConversationSummary[]> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitor.id)
    .where('last_message_seq', '>', 0)
    .orderBy('active_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      state: await readState(db, row, 'visitor'),
      lastMessage:
        (await readHistory(db, row.id, 'visitor', { before: row.seq + 1, limit: 1 })).messages[0] ?? null,
      unread: await countUnread(db, row.id, 'agent', row.read_by_visitor),
    })),
  );
}

/** The visitor's conversation with the newest activity, also one in which nothing was said; undefined where there is none. */
export function newestConversation(db: Db, visitorId: string): Promise<ConversationRow | undefined> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('visitor_id', '=', visitorId)
    .orderBy('active_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst() as Promise<ConversationRow | undefined>;
}
