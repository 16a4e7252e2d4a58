import type { ContactMerges } from '../contract/schemas/developers/contacts.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import type { VisitorNoteRow } from './move-contact.ts';

/** How long a merge can be undone. What was known of the merged one is kept for that long, and no longer. */
export const UNDO_WITHIN_MS = 7 * 24 * 60 * 60_000;

/** What a merge has changed, so that it can be taken back. */
export type MergeRecord = {
  /** Columns of the one that is kept: as they were, and as the merge made them. */
  before: Partial<VisitorRow>;
  after: Partial<VisitorRow>;
  /** Columns of the one that was merged, as they were. */
  merged: Partial<VisitorRow>;
  /** The ids of what moved. */
  conversations: readonly string[];
  tokens: readonly string[];
  activity: readonly string[];
  blocks: readonly string[];
  /** Those who had been merged into the merged one. */
  followers: readonly string[];
  notes: { before: VisitorNoteRow | null; after: VisitorNoteRow | null; merged: VisitorNoteRow | null };
};

export type StoredMerge = { keptId: string; mergedId: string; at: number; record: MergeRecord };

/** Keeps what a merge has changed until it can be undone no more. */
export async function keepMerge(tx: Transaction, merge: Omit<StoredMerge, 'at'>): Promise<void> {
  const row = {
    merged_id: merge.mergedId,
    kept_id: merge.keptId,
    at: tx.now,
    record: JSON.stringify(merge.record),
  };
  await tx.db
    .insertInto('contact_merges')
    .values(row)
    .onConflict((conflict) => conflict.column('merged_id').doUpdateSet(row))
    .execute();
}

/** The merge in which a contact went into another one; null without, or once it can be undone no more. */
export async function findMerge(db: Db, mergedId: string, now: number): Promise<StoredMerge | null> {
  const row = await db
    .selectFrom('contact_merges')
    .selectAll()
    .where('merged_id', '=', mergedId)
    .where('at', '>', now - UNDO_WITHIN_MS)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { keptId: row.kept_id, mergedId, at: row.at, record: JSON.parse(row.record) };
}

/** The merges into a contact that can still be undone, the latest first. */
export async function listMerges(db: Db, keptId: string, now: number): Promise<ContactMerges['merges']> {
  const rows = await db
    .selectFrom('contact_merges')
    .selectAll()
    .where('kept_id', '=', keptId)
    .where('at', '>', now - UNDO_WITHIN_MS)
    .orderBy('at', 'desc')
    .execute();
  return rows.map(({ merged_id, at, record }) => {
    const { merged }: MergeRecord = JSON.parse(record);
    return { contactId: merged_id, name: merged.name ?? null, at, undoUntil: at + UNDO_WITHIN_MS };
  });
}

/** Forgets merges that can be undone no more. */
export async function forgetOldMerges(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('contact_merges')
    .where('at', '<=', now - UNDO_WITHIN_MS)
    .execute();
}
