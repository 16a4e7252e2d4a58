import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import { notePositions } from '../conversations/change-positions.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import { findContact } from './contact.ts';

/** What is nobody's any more once its person is another. */
const FORGOTTEN = {
  name: null,
  email: null,
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
/** What the one that is kept gets where it has nothing itself. */
const TAKEN_OVER = ['name', 'email', 'language', 'time_zone', 'answers', 'consents', 'network'] as const;

/**
 * Merges one contact into another. Everything of it moves; its row stays without what was known of the person, so that
 * its id and its external id lead to the one that is kept. Only somebody whom the site signs, or whom no browser speaks for, may be
 * added to: an unverified browser would read what the other one has written. The merged one's browser is signed out unless the site
 * has signed who sits there. Idempotent.
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
  if (kept.site_id !== merged.site_id)
    throw new ApiError(
      'bad_request',
      'These contacts are of different sites. Each site has its own visitors.',
    );
  if (kept.verified !== 1 && kept.by_api !== 1)
    throw new ApiError(
      'bad_request',
      'An unverified browser speaks for the contact that would be kept, and would read what the other one wrote. Merge it into the other one, or both into a new contact.',
    );
  const moved = await moveConversations(db, merged.id, kept.id);
  await moveRest(db, merged.id, kept.id);
  await db.updateTable('visitors').set(together(kept, merged)).where('id', '=', kept.id).execute();
  await db
    .updateTable('visitors')
    .set({ ...FORGOTTEN, token_hash: hashToken(newToken()), merged_into: kept.id })
    .where('id', '=', merged.id)
    .execute();
  await db
    .updateTable('visitors')
    .set({ merged_into: kept.id })
    .where('merged_into', '=', merged.id)
    .execute();
  await indexVisitor(tx, merged.id);
  await indexVisitor(tx, kept.id);
  await notePositions(db, moved);
  return findContact(db, kept.id);
}

/** Merged already, which is well; or the same one was named twice, which is a mistake. */
function requireDifferent(keptId: string, mergedId: string, kept: VisitorRow): VisitorRow {
  if (keptId === mergedId)
    throw new ApiError('bad_request', 'A contact cannot be merged into itself. Name two of them.');
  return kept;
}

function together(kept: VisitorRow, merged: VisitorRow): Partial<VisitorRow> {
  const over = Object.fromEntries(
    TAKEN_OVER.filter((column) => kept[column] === null).map((column) => [column, merged[column]]),
  );
  const both = (column: 'attributes' | 'signed_attributes') =>
    JSON.stringify({ ...JSON.parse(merged[column] ?? '{}'), ...JSON.parse(kept[column] ?? '{}') });
  return {
    ...over,
    attributes: both('attributes'),
    signed_attributes: both('signed_attributes'),
    // A browser for which the site has signed leads to them from now on.
    verified: Math.max(kept.verified, merged.verified),
    created_at: Math.min(kept.created_at, merged.created_at),
    seen_at: Math.max(kept.seen_at, merged.seen_at),
  };
}

/** The ids of what was moved. */
async function moveConversations(db: Db, from: string, to: string): Promise<string[]> {
  const moved = await db
    .updateTable('conversations')
    .set({ visitor_id: to })
    .where('visitor_id', '=', from)
    .returning('id')
    .execute();
  const ids = moved.map(({ id }) => id);
  if (ids.length === 0) return [];
  // A message that comes once more is found again as the same author's.
  await db
    .updateTable('messages')
    .set({ author_id: to })
    .where('conversation_id', 'in', ids)
    .where('author_kind', '=', 'visitor')
    .where('author_id', '=', from)
    .execute();
  await db
    .updateTable('attachments')
    .set({ uploader_id: to })
    .where('conversation_id', 'in', ids)
    .where('uploader_kind', '=', 'visitor')
    .where('uploader_id', '=', from)
    .execute();
  return ids;
}

/** What else names a visitor. What is told of them later, and erased with them, is the kept one's. */
async function moveRest(db: Db, from: string, to: string): Promise<void> {
  for (const table of [
    'visitor_tokens',
    'visitor_trail',
    'blocks',
    'outgoing_mails',
    'feed_inbox',
    'feed_events',
    'webhook_attempts',
  ] as const)
    await db.updateTable(table).set({ visitor_id: to }).where('visitor_id', '=', from).execute();
  const notes = await db
    .selectFrom('visitor_notes')
    .selectAll()
    .where('visitor_id', 'in', [from, to])
    .execute();
  const [theirs, own] = [from, to].map((id) => notes.find(({ visitor_id }) => visitor_id === id));
  if (theirs === undefined) return;
  await db.deleteFrom('visitor_notes').where('visitor_id', '=', from).execute();
  const body = [own?.body ?? '', theirs.body].filter((one) => one !== '').join('\n\n');
  const note = { ...theirs, visitor_id: to, body, version: Math.max(own?.version ?? 0, theirs.version) + 1 };
  await db
    .insertInto('visitor_notes')
    .values(note)
    .onConflict((conflict) => conflict.column('visitor_id').doUpdateSet(note))
    .execute();
}
