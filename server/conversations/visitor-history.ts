import type { PastConversation } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import { statusOnWire } from './conversation-state.ts';

const MOST = 20;
const PREVIEW_LENGTH = 120;

/** A visitor's conversations in which something was said, the latest first, each with its last words. */
export async function readVisitorHistory(db: Db, visitorId: string): Promise<PastConversation[]> {
  const rows = await db
    .selectFrom('conversations')
    .leftJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'conversations.id')
        .onRef('messages.seq', '=', 'conversations.last_message_seq'),
    )
    .select([
      'conversations.id',
      'conversations.status',
      'conversations.started_at',
      'conversations.active_at',
      'conversations.merged_into',
      'messages.body',
      'messages.unsent_at',
    ])
    .where('conversations.visitor_id', '=', visitorId)
    .where('conversations.last_message_seq', '>', 0)
    .orderBy('conversations.active_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    status: statusOnWire(row.status),
    startedAt: row.started_at,
    lastAt: row.active_at,
    lastWords: [...(row.body ?? '')].slice(0, PREVIEW_LENGTH).join(''),
    ...(row.unsent_at === null ? {} : { lastUnsent: true }),
    ...(row.merged_into === null ? {} : { mergedInto: row.merged_into }),
  }));
}
