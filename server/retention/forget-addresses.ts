import { shortenedNetwork } from '../common/network.ts';
import type { Database, Db } from '../database/database.ts';
import { settingsOf } from '../sites/settings.ts';

export const ADDRESSES_AT_ONCE = 500;

/** Sites that keep less of their visitors' addresses than all, by their ids. */
export async function sitesKeepingLess(db: Db): Promise<Map<string, 'shortened' | 'none'>> {
  const sites = await db.selectFrom('sites').select(['id', 'settings']).execute();
  const kept = sites.map((site) => [site.id, settingsOf(site).visitorAddresses] as const);
  return new Map(kept.flatMap(([id, how]) => (how === 'full' ? [] : [[id, how] as const])));
}

/**
 * Shortens or forgets what a site kept of the addresses of its next visitors, before it decided otherwise.
 * @param from the id of the visitor up to whom they were looked at; empty at first
 * @returns how many it changed, and where to go on; null after the last
 */
export async function forgetAddresses(
  { read, write }: Pick<Database, 'read' | 'write'>,
  siteId: string,
  how: 'shortened' | 'none',
  from: string,
): Promise<{ changed: number; after: string | null }> {
  const rows = await read
    .selectFrom('visitors')
    .select(['id', 'network'])
    .where('site_id', '=', siteId)
    .where('id', '>', from)
    .orderBy('id')
    .limit(ADDRESSES_AT_ONCE)
    .execute();
  const changed = rows.flatMap(({ id, network }) => {
    const kept = how === 'none' || network === null ? null : shortenedNetwork(network);
    return kept === network ? [] : [{ id, network, kept }];
  });
  if (changed.length > 0)
    await write(async (db) => {
      // Whoever comes meanwhile from somewhere else has written what is kept of that.
      for (const { id, network, kept } of changed)
        await db
          .updateTable('visitors')
          .set({ network: kept })
          .where('id', '=', id)
          .where('network', '=', network)
          .execute();
    });
  const after = rows.length < ADDRESSES_AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  return { changed: changed.length, after };
}
