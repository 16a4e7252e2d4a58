import { ApiError } from '../common/api-error.ts';
import { notePositions } from '../conversations/change-positions.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import { separateStrangers } from '../triage/separate-conversations.ts';
import { findContact } from './contact.ts';
import { findMerge, type MergeRecord, type StoredMerge } from './merge-record.ts';
import { moveConversations, putNote } from './move-contact.ts';

/**
 * Takes a merge back, for seven days: conversations, signed-in browsers, steps, blocks, notes and what was known of both are as
 * they were. What has been changed since stays with the one that was kept, because nobody knows whose it is: facts that were
 * said, a note that was written, and conversations in which the visitor has written. A browser that was signed out stays so, and
 * one that the site has signed in since signs in again.
 * @returns both contacts, and the ids of the conversations that stay
 * @throws ApiError `not_found`, `too_late`, `bad_request` when the kept one was merged into another since
 */
export async function undoMerge(
  tx: Transaction,
  keptId: string,
  mergedId: string,
): Promise<{ kept: VisitorRow; restored: VisitorRow; stayed: string[] }> {
  const { db } = tx;
  for (const id of [keptId, mergedId].sort())
    await locking(tx, db.selectFrom('visitors').select('id').where('id', '=', id)).execute();
  const merge = await undoable(tx, keptId, mergedId);
  const { record } = merge;
  const kept = await db.selectFrom('visitors').selectAll().where('id', '=', keptId).executeTakeFirstOrThrow();
  const { moved, stayed } = await divided(db, merge);
  await moveConversations(db, moved, keptId, mergedId);
  await moveBack(db, record, keptId, mergedId);
  const verified = await signOutSince(db, merge);
  await db
    .updateTable('visitors')
    .set({ ...unchangedSince(kept, record), verified })
    .where('id', '=', keptId)
    .execute();
  await db
    .updateTable('visitors')
    .set({ ...record.merged, merged_into: null })
    .where('id', '=', mergedId)
    .execute();
  if (record.followers.length > 0)
    await db
      .updateTable('visitors')
      .set({ merged_into: mergedId })
      .where('id', 'in', record.followers)
      .where('merged_into', '=', keptId)
      .execute();
  await db.deleteFrom('contact_merges').where('merged_id', '=', mergedId).execute();
  await indexVisitor(tx, keptId);
  await indexVisitor(tx, mergedId);
  await separateStrangers(tx, moved);
  await notePositions(db, moved);
  return { kept: await findContact(db, keptId), restored: await findContact(db, mergedId), stayed };
}

/** @throws ApiError when there is nothing to be undone, or no more */
async function undoable({ db, now }: Transaction, keptId: string, mergedId: string): Promise<StoredMerge> {
  const rows = await db
    .selectFrom('visitors')
    .select(['id', 'merged_into'])
    .where('id', 'in', [keptId, mergedId])
    .execute();
  const [kept, merged] = [keptId, mergedId].map((id) => rows.find((row) => row.id === id));
  if (kept === undefined || merged === undefined || merged.merged_into === null)
    throw new ApiError('not_found', 'The one was not merged into the other. It may be undone already.');
  if (kept.merged_into !== null || merged.merged_into !== keptId)
    throw new ApiError(
      'bad_request',
      'The contact that was kept was merged into another one since. Undo that first.',
      { mergedInto: kept.merged_into ?? merged.merged_into },
    );
  const merge = await findMerge(db, mergedId, now);
  if (merge === null || merge.keptId !== keptId)
    throw new ApiError('too_late', 'A merge can be undone for seven days. These contacts stay one.');
  const later = await db
    .selectFrom('contact_merges')
    .select('merged_id')
    .where('kept_id', '=', keptId)
    .where('at', '>', merge.at)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  // It has taken over what this one brought.
  if (later !== undefined)
    throw new ApiError(
      'bad_request',
      'Another contact was merged into the same one since. Undo that first.',
      {
        mergedId: later.merged_id,
      },
    );
  return merge;
}

/** Which of the conversations go back: those that still are the kept one's, and in which no visitor wrote since. */
async function divided(
  db: Db,
  { keptId, at, record }: StoredMerge,
): Promise<{ moved: string[]; stayed: string[] }> {
  if (record.conversations.length === 0) return { moved: [], stayed: [] };
  const there = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', 'in', record.conversations)
    .where('visitor_id', '=', keptId)
    .execute();
  const written = await db
    .selectFrom('messages')
    .select('conversation_id')
    .distinct()
    .where('conversation_id', 'in', record.conversations)
    .where('author_kind', '=', 'visitor')
    .where('created_at', '>=', at)
    .execute();
  const since = new Set(written.map(({ conversation_id }) => conversation_id));
  const ids = there.map(({ id }) => id);
  return { moved: ids.filter((id) => !since.has(id)), stayed: ids.filter((id) => since.has(id)) };
}

async function moveBack(
  db: Db,
  { tokens, activity, blocks, notes }: MergeRecord,
  from: string,
  to: string,
): Promise<void> {
  const back = { visitor_id: to };
  if (tokens.length > 0)
    await db
      .updateTable('visitor_tokens')
      .set(back)
      .where('token_hash', 'in', tokens)
      .where('visitor_id', '=', from)
      .execute();
  for (const [table, ids] of [
    ['visitor_trail', activity],
    ['blocks', blocks],
  ] as const)
    if (ids.length > 0)
      await db.updateTable(table).set(back).where('id', 'in', ids).where('visitor_id', '=', from).execute();
  if (notes.merged === null) return;
  await putNote(db, notes.merged);
  const now = await db
    .selectFrom('visitor_notes')
    .selectAll()
    .where('visitor_id', '=', from)
    .executeTakeFirst();
  if (now === undefined || now.version !== notes.after?.version) return;
  if (notes.before === null) await db.deleteFrom('visitor_notes').where('visitor_id', '=', from).execute();
  else await putNote(db, { ...notes.before, version: now.version + 1 });
}

/**
 * Browsers for which the site has signed since may be either's: they are signed out, and come back with a signature of their own.
 * @returns whether the kept one is verified without the other
 */
async function signOutSince(db: Db, { keptId, at, record }: StoredMerge): Promise<0 | 1> {
  await db
    .deleteFrom('visitor_tokens')
    .where('visitor_id', '=', keptId)
    .where('created_at', '>=', at)
    .execute();
  return record.before.verified === 1 ? 1 : 0;
}

/** What the merge made of the kept one, and nobody has changed since, as it was before. */
function unchangedSince(kept: VisitorRow, { before, after }: MergeRecord): Partial<VisitorRow> {
  const names = Object.keys(before) as (keyof VisitorRow)[];
  const back = names.filter((name) => kept[name] === after[name]);
  return Object.fromEntries(back.map((name) => [name, before[name]]));
}
