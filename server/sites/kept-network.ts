import { shortenedNetwork } from '../common/network.ts';
import type { Db } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import { settingsOf } from './settings.ts';

/**
 * What a site keeps of the address that a visitor comes from.
 * @param network as `networkOf` gives it
 * @returns null: nothing
 */
export function keptNetwork(site: Pick<SiteRow, 'settings'>, network: string): string | null {
  // Sites that keep it whole are not parsed: every new visitor asks.
  if (site.settings?.includes('"visitorAddresses"') !== true) return network;
  switch (settingsOf(site).visitorAddresses) {
    case 'full':
      return network;
    case 'shortened':
      return shortenedNetwork(network);
    case 'none':
      return null;
  }
}

/** The same for a site of which only the id is known. */
export async function networkToKeep(db: Db, siteId: string, network: string): Promise<string | null> {
  const site = await db.selectFrom('sites').select('settings').where('id', '=', siteId).executeTakeFirst();
  return site === undefined ? null : keptNetwork(site, network);
}
