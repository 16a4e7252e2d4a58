import { type SqlBool, sql } from 'kysely';
import type { Database, Db } from '../../database/database.ts';
import { locking } from '../../database/lock.ts';
import type { AttachmentRow } from '../../database/tables.ts';
import type { RunInTransaction, Transaction } from '../../database/transaction.ts';
import { queueFileDeletion } from '../file-deletion-queue.ts';

/** A file that was uploaded and not sent in a message for so long is removed. Longer than quotas look back. */
export const UNSENT_LIFETIME_MS = 25 * 60 * 60 * 1_000;
const AT_ONCE = 100;

type Place = Pick<AttachmentRow, 'id' | 'conversation_id' | 'created_at'>;

export type UnsentFilesOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  now: () => number;
};

/**
 * Looks at every file that came more than a day ago: one that is in a message is noted as sent and never looked at again;
 * one that is in an agent's draft, or in what is to be sent later, waits; any other is forgotten, and its bytes are put down to be removed. What counts is
 * what the messages say, not a mark made when they are sent: a node of the version before makes none.
 * Files that were uploaded for a canned reply and not saved with it go after the same time.
 * @returns what looks at the next few, and begins anew after the last: those of before an upgrade are many
 */
export function createUnsentFiles({ database, runInTransaction, now }: UnsentFilesOptions) {
  let after: Pick<Place, 'id' | 'created_at'> | null = null;
  return async function lookAtSome(signal: AbortSignal): Promise<void> {
    const unsaved = await oldUnsaved(database.read, now() - UNSENT_LIFETIME_MS);
    if (unsaved.length > 0) await runInTransaction((tx) => removeUnsaved(tx, unsaved));
    const files = await oldUnsent(database.read, now() - UNSENT_LIFETIME_MS, after);
    for (const file of files) {
      if (signal.aborted) return;
      await runInTransaction((tx) => settle(tx, file));
    }
    after = files.length < AT_ONCE ? null : (files.at(-1) ?? null);
  };
}

function oldUnsent(db: Db, before: number, after: Pick<Place, 'id' | 'created_at'> | null): Promise<Place[]> {
  let query = db
    .selectFrom('attachments')
    .select(['id', 'conversation_id', 'created_at'])
    // As in the index, which holds these alone: a parameter would keep both databases from using it.
    .where(sql<SqlBool>`sent = 0`)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .orderBy('id')
    .limit(AT_ONCE);
  if (after !== null) {
    const { created_at, id } = after;
    query = query.where((eb) =>
      eb.or([
        eb('created_at', '>', created_at),
        eb.and([eb('created_at', '=', created_at), eb('id', '>', id)]),
      ]),
    );
  }
  return query.execute();
}

/** The ids of the first files that were uploaded for a canned reply and not saved with it. */
async function oldUnsaved(db: Db, before: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reply_files')
    .select('id')
    .where(sql<SqlBool>`saved = 0`)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

async function removeUnsaved(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const gone = await tx.db
      .deleteFrom('reply_files')
      .where('id', '=', id)
      // It may have been saved since.
      .where('saved', '=', 0)
      .returning(['content_key', 'thumbnail_key'])
      .execute();
    await queueFileDeletion(tx, gone);
  }
}

async function settle(tx: Transaction, { id, conversation_id }: Place): Promise<void> {
  const { db } = tx;
  // Whoever sends the file at this moment has locked the thread, or waits for us and then finds no file.
  const thread = db.selectFrom('conversations').select('id').where('id', '=', conversation_id);
  await locking(tx, thread).executeTakeFirst();
  if (await isIn(db, 'messages', 'attachments', conversation_id, id)) {
    // No quota counts it any more: from which network it came is forgotten.
    await db
      .updateTable('attachments')
      .set({ sent: 1, uploader_network: null })
      .where('id', '=', id)
      .execute();
    return;
  }
  if (await isIn(db, 'drafts', 'draft', conversation_id, id)) return;
  if (await isIn(db, 'scheduled_messages', 'attachment_ids', conversation_id, id)) return;
  const gone = await db
    .deleteFrom('attachments')
    .where('id', '=', id)
    .where('conversation_id', '=', conversation_id)
    .returning(['content_key', 'thumbnail_key'])
    .execute();
  await queueFileDeletion(tx, gone);
}

/** Whether the JSON of one of the thread's messages, written or to be sent, names the file. */
async function isIn<T extends 'messages' | 'drafts' | 'scheduled_messages'>(
  db: Db,
  table: T,
  column: { messages: 'attachments'; drafts: 'draft'; scheduled_messages: 'attachment_ids' }[T],
  conversationId: string,
  id: string,
): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)}
    where conversation_id = ${conversationId} and ${sql.ref(column)} like ${`%"${id}"%`} limit 1`.execute(db);
  return rows.length > 0;
}
