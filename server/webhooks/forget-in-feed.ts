import type { Transaction } from '../database/transaction.ts';

/**
 * Removes what the feed and the log of webhooks know of a visitor who is erased. What a receiver answered goes, too: it
 * may have repeated what was said.
 * @param conversationIds all conversations of the visitor
 */
export async function forgetInFeed(
  { db }: Transaction,
  visitorId: string,
  conversationIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('feed_inbox').where('visitor_id', '=', visitorId).execute();
  // Before the attempts: whoever writes one down holds the row of its event until the commit.
  await db.deleteFrom('feed_events').where('visitor_id', '=', visitorId).execute();
  await db.deleteFrom('webhook_attempts').where('visitor_id', '=', visitorId).execute();
  await db
    .deleteFrom('webhook_deliveries')
    .where('thread', 'in', [visitorId, ...conversationIds])
    .execute();
}

/**
 * Removes what the feed and the log of webhooks know of some conversations of a visitor, who stays. That they were deleted
 * is told afterwards.
 */
export async function forgetConversationsInFeed(
  { db }: Transaction,
  visitorId: string,
  conversationIds: readonly string[],
): Promise<void> {
  const gone = await db
    .deleteFrom('feed_events')
    .where('visitor_id', '=', visitorId)
    .where('conversation_id', 'in', conversationIds)
    .returning('position')
    .execute();
  if (gone.length > 0)
    await db
      .deleteFrom('webhook_attempts')
      .where('visitor_id', '=', visitorId)
      .where(
        'position',
        'in',
        gone.map((row) => row.position),
      )
      .execute();
  await db.deleteFrom('webhook_deliveries').where('thread', 'in', conversationIds).execute();
}
