import { hashToken, newToken } from '../access/tokens.ts';
import { idFrom } from '../common/id-from.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { wasErased } from '../privacy/erased-people.ts';
import { indexVisitor } from '../search/people-index.ts';
import type { ImportedContact } from './records.ts';

/** The same as where programs give one. */
const EMAIL = /^[^@\s]+@[^@\s]+$/;

/** What ids are made from, so that the same export again has the same ones. */
export type ImportPlace = {
  siteId: string;
  /** Which installation of the other product: two of them have conversations of the same number. */
  source: string;
};

/** Whether it is an e-mail address as contacts have one. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** The id here of a person of an export. */
export function contactIdOf({ siteId, source }: ImportPlace, id: string): string {
  return idFrom('import', siteId, source, 'contact', id);
}

/**
 * The visitor that a person of an export is here; made where there is none. Somebody with the same external id is the same person: the
 * id of the export then leads to them, as after a merge. One that is there stays as it is.
 * @param at when they were first seen, where the export does not say
 * @returns null where this person was erased here
 */
export async function storeContact(
  tx: Transaction,
  place: ImportPlace,
  contact: ImportedContact,
  at: number,
): Promise<{ visitor: VisitorRow; created: boolean } | null> {
  const id = contactIdOf(place, contact.id);
  const before = await findMerged(tx, id);
  if (before !== undefined) return { visitor: before, created: false };
  if (await isErased(tx.db, place, contact)) return null;
  const { externalId } = contact;
  const same = externalId === null ? undefined : await byExternalId(tx, place.siteId, externalId);
  const values = same === undefined ? known(contact) : { merged_into: same.merged_into ?? same.id };
  const createdAt = contact.createdAt ?? at;
  const inserted = await tx.db
    .insertInto('visitors')
    .values({
      id,
      site_id: place.siteId,
      by_api: 1,
      // Nobody holds this one.
      token_hash: hashToken(newToken()),
      name: null,
      email: null,
      verified: 0,
      language: contact.language,
      time_zone: contact.timeZone,
      user_agent: null,
      page_url: null,
      page_title: null,
      here: 0,
      here_at: 0,
      created_at: createdAt,
      seen_at: Math.max(createdAt, contact.seenAt ?? createdAt),
      ...values,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) await indexVisitor(tx, id);
  const visitor = await findMerged(tx, id);
  // Of two that came at once with one external id, the other was first.
  if (visitor === undefined) return storeContact(tx, place, contact, at);
  return { visitor, created: inserted !== undefined && same === undefined };
}

/** Whether this person of an export was erased here: nothing of theirs is brought back. */
export function isErased(db: Db, place: ImportPlace, { id, externalId }: ImportedContact): Promise<boolean> {
  return wasErased(db, { siteId: place.siteId, visitorId: contactIdOf(place, id), externalId });
}

function known({ name, email, externalId, attributes }: ImportedContact) {
  return {
    name,
    email: email !== null && isEmail(email) ? email : null,
    external_id: externalId,
    attributes: Object.keys(attributes).length === 0 ? null : JSON.stringify(attributes),
  };
}

/** The visitor of this id, or whom it was merged into. */
async function findMerged({ db }: Pick<Transaction, 'db'>, id: string): Promise<VisitorRow | undefined> {
  const row = await db.selectFrom('visitors').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined || row.merged_into === null ? row : findMerged({ db }, row.merged_into);
}

function byExternalId({ db }: Pick<Transaction, 'db'>, siteId: string, externalId: string) {
  return db
    .selectFrom('visitors')
    .select(['id', 'merged_into'])
    .where('site_id', '=', siteId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}
