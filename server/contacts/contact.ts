import { ApiError } from '../common/api-error.ts';
import type { Contact } from '../contract/schemas/developers/contacts.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import { factsFrom } from '../visitors/visitor-activity.ts';

/** A visitor as programs know them. */
export function contactFrom(row: VisitorRow): Contact {
  return {
    id: row.id,
    siteId: row.site_id,
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    verified: row.verified === 1,
    attributes: factsFrom(row.attributes),
    signedAttributes: factsFrom(row.signed_attributes),
    language: row.language,
    timeZone: row.time_zone,
    createdAt: row.created_at,
    lastSeenAt: row.seen_at,
  };
}

/**
 * The contact that an id leads to: itself, or what it was merged into.
 * @throws ApiError `not_found`
 */
export async function findContact(db: Db, id: string): Promise<VisitorRow> {
  const found = await db.selectFrom('visitors').selectAll().where('id', '=', id).executeTakeFirst();
  if (found === undefined)
    throw new ApiError('not_found', 'There is no such contact. It may have been deleted.');
  return found.merged_into === null ? found : findContact(db, found.merged_into);
}
