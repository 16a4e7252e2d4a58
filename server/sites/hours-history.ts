import type { Hours } from '../contract/schemas/site-setting-parts.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';

/** The business hours of a site from `since` on (ms since 1970), until those of the next entry; null: always open. */
export type HoursSince = { since: number; hours: Hours | null };

/** Keeps which hours a site has from now on: a wait is measured by those that held while somebody waited. */
export async function noteHours(
  { db, now }: Transaction,
  siteId: string,
  hours: Hours | null,
): Promise<void> {
  const text = hours === null ? null : JSON.stringify(hours);
  const last = await db
    .selectFrom('site_hours')
    .select('hours')
    .where('site_id', '=', siteId)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((last?.hours ?? null) === text) return;
  await db
    .insertInto('site_hours')
    .values({ site_id: siteId, since: now, hours: text })
    .onConflict((conflict) => conflict.columns(['site_id', 'since']).doUpdateSet({ hours: text }))
    .execute();
}

/** What was kept of a site, in order. Before the first entry it was always open. */
export async function hoursHistory(db: Db, siteId: string): Promise<HoursSince[]> {
  const rows = await hoursOfSite(db, { siteId });
  return rows.map(({ since, hours }) => ({ since, hours: hours === null ? null : parsed(hours) }));
}

/** Asked for each conversation that is counted. */
const hoursOfSite = prepared<{ siteId: string }, { since: number; hours: string | null }>((db, place) =>
  db
    .selectFrom('site_hours')
    .select(['since', 'hours'])
    .where('site_id', '=', place('siteId'))
    .orderBy('since'),
);

const MOST_KEPT = 1_000;
const kept = new Map<string, Hours>();

/** The same object for the same hours, so that what is worked out of them is kept with it. */
function parsed(text: string): Hours {
  let hours = kept.get(text);
  if (hours === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    hours = JSON.parse(text) as Hours;
    kept.set(text, hours);
  }
  return hours;
}
