import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import { notePositions } from '../conversations/change-positions.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import { signedAddress } from '../visitors/signed-address.ts';
import { findContact } from './contact.ts';
import { keepMerge } from './merge-record.ts';
import { conversationsOf, joinNotes, moveConversations, moveRest } from './move-contact.ts';

/** What is nobody's any more once its person is another. */
const FORGOTTEN = {
  name: null,
  email: null,
  signed_email: null,
  attributes: null,
  signed_attributes: null,
  answers: null,
  consents: null,
  network: null,
  user_agent: null,
  page_url: null,
  page_title: null,
  verified: 0,
  here: 0,
} as const;
/** What is said of the merged one again, should the merge be undone. Whether it is here, its browser says. */
const KEPT_TO_UNDO = (Object.keys(FORGOTTEN) as (keyof typeof FORGOTTEN)[]).filter((name) => name !== 'here');
/** What the one that is kept gets where it has nothing itself. */
const TAKEN_OVER = ['name', 'language', 'time_zone', 'answers', 'consents', 'network'] as const;

/** What a merge would come to. */
export type MergePreview = {
  kept: VisitorRow;
  conversations: number;
  /** The browser of the merged one is signed out, because nobody has signed who sits there. */
  signsOut: boolean;
};

/**
 * Merges one contact into another. Everything of it moves; its row stays without what was known of the person, so that
 * its id and its external id lead to the one that is kept. Only somebody whom the site signs, or whom no browser speaks for, may be
 * added to: an unverified browser would read what the other one has written. The merged one's browser is signed out unless the site
 * has signed who sits there. Idempotent; `undo-merge.ts` takes it back.
 * @returns the one that is kept
 * @throws ApiError `not_found`, `bad_request` when they are of different sites, the same, or the kept one may not be added to
 */
export async function mergeContacts(tx: Transaction, keptId: string, mergedId: string): Promise<VisitorRow> {
  const { db } = tx;
  const [a, b] = [await findContact(db, keptId), await findContact(db, mergedId)];
  if (a.id === b.id) return requireDifferent(keptId, mergedId, a);
  // In the order of their ids, so that two merges that cross do not wait for each other.
  for (const id of [a.id, b.id].sort())
    await locking(tx, db.selectFrom('visitors').select('id').where('id', '=', id)).execute();
  const [kept, merged] = [await findContact(db, keptId), await findContact(db, mergedId)];
  if (kept.id === merged.id) return kept;
  checkMerge(kept, merged);
  const conversations = await conversationsOf(db, merged.id);
  await moveConversations(db, conversations, merged.id, kept.id);
  const moved = await moveRest(db, merged.id, kept.id);
  const notes = await joinNotes(db, merged.id, kept.id);
  const after = together(kept, merged);
  await db.updateTable('visitors').set(after).where('id', '=', kept.id).execute();
  await db
    .updateTable('visitors')
    .set({ ...FORGOTTEN, token_hash: hashToken(newToken()), merged_into: kept.id })
    .where('id', '=', merged.id)
    .execute();
  const followers = await db
    .updateTable('visitors')
    .set({ merged_into: kept.id })
    .where('merged_into', '=', merged.id)
    .returning('id')
    .execute();
  await keepMerge(tx, {
    keptId: kept.id,
    mergedId: merged.id,
    record: {
      before: only(kept, Object.keys(after) as (keyof VisitorRow)[]),
      after,
      merged: only(merged, KEPT_TO_UNDO),
      conversations,
      ...moved,
      followers: followers.map(({ id }) => id),
      notes,
    },
  });
  await indexVisitor(tx, merged.id);
  await indexVisitor(tx, kept.id);
  await notePositions(db, conversations);
  return findContact(db, kept.id);
}

/**
 * What {@link mergeContacts} would do; changes nothing.
 * @throws ApiError as it does
 */
export async function previewMerge(db: Db, keptId: string, mergedId: string): Promise<MergePreview> {
  const [kept, merged] = [await findContact(db, keptId), await findContact(db, mergedId)];
  if (kept.id === merged.id) {
    requireDifferent(keptId, mergedId, kept);
    return { kept, conversations: 0, signsOut: false };
  }
  checkMerge(kept, merged);
  return {
    kept: { ...kept, ...together(kept, merged) },
    conversations: (await conversationsOf(db, merged.id)).length,
    signsOut: merged.verified !== 1 && merged.by_api !== 1,
  };
}

/** Merged already, which is well; or the same one was named twice, which is a mistake. */
function requireDifferent(keptId: string, mergedId: string, kept: VisitorRow): VisitorRow {
  if (keptId === mergedId)
    throw new ApiError('bad_request', 'A contact cannot be merged into itself. Name two of them.');
  return kept;
}

function checkMerge(kept: VisitorRow, merged: VisitorRow): void {
  if (kept.site_id !== merged.site_id)
    throw new ApiError(
      'bad_request',
      'These contacts are of different sites. Each site has its own visitors.',
    );
  if (kept.verified !== 1 && kept.by_api !== 1)
    throw new ApiError(
      'bad_request',
      'An unverified browser speaks for the contact that would be kept, and would read what the other one wrote. Keep the other one; if that is unverified as well, merge both into a new contact.',
    );
}

function together(kept: VisitorRow, merged: VisitorRow): Partial<VisitorRow> {
  const over = Object.fromEntries(
    TAKEN_OVER.filter((column) => kept[column] === null).map((column) => [column, merged[column]]),
  );
  const both = (column: 'attributes' | 'signed_attributes') =>
    JSON.stringify({ ...JSON.parse(merged[column] ?? '{}'), ...JSON.parse(kept[column] ?? '{}') });
  return {
    ...over,
    ...addressOf(kept, merged),
    attributes: both('attributes'),
    signed_attributes: both('signed_attributes'),
    // A browser for which the site has signed leads to them from now on.
    verified: Math.max(kept.verified, merged.verified),
    created_at: Math.min(kept.created_at, merged.created_at),
    seen_at: Math.max(kept.seen_at, merged.seen_at),
  };
}

/** An address that the site has signed is kept before any other, and stays one; no other becomes one. */
function addressOf(kept: VisitorRow, merged: VisitorRow): Pick<VisitorRow, 'email' | 'signed_email'> {
  const first = [kept, merged].find((one) => signedAddress(one) !== null);
  const { email, signed_email } = first ?? (kept.email === null ? merged : kept);
  return { email, signed_email };
}

function only<const Name extends keyof VisitorRow>(
  row: VisitorRow,
  names: readonly Name[],
): Pick<VisitorRow, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<VisitorRow, Name>;
}
