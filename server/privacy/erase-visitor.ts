import { forgetInAuditLog } from '../accounts/audit-log.ts';
import type { VisitorErased } from '../contract/schemas/people.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';
import { keepFiguresOf } from '../reports/keep-erased.ts';
import { forgetInFeed } from '../webhooks/forget-in-feed.ts';
import { AROUND_A_CONVERSATION } from './delete-conversation.ts';

/**
 * Deletes a visitor and everything with them: conversations, messages, events, what finds them, files. The files
 * themselves are put down to be removed in the same transaction, so that they go even if this process ends here
 * (`files/removal/file-deletion-worker.ts`). Idempotent.
 */
export async function eraseVisitor(tx: Transaction, visitorId: string): Promise<VisitorErased> {
  const { db } = tx;
  const conversations = await db
    .selectFrom('conversations')
    .select('id')
    .where('visitor_id', '=', visitorId)
    .execute();
  const ids = conversations.map((row) => row.id);
  await forgetSuppressed(tx, visitorId);
  if (ids.length > 0) {
    const files = await db
      .selectFrom('attachments')
      .select(['content_key', 'thumbnail_key'])
      .where('conversation_id', 'in', ids)
      .execute();
    await queueFileDeletion(tx, files);
    await keepFiguresOf(tx, ids);
    for (const table of [...AROUND_A_CONVERSATION, 'attachments', 'events', 'messages'] as const)
      await db.deleteFrom(table).where('conversation_id', 'in', ids).execute();
    await db.deleteFrom('conversations').where('id', 'in', ids).execute();
  }
  await db.deleteFrom('outgoing_mails').where('visitor_id', '=', visitorId).execute();
  await forgetInFeed(tx, visitorId, ids);
  await forgetInAuditLog(tx, visitorId);
  await db
    .deleteFrom('contact_merges')
    .where((eb) => eb.or([eb('kept_id', '=', visitorId), eb('merged_id', '=', visitorId)]))
    .execute();
  // Those who were merged into them have nothing but an id left.
  await db.deleteFrom('visitors').where('merged_into', '=', visitorId).execute();
  await db.deleteFrom('visitor_tokens').where('visitor_id', '=', visitorId).execute();
  const gone = await db
    .deleteFrom('visitors')
    .where('id', '=', visitorId)
    .returning('site_id')
    .executeTakeFirst();
  if (gone !== undefined) tx.happened.push({ type: 'visitor.erased', visitorId, siteId: gone.site_id });
  return { visitorId, conversationIds: ids };
}

/** Mail to the visitor's address was stopped: the address is not kept for that. */
async function forgetSuppressed({ db }: Transaction, visitorId: string): Promise<void> {
  const { email } = (await db
    .selectFrom('visitors')
    .select('email')
    .where('id', '=', visitorId)
    .executeTakeFirst()) ?? { email: null };
  await db
    .deleteFrom('suppressed_addresses')
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('mail_id', 'in', selectFrom('outgoing_mails').select('id').where('visitor_id', '=', visitorId)),
        eb('address', '=', email?.trim().toLowerCase() ?? ''),
      ]),
    )
    .execute();
}
