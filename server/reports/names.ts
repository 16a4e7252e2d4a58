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
  const asked = Object.entries(tables).flatMap(([of, sources]) => sources.map((source) => ({ of, source })));
  const found = await Promise.all(
    asked.map(({ source }) => db.selectFrom(source).select(['id', 'name']).execute()),
  );
  asked.forEach(({ of }, index) => {
    for (const { id, name } of found[index] ?? []) names.set(`${of} ${id}`, name);
  });
  return (of, id) => {
    if (id === null) return null;
    return of === 'language' || of === 'channel' || of === 'topic' ? id : (names.get(`${of} ${id}`) ?? null);
  };
}
