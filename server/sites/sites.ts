import { randomUUID } from 'node:crypto';
import { checkOrigin } from '../access/site-origins.ts';
import { ApiError } from '../common/api-error.ts';
import { DEFAULT_GREETING } from '../contract/default-greeting.ts';
import type { Db } from '../database/database.ts';
import type { SiteRow, VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { newSiteKey } from './site-key.ts';

/**
 * The site of a key, for a request that comes from `origin`.
 * @param own where this server is
 * @throws ApiError `site_unknown`, `origin_not_allowed`
 */
export async function findSite(
  db: Db,
  siteKey: string,
  origin: string | undefined,
  own: string,
): Promise<SiteRow> {
  const site = await db.selectFrom('sites').selectAll().where('site_key', '=', siteKey).executeTakeFirst();
  if (site === undefined) {
    throw new ApiError(
      'site_unknown',
      `There is no site with the key "${siteKey}". Copy the tag from the console's Install page again.`,
    );
  }
  checkOrigin(site, origin, own);
  return site;
}

/**
 * The site of an id, for its admins.
 * @throws ApiError `site_unknown`
 */
export async function siteById(db: Db, id: string): Promise<SiteRow> {
  const site = await db
    .selectFrom('sites')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (site === undefined) throw new ApiError('site_unknown', 'There is no such site.');
  return site;
}

/** All sites, the oldest first; none that was deleted. */
export function listSites(db: Db): Promise<SiteRow[]> {
  return db
    .selectFrom('sites')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** The site that a visitor belongs to. */
export function siteOf(db: Db, visitor: Pick<VisitorRow, 'site_id'>): Promise<SiteRow> {
  return db.selectFrom('sites').selectAll().where('id', '=', visitor.site_id).executeTakeFirstOrThrow();
}

/** A new installation begins with one site, open to every origin until its admin lists some. */
export async function createFirstSite(tx: Transaction): Promise<void> {
  const there = await tx.db.selectFrom('sites').select('id').limit(1).executeTakeFirst();
  if (there !== undefined) return;
  await tx.db
    .insertInto('sites')
    .values({
      id: randomUUID(),
      site_key: newSiteKey(),
      name: 'My site',
      greeting: DEFAULT_GREETING,
      color: '#0e7c66',
      allowed_origins: '[]',
      created_at: tx.now,
    })
    .execute();
}
