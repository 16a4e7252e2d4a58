import { sql } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { ContactFilter } from '../contract/schemas/developers/contact-segments.ts';
import type { Contacts, ContactsQuery } from '../contract/schemas/developers/contacts.ts';
import type { Database } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import { peopleMatching } from '../search/people-index.ts';
import { searchParts } from '../search/search-terms.ts';
import { contactFrom } from './contact.ts';
import { passing } from './filter-contacts.ts';

const CONTACTS_PER_PAGE = 50;
const ID_CURSOR = /^(?<id>[0-9a-f-]{36})$/;
const NEWEST_CURSOR = /^(?<at>\d{1,15})\.(?<id>[0-9a-f-]{36})$/;
/** So many are looked at in one query where a filter decides, and so long in one request. */
const FILTER_PACE = { rows: 500, budgetMs: 300 };

type Asked = Omit<ContactsQuery, 'filter'> & { filter: ContactFilter | null; now: number };

/**
 * A page of contacts in the order of their ids, or the newest first. `text` and `email` are looked up in the index of people. A
 * filter is asked of one after the other, because no index knows attributes; it stops after a while, and goes on with the next page.
 * @throws ApiError `bad_request` when the cursor is not one of ours, or there is no such time zone
 */
export async function listContacts(
  database: Database,
  { filter, limit = CONTACTS_PER_PAGE, cursor, now, timeZone, ...asked }: Asked,
  pace = FILTER_PACE,
): Promise<Contacts> {
  const passes = filter === null ? null : passing(filter, { now, timeZone });
  const read = await readerOf(database, asked);
  if (read === null) return { contacts: [], next: null };
  const until = performance.now() + pace.budgetMs;
  const atOnce = filter === null ? limit + 1 : pace.rows;
  const found: VisitorRow[] = [];
  let from = cursor;
  let ended = false;
  do {
    const rows = await read(from, atOnce);
    found.push(...(passes === null ? rows : rows.filter(passes)));
    ended = rows.length < atOnce;
    const last = rows.at(-1);
    if (last !== undefined) from = cursorOf(last, asked.order);
  } while (!ended && found.length <= limit && performance.now() < until);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    contacts: page.map(contactFrom),
    next: more ? cursorOf(last, asked.order) : ended ? null : (from ?? null),
  };
}

/** Reads so many rows after a cursor; null where nobody can be found. */
async function readerOf(
  { read: db, dialect }: Database,
  {
    text,
    email,
    externalId,
    siteId,
    order = 'id',
  }: Omit<Asked, 'filter' | 'limit' | 'cursor' | 'now' | 'timeZone'>,
): Promise<((cursor: string | undefined, limit: number) => Promise<VisitorRow[]>) | null> {
  let query = db.selectFrom('visitors').selectAll('visitors').where('visitors.merged_into', 'is', null);
  for (const words of [text, email]) {
    if (words === undefined) continue;
    const parts = searchParts(words);
    if (parts.length === 0) return null;
    query = query.where('visitors.id', 'in', sql<string>`(${await peopleMatching(db, dialect, parts)})`);
  }
  if (email !== undefined) query = query.where(sql<boolean>`lower(visitors.email) = lower(${email})`);
  // By the index of sites and external ids.
  if (externalId !== undefined)
    query = query
      .where('visitors.external_id', '=', externalId)
      .where('visitors.site_id', 'in', (eb) => eb.selectFrom('sites').select('id'));
  if (siteId !== undefined) query = query.where('visitors.site_id', '=', siteId);
  return (cursor, limit) => {
    let page = query.limit(limit);
    if (order === 'newest') {
      page = page.orderBy('visitors.created_at', 'desc').orderBy('visitors.id', 'desc');
      if (cursor !== undefined) {
        const after = parseCursor(NEWEST_CURSOR, cursor);
        page = page.where(
          sql<boolean>`(visitors.created_at, visitors.id) < (${Number(after['at'])}, ${after['id']})`,
        );
      }
    } else {
      page = page.orderBy('visitors.id');
      if (cursor !== undefined)
        page = page.where('visitors.id', '>', parseCursor(ID_CURSOR, cursor)['id'] ?? '');
    }
    return page.execute();
  };
}

function cursorOf({ created_at, id }: VisitorRow, order: ContactsQuery['order']): string {
  return order === 'newest' ? `${created_at}.${id}` : id;
}

function parseCursor(form: RegExp, cursor: string): Record<string, string> {
  const parts = form.exec(cursor)?.groups;
  if (parts === undefined)
    throw new ApiError('bad_request', 'The cursor is not one from a page before. Begin without one.');
  return parts;
}
