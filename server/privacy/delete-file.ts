import type { Attachment } from '../contract/schemas/conversations.ts';
import { threads } from '../conversations/team-rooms.ts';
import { locking } from '../database/lock.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';

/**
 * Deletes a file that is kept no longer: nobody gets it from this transaction on, its bytes go by the queue, and its message says
 * after how many days it was deleted. Idempotent.
 * @param cutoff files that were sent before it go, in milliseconds since 1970
 * @returns whether it was there and is due
 */
export async function deleteOldFile(
  tx: Transaction,
  { id, conversationId }: { id: string; conversationId: string },
  cutoff: number,
  days: number,
): Promise<boolean> {
  const { db } = tx;
  // Whoever edits or takes back the message at this moment has locked its conversation, or waits for us.
  await locking(
    tx,
    threads(db).selectFrom('conversations').select('id').where('id', '=', conversationId),
  ).executeTakeFirst();
  const gone = await db
    .deleteFrom('attachments')
    .where('id', '=', id)
    .where('conversation_id', '=', conversationId)
    .where('created_at', '<', cutoff)
    .returning(['content_key', 'thumbnail_key'])
    .execute();
  if (gone.length === 0) return false;
  await queueFileDeletion(tx, gone);
  const messages = await db
    .selectFrom('messages')
    .select(['seq', 'attachments'])
    .where('conversation_id', '=', conversationId)
    .where('attachments', 'like', `%"${id}"%`)
    .execute();
  for (const { seq, attachments } of messages) {
    const files: Attachment[] = JSON.parse(attachments);
    const changed = files.map((file) => (file.id === id ? deleted(file, days) : file));
    await db
      .updateTable('messages')
      .set({ attachments: JSON.stringify(changed) })
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', seq)
      .execute();
  }
  return true;
}

/** How long somebody spoke, and how loud, goes with their voice. */
function deleted({ voice: _gone, ...file }: Attachment, days: number): Attachment {
  return { ...file, deletedAfterDays: days };
}
