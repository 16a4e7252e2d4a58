import { forgetInAuditLog } from '../accounts/audit-log.ts';
import type { VisitorErased } from '../contract/schemas/people.ts';
import type { Work } from '../database/transaction.ts';
import { doomFiles } from '../files/file-deletion-queue.ts';

/**
 * Deletes a visitor and everything with them: conversations, messages, events, what finds them, files. The files
 * themselves are put down to be removed in the same transaction, so that they go even if this process ends here
 * (`files/file-deletion-worker.ts`). Twice is as good as once.
 */
export async function eraseVisitor(work: Work, visitorId: string): Promise<VisitorErased> {
  const { db } = work;
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
    await doomFiles(work, files);
    for (const table of ['attachments', 'conversation_labels', 'events', 'messages'] as const)
      await db.deleteFrom(table).where('conversation_id', 'in', ids).execute();
    await db.deleteFrom('conversations').where('id', 'in', ids).execute();
  }
  await forgetInAuditLog(work, visitorId);
  await db.deleteFrom('visitor_tokens').where('visitor_id', '=', visitorId).execute();
  await db.deleteFrom('visitors').where('id', '=', visitorId).execute();
  return { visitorId, conversationIds: ids };
}
