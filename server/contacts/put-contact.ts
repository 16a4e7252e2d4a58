import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { CreateContact, PutContact } from '../contract/schemas/developers/contacts.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import { setAttributes } from '../visitors/visitor-activity.ts';
import { findContact } from './contact.ts';

type New = { id: string; siteId: string; externalId: string | null };
type Place = { siteId: string; externalId: string };

/**
 * Makes a contact under the id that the program minted; the same id again finds it again, and changes nothing.
 * @throws ApiError `not_found` without that site; `id_taken` when the id is another's, or the external id is
 */
export async function createContact(
  tx: Transaction,
  { id, siteId, externalId: given, ...said }: CreateContact,
): Promise<{ contact: VisitorRow; created: boolean }> {
  const externalId = given ?? null;
  await requireSite(tx, siteId);
  const inserted = await insert(tx, { id, siteId, externalId });
  if (inserted) return { contact: await say(tx, id, said), created: true };
  const before = await tx.db.selectFrom('visitors').selectAll().where('id', '=', id).executeTakeFirst();
  if (before === undefined)
    throw new ApiError('id_taken', 'Another contact of this site has this external id. Change that one.');
  if (before.by_api === 1 && before.site_id === siteId && before.external_id === externalId)
    return { contact: await findContact(tx.db, id), created: false };
  throw new ApiError('id_taken', 'This id is in use already. Make a new one and try again.');
}

/**
 * Makes or changes the contact with an external id of a site.
 * @param overSigned a program of the site may say who somebody is whom the site has signed
 * @throws ApiError `not_found` without that site, `bad_request` for too many attributes, `forbidden` for name or e-mail
 * address of a signed contact
 */
export async function putContact(
  tx: Transaction,
  { siteId, externalId }: Place,
  said: PutContact,
  { overSigned }: { overSigned: boolean },
): Promise<VisitorRow> {
  await requireSite(tx, siteId);
  await insert(tx, { id: randomUUID(), siteId, externalId });
  const { id } = await tx.db
    .selectFrom('visitors')
    .select('id')
    .where('site_id', '=', siteId)
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  return say(tx, id, said, overSigned);
}

/**
 * Changes what is known of a contact.
 * @throws ApiError `not_found`, `bad_request` for too many attributes, `forbidden` for name or e-mail address of a signed
 * contact: what a site has signed is the site's to say
 */
export async function changeContact(tx: Transaction, id: string, said: PutContact): Promise<VisitorRow> {
  return say(tx, id, said);
}

async function requireSite({ db }: Transaction, id: string): Promise<void> {
  const site = await db
    .selectFrom('sites')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (site === undefined) throw new ApiError('not_found', 'There is no such site.');
}

/** False where the id, or the external id, is there already. */
async function insert(tx: Transaction, { id, siteId, externalId }: New): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('visitors')
    .values({
      id,
      site_id: siteId,
      external_id: externalId,
      by_api: 1,
      // Nobody holds this one.
      token_hash: hashToken(newToken()),
      name: null,
      email: null,
      verified: 0,
      language: null,
      time_zone: null,
      user_agent: null,
      page_url: null,
      page_title: null,
      here: 0,
      here_at: 0,
      created_at: tx.now,
      seen_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) tx.happened.push({ type: 'visitor.created', visitorId: id, siteId });
  return inserted !== undefined;
}

async function say(
  tx: Transaction,
  named: string,
  { name, email, attributes }: PutContact,
  overSigned = false,
): Promise<VisitorRow> {
  const before = await findContact(tx.db, named);
  const { id } = before;
  const newName = name === undefined ? before.name : (name?.trim() ?? null);
  const change = {
    ...(newName === before.name ? {} : { name: newName }),
    ...(email === undefined || email === before.email ? {} : { email }),
    // The site itself says so.
    ...(overSigned && email !== undefined && email !== before.signed_email ? { signed_email: email } : {}),
  };
  if (Object.keys(change).length > 0) {
    const changed = await tx.db
      .updateTable('visitors')
      .set(change)
      .where('id', '=', id)
      .$if(!overSigned, (query) => query.where('verified', '=', 0))
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw signedBySite();
  }
  if (attributes === undefined) await indexVisitor(tx, id);
  else await setAttributes(tx, id, attributes);
  return findContact(tx.db, id);
}

function signedBySite(): ApiError {
  return new ApiError(
    'forbidden',
    'Name and e-mail address of this contact are signed by the website. Change them there.',
  );
}
