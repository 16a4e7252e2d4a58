import { sql } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { Contacts, ContactsQuery } from '../contract/schemas/developers/contacts.ts';
import type { Database } from '../database/database.ts';
import { peopleMatching } from '../search/people-index.ts';
import { searchParts } from '../search/search-terms.ts';
import { contactFrom } from './contact.ts';

const CONTACTS_PER_PAGE = 50;
const ID_CURSOR = /^(?<id>[0-9a-f-]{36})$/;
const NEWEST_CURSOR = /^(?<at>\d{1,15})\.(?<id>[0-9a-f-]{36})$/;

/**
 * A page of contacts in the order of their ids, or the newest first. `text` and `email` are looked up in the index of people.
 * @throws ApiError `bad_request` when the cursor is not one of ours
 */
export async function listContacts(
  { read: db, dialect }: Database,
  { text, email, externalId, siteId, order = 'id', cursor, limit = CONTACTS_PER_PAGE }: ContactsQuery,
): Promise<Contacts> {
  let query = db
    .selectFrom('visitors')
    .selectAll('visitors')
    .where('visitors.merged_into', 'is', null)
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
  if (order === 'newest') {
    query = query.orderBy('visitors.created_at', 'desc').orderBy('visitors.id', 'desc');
    if (cursor !== undefined) {
      const after = parseCursor(NEWEST_CURSOR, cursor);
      query = query.where(
        sql<boolean>`(visitors.created_at, visitors.id) < (${Number(after['at'])}, ${after['id']})`,
      );
    }
  } else {
    query = query.orderBy('visitors.id');
    if (cursor !== undefined)
      query = query.where('visitors.id', '>', parseCursor(ID_CURSOR, cursor)['id'] ?? '');
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    contacts: page.map(contactFrom),
    next: last === undefined ? null : order === 'newest' ? `${last.created_at}.${last.id}` : last.id,
  };
}

function parseCursor(form: RegExp, cursor: string): Record<string, string> {
  const parts = form.exec(cursor)?.groups;
  if (parts === undefined)
    throw new ApiError('bad_request', 'The cursor is not one from a page before. Begin without one.');
  return parts;
}
