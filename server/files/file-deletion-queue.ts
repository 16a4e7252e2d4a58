import type { AttachmentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/**
 * Puts the bytes of files down to be removed, in the transaction that forgets the files themselves: they go even if this
 * process ends here (`file-deletion-worker.ts`). Idempotent.
 */
export async function queueFileDeletion(
  { db, now }: Transaction,
  files: readonly Pick<AttachmentRow, 'content_key' | 'thumbnail_key'>[],
): Promise<void> {
  const keys = files.flatMap((file) => [file.content_key, file.thumbnail_key]).filter((key) => key !== null);
  for (const store_key of keys)
    await db
      .insertInto('doomed_files')
      .values({ store_key, doomed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
