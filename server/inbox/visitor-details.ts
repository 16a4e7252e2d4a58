import { visitorName } from '../access/actor.ts';
import { findBlocks } from '../access/blocks.ts';
import { ApiError } from '../common/api-error.ts';
import type { ContactLink } from '../contract/contacts/contact-link-schema.ts';
import { contactLinkUrl } from '../contract/contacts/contact-links.ts';
import type { VisitorDetails } from '../contract/schemas/people.ts';
import { readVisitorHistory } from '../conversations/visitor-history.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import { settingsOf } from '../sites/settings.ts';
import { factsFrom, readVisitorActivity } from '../visitors/visitor-activity.ts';
import { readVisitorNote } from '../visitors/visitor-note.ts';

/**
 * What agents see of a visitor; of one that was merged, those of who was kept.
 * @throws ApiError `not_found`
 */
export async function readVisitorDetails(db: Db, id: string): Promise<VisitorDetails> {
  const row = await db
    .selectFrom('visitors')
    .innerJoin('sites', 'sites.id', 'visitors.site_id')
    .selectAll('visitors')
    .select(['sites.name as site_name', 'sites.settings as site_settings'])
    .where('visitors.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new ApiError('not_found', 'There is no such visitor.');
  if (row.merged_into !== null) return readVisitorDetails(db, row.merged_into);
  const { count } = await db
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('visitor_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return {
    visitor: { id: row.id, name: visitorName(row), email: row.email, verified: row.verified === 1 },
    siteName: row.site_name,
    language: row.language,
    userAgent: row.user_agent,
    timeZone: row.time_zone,
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' },
    firstSeenAt: row.created_at,
    lastSeenAt: row.seen_at,
    here: row.here === 1,
    conversationCount: Number(count),
    conversations: await readVisitorHistory(db, row.id),
    note: await readVisitorNote(db, row.id),
    attributes: { said: factsFrom(row.attributes), signed: factsFrom(row.signed_attributes) },
    activity: await readVisitorActivity(db, row.id),
    externalId: row.external_id,
    blocks: await findBlocks(db, row),
    networkKnown: row.network !== null,
    answers: row.answers === null ? [] : JSON.parse(row.answers),
    consents: row.consents === null ? [] : JSON.parse(row.consents),
    links: linksTo(row, settingsOf({ settings: row.site_settings }).contactLinks),
  };
}

function linksTo(row: VisitorRow, links: readonly ContactLink[]): ContactLink[] {
  const values = { 'visitor.externalId': row.external_id, 'visitor.email': row.email };
  return links.flatMap(({ label, url: template }) => {
    const url = contactLinkUrl(template, values);
    return url === null ? [] : [{ label, url }];
  });
}
