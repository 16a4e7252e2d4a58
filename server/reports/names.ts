import type { ReportGroup } from '../contract/schemas/developers/reports.ts';
import type { Db } from '../database/database.ts';

/** What things are called now, also those that were removed; null where nothing has a name. */
export type Names = (of: ReportGroup, id: string | null) => string | null;

export async function readNames(db: Db): Promise<Names> {
  const tables = {
    site: ['sites'],
    team: ['teams'],
    label: ['labels'],
    agent: ['agents', 'services', 'bots'],
  } as const;
  const names = new Map<string, string>();
  for (const [of, sources] of Object.entries(tables))
    for (const source of sources) {
      const rows = await db.selectFrom(source).select(['id', 'name']).execute();
      for (const { id, name } of rows) names.set(`${of} ${id}`, name);
    }
  return (of, id) => {
    if (id === null) return null;
    return of === 'language' || of === 'channel' || of === 'topic' ? id : (names.get(`${of} ${id}`) ?? null);
  };
}
