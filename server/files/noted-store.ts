import { ApiError } from '../common/api-error.ts';
import type { Database, Db } from '../database/database.ts';
import type { AttachmentRow } from '../database/tables.ts';
import { newFileKey } from './file-key.ts';
import type { FileStore } from './file-store.ts';

/**
 * The store, in which no file is kept that the database does not know of: its key is put down before its bytes are there. Whatever ends the
 * process before a row tells of the file, `removal/lost-files.ts` finds it.
 */
export function notedStore(
  files: FileStore,
  { database, now }: { database: Pick<Database, 'read' | 'write'>; now: () => number },
): FileStore {
  return {
    ...files,
    async keep(path, key = newFileKey()) {
      await database.write((db) =>
        db.insertInto('kept_files').values({ store_key: key, kept_at: now() }).execute(),
      );
      return files.keep(path, key);
    },
    async remove(key) {
      await files.remove(key);
      // Of a file that was refused, or came twice. Most that are removed had a row for long: to look costs less than to write.
      const noted = await database.read
        .selectFrom('kept_files')
        .select('store_key')
        .where('store_key', '=', key)
        .executeTakeFirst();
      if (noted !== undefined)
        await database.write((db) => db.deleteFrom('kept_files').where('store_key', '=', key).execute());
    },
  };
}

/**
 * Stores what is known of files, in the transaction from which on they are somebody's.
 * @throws ApiError `unavailable` where one was kept so long ago that it was taken for lost, and is being removed
 */
export async function insertAttachments(db: Db, rows: readonly AttachmentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insertInto('attachments').values(rows).execute();
  await takeOffKept(db, rows);
}

/**
 * Takes files off the list of those that nobody has, in the transaction that stores their rows.
 * @throws ApiError `unavailable` as `insertAttachments` does
 */
export async function takeOffKept(
  db: Db,
  rows: readonly Pick<AttachmentRow, 'content_key' | 'thumbnail_key'>[],
): Promise<void> {
  const keys = rows
    .flatMap(({ content_key, thumbnail_key }) => [content_key, thumbnail_key])
    .filter((key) => key !== null);
  const { numDeletedRows } = await db
    .deleteFrom('kept_files')
    .where('store_key', 'in', keys)
    .executeTakeFirstOrThrow();
  if (numDeletedRows < keys.length)
    throw new ApiError('unavailable', 'The file took too long. Send it again.');
}
