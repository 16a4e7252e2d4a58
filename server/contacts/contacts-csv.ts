import { type Cell, csvLine, timeCell } from '../common/csv.ts';
import type { Db } from '../database/database.ts';

const ROWS_AT_ONCE = 500;
const COLUMNS = [
  'id',
  'site',
  'external_id',
  'name',
  'email',
  'verified',
  'language',
  'time_zone',
  'created_at',
  'last_seen_at',
  'attributes',
  'signed_attributes',
] as const;

/**
 * A line of CSV for each contact, in the order of their ids, in pieces. Attributes are JSON. Those that were merged into others
 * are not listed.
 */
export async function* contactsCsv(db: Db): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('visitors')
      .innerJoin('sites', 'sites.id', 'visitors.site_id')
      .select([
        'visitors.id as id',
        'sites.name as site',
        'external_id',
        'visitors.name as name',
        'email',
        'verified',
        'language',
        'time_zone',
        'visitors.created_at as created_at',
        'seen_at',
        'attributes',
        'signed_attributes',
      ])
      .where('merged_into', 'is', null)
      .where('visitors.id', '>', after)
      .orderBy('visitors.id')
      .limit(ROWS_AT_ONCE)
      .execute();
    if (rows.length > 0)
      yield rows
        .map((row) =>
          csvLine([
            row.id,
            row.site,
            row.external_id,
            row.name,
            row.email,
            row.verified === 1 ? 'yes' : 'no',
            row.language,
            row.time_zone,
            timeCell(row.created_at),
            timeCell(row.seen_at),
            row.attributes,
            row.signed_attributes,
          ] satisfies Cell[]),
        )
        .join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = last.id;
  }
}
