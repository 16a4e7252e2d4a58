import type { AddressOf } from '../contract/routes/route.ts';
import type { widgetSites } from '../contract/routes/widget/sites.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { siteById } from './sites.ts';

/** Where the site's picture is, from the server on; another picture has another address. */
export function logoPath({
  site_key,
  logo_key,
}: Pick<SiteRow, 'site_key' | 'logo_key'>): AddressOf<typeof widgetSites.logo> | null {
  if (logo_key === null) return null;
  return `/api/widget/sites/${encodeURIComponent(site_key)}/logo?v=${versionOf(logo_key)}`;
}

/** The same as PNG, for mails: Outlook and others show no WebP. */
export function logoPngPath({
  site_key,
  logo_key,
}: Pick<SiteRow, 'site_key' | 'logo_key'>): AddressOf<typeof widgetSites.logoPng> | null {
  if (logo_key === null) return null;
  return `/api/widget/sites/${encodeURIComponent(site_key)}/logo.png?v=${versionOf(logo_key)}`;
}

const versionOf = (logoKey: string): string => logoKey.slice(-12);

/**
 * Makes a picture the site's, or, with null, none. The one before is removed from the store by the sweeper.
 * @throws ApiError `site_unknown`
 */
export async function setLogo(tx: Transaction, siteId: string, key: string | null): Promise<SiteRow> {
  const before = await siteById(tx.db, siteId);
  if (before.logo_key !== null && before.logo_key !== key)
    await tx.db
      .insertInto('doomed_files')
      .values({ store_key: before.logo_key, doomed_at: tx.now })
      .execute();
  return tx.db
    .updateTable('sites')
    .set({ logo_key: key })
    .where('id', '=', siteId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
