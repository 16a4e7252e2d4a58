import { forgetInAuditLog } from '../accounts/audit-log.ts';
import type { VisitorErased } from '../contract/schemas/people.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';
import { forgetInFeed } from '../webhooks/forget-in-feed.ts';

/**
 * Deletes a visitor and everything with them: conversations, messages, events, what finds them, files. The files
 * themselves are put down to be removed in the same transaction, so that they go even if this process ends here
 * (`files/file-deletion-worker.ts`). Idempotent.
 */
export async function eraseVisitor(tx: Transaction, visitorId: string): Promise<VisitorErased> {
  const { db } = tx;
  const conversations = await db
    .selectFrom('conversations')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .execute();
  const ids = conversations.map((row) => row.id);
  if (ids.length > 0) {
    const files = await db
      .selectFrom('attachments')
      .select(['content_key', 'thumbnail_key'])
      .where('conversation_id', 'in', ids)
      .execute();
    await queueFileDeletion(tx, files);
    // What is due comes first: whoever is at it holds those rows, and then wants the messages.
    for (const table of [
      'due_events',
      'push_notices',
      'bridge_posts',
      'bridge_threads',
      'outgoing_mails',
      'mail_threads',
      'quarantined_mails',
      'resume_links',
      'attachments',
      'conversation_labels',
      'events',
      'messages',
    ] as const)
      await db.deleteFrom(table).where('conversation_id', 'in', ids).execute();
    await db.deleteFrom('conversations').where('id', 'in', ids).execute();
  }
  await db.deleteFrom('outgoing_mails').where('visitor_id', '=', visitorId).execute();
  await forgetInFeed(tx, visitorId, ids);
  await forgetInAuditLog(tx, visitorId);
  await db.deleteFrom('visitor_tokens').where('visitor_id', '=', visitorId).execute();
  const gone = await db
    .deleteFrom('visitors')
    .where('id', '=', visitorId)
    .returning('site_id')
    .executeTakeFirst();
  if (gone !== undefined) tx.happened.push({ type: 'visitor.erased', visitorId, siteId: gone.site_id });
  return { visitorId, conversationIds: ids };
}
