import { sql } from 'kysely';
import type { Contacts, ContactsQuery } from '../contract/schemas/developers/contacts.ts';
import type { Database } from '../database/database.ts';
import { peopleMatching } from '../search/people-index.ts';
import { searchParts } from '../search/search-terms.ts';
import { contactFrom } from './contact.ts';

const CONTACTS_PER_PAGE = 50;

/** A page of contacts in the order of their ids. `text` and `email` are looked up in the index of people. */
export async function listContacts(
  { read: db, dialect }: Database,
  { text, email, externalId, siteId, cursor, limit = CONTACTS_PER_PAGE }: ContactsQuery,
): Promise<Contacts> {
  let query = db
    .selectFrom('visitors')
    .selectAll('visitors')
    .where('visitors.merged_into', 'is', null)
    .orderBy('visitors.id')
    .limit(limit + 1);
  for (const words of [text, email]) {
    if (words === undefined) continue;
    const parts = searchParts(words);
    if (parts.length === 0) return { contacts: [], next: null };
    query = query.where('visitors.id', 'in', sql<string>`(${await peopleMatching(db, dialect, parts)})`);
  }
  if (email !== undefined) query = query.where(sql<string>`lower(visitors.email)`, '=', email.toLowerCase());
  // By the index of sites and external ids.
  if (externalId !== undefined)
    query = query
      .where('visitors.external_id', '=', externalId)
      .where('visitors.site_id', 'in', (eb) => eb.selectFrom('sites').select('id'));
  if (siteId !== undefined) query = query.where('visitors.site_id', '=', siteId);
  if (cursor !== undefined) query = query.where('visitors.id', '>', cursor);
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    contacts: page.map(contactFrom),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
