import type { Db } from '../../database/database.ts';
import { type Facet, type FacetFilter, readFacets } from '../facets.ts';

/** So much is kept, of all questions together. */
const MOST_KEPT_BYTES = 10 * 1_024 * 1_024;
/** Besides what was asked in words, and besides the words of a facet. */
const QUESTION_BYTES = 500;
const FACET_BYTES = 250;

type Facets = ReadonlyMap<number, Facet>;
/** `known`: how many there were, whatever was asked. */
type Kept = { known: number; facets: Facets; bytes: number };

/**
 * Reads facets, and keeps those that were asked for lately: they are never changed nor taken away, only more become known.
 * @param most so many bytes are kept; what a single question would need more for is read each time
 */
export function createFacetReader(db: Db, most = MOST_KEPT_BYTES): (filter: FacetFilter) => Promise<Facets> {
  /** By what was asked; what was asked last stands last. */
  const kept = new Map<string, Kept>();
  let keptBytes = 0;

  return async ({ siteId, teamId, labelId, topic, language, channel, authorId }) => {
    const filter = { siteId, teamId, labelId, topic, language, channel, authorId };
    const key = JSON.stringify(filter);
    // Before the facets: with one that comes in between, they are read again the next time.
    const known = await countFacets(db);
    const before = kept.get(key);
    if (before?.known === known) {
      keep(key, before);
      return before.facets;
    }
    const facets = await readFacets(db, filter);
    keep(key, { known, facets, bytes: bytesOf(key, facets) });
    return facets;
  };

  function keep(key: string, one: Kept): void {
    drop(key);
    if (one.bytes > most) return;
    kept.set(key, one);
    keptBytes += one.bytes;
    for (const oldest of kept.keys()) {
      if (keptBytes <= most) break;
      drop(oldest);
    }
  }

  function drop(key: string): void {
    keptBytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }
}

/** About how much memory they take. A question costs also where there is nothing: its words are anybody's. */
function bytesOf(question: string, facets: Facets): number {
  let bytes = QUESTION_BYTES + 2 * question.length;
  for (const { siteId, teamId, labelIds, topic, authorId } of facets.values()) {
    bytes += FACET_BYTES;
    for (const word of [siteId, teamId, topic, authorId, ...labelIds]) bytes += 2 * (word?.length ?? 0);
  }
  return bytes;
}

async function countFacets(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('moment_facets')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
