import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_GREETING } from '../contract/site-defaults.ts';
import type { Work } from '../conversations/work.ts';
import type { Db } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';

/** What decides whether a page may use a site's key. */
export type OriginRule = Pick<SiteRow, 'name' | 'allowed_origins'>;

/**
 * The site of a key, for a request that comes from `origin`.
 * @throws Refused `site_unknown`, `origin_not_allowed`
 */
export async function findSite(db: Db, siteKey: string, origin: string | undefined): Promise<SiteRow> {
  const site = await db.selectFrom('sites').selectAll().where('site_key', '=', siteKey).executeTakeFirst();
  if (site === undefined) {
    throw new Refused(
      'site_unknown',
      `There is no site with the key "${siteKey}". Copy the tag from the console's Install page again.`,
    );
  }
  checkOrigin(site, origin);
  return site;
}

/**
 * Browsers name the page's origin; a page of another origin may not use the site's key.
 * @throws Refused `origin_not_allowed`
 */
export function checkOrigin(site: OriginRule, origin: string | undefined): void {
  const allowed = allowedOrigins(site);
  if (origin === undefined || allowed.length === 0 || allowed.some((one) => allows(one, origin))) return;
  throw new Refused(
    'origin_not_allowed',
    `The chat of "${site.name}" is not allowed on ${origin}. An admin can add this origin to the site's allowed origins.`,
  );
}

/**
 * `https://*.shop.example` stands for every sub-domain of `shop.example`, however deep, and not for `shop.example` itself.
 * Scheme and port are compared as they are.
 */
function allows(allowed: string, origin: string): boolean {
  const [before, after] = allowed.split('*');
  if (before === undefined || after === undefined) return allowed === origin;
  if (!origin.startsWith(before) || !origin.endsWith(after)) return false;
  const labels = origin.slice(before.length, origin.length - after.length);
  return labels.split('.').every((label) => /^[a-z0-9-]+$/.test(label));
}

export function allowedOrigins(site: OriginRule): string[] {
  return JSON.parse(site.allowed_origins);
}

/** A new installation begins with one site, open to every origin until its admin lists some. */
export async function createFirstSite(work: Work): Promise<void> {
  const there = await work.db.selectFrom('sites').select('id').limit(1).executeTakeFirst();
  if (there !== undefined) return;
  await work.db
    .insertInto('sites')
    .values({
      id: randomUUID(),
      site_key: randomBytes(9).toString('base64url'),
      name: 'My site',
      greeting: DEFAULT_GREETING,
      color: '#0e7c66',
      allowed_origins: '[]',
      created_at: work.now,
    })
    .execute();
}
