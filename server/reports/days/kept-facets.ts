import type { Db } from '../../database/database.ts';
import { type Facet, type FacetFilter, readFacets } from '../facets.ts';

/** So many are kept, of all questions together: about 10 MB. */
const MOST_KEPT = 20_000;

type Facets = ReadonlyMap<number, Facet>;

/** Reads facets, and keeps those that were asked for lately: they are never changed nor taken away, only more become known. */
export function createFacetReader(db: Db): (filter: FacetFilter) => Promise<Facets> {
  /** By what was asked; what was asked last stands last. */
  const kept = new Map<string, { known: number; facets: Facets }>();

  return async ({ siteId, teamId, labelId, topic, language, channel, authorId }) => {
    const filter = { siteId, teamId, labelId, topic, language, channel, authorId };
    const key = JSON.stringify(filter);
    // Before the facets: with one that comes in between, they are read again the next time.
    const known = await countFacets(db);
    const before = kept.get(key);
    const facets = before?.known === known ? before.facets : await readFacets(db, filter);
    kept.delete(key);
    kept.set(key, { known, facets });
    forgetOldest();
    return facets;
  };

  function forgetOldest(): void {
    let count = 0;
    for (const { facets } of kept.values()) count += facets.size;
    for (const [key, { facets }] of kept) {
      if (count <= MOST_KEPT) return;
      kept.delete(key);
      count -= facets.size;
    }
  }
}

async function countFacets(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('moment_facets')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
