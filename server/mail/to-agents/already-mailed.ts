import type { Db } from '../../database/database.ts';

const LATELY_MS = 30 * 60_000;

/** Whether the ladder has mailed an agent of the visitor who waits now, or is about to. */
export async function wasMailedOfWait(db: Db, agentId: string, conversationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('outgoing_mails')
    .innerJoin('conversations', 'conversations.id', 'outgoing_mails.conversation_id')
    .select('outgoing_mails.id')
    .where('outgoing_mails.conversation_id', '=', conversationId)
    .where('outgoing_mails.kind', '=', 'unanswered')
    .where('outgoing_mails.agent_id', '=', agentId)
    .where('outgoing_mails.state', 'in', ['queued', 'sent'])
    .whereRef('outgoing_mails.created_at', '>=', 'conversations.awaiting_reply_since')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a digest told an agent of a conversation less than half an hour ago. */
export async function wasInDigest(
  db: Db,
  agentId: string,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('agent_id', '=', agentId)
    .where('kind', '=', 'notices')
    .where('state', 'in', ['queued', 'sent'])
    .where('begun_at', '>', now - LATELY_MS)
    // Ids hold nothing that a pattern would read.
    .where('payload', 'like', `%"conversationId":"${conversationId}"%`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
