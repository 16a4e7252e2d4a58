import type { Sighting } from '../contract/schemas/agent-api.ts';
import type { Database, Db } from '../database/database.ts';

/** One and the same website is written down once in so long. */
const WRITE_EVERY_MS = 5_000;
/** So many websites of a site are known: those seen last. Who asks can claim any. */
export const MOST_ORIGINS = 20;
const LONGEST_ORIGIN = 300;

export type Sightings = {
  /**
   * The chat of a site was opened on this website, as the browser says. Nobody waits for it to be written down.
   * @param page the address of the page, as the chat says: in a frame of the server's own origin, nothing else names the website
   */
  note(siteId: string, origin: string | undefined, page?: string | null): void;
  /** Resolves once everything that was noted is written down, or could not be. */
  settled(): Promise<void>;
};

export type SightingsOptions = {
  database: Pick<Database, 'write'>;
  /** The chat's own page tells nothing of the site's. */
  publicUrl: string;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Remembers where the chat of each site was seen, learnt from visitors who open it: a page that nobody touches asks for nothing.
 * However many come from however many websites, few are written down.
 */
export function createSightings({ database, publicUrl, now, log }: SightingsOptions): Sightings {
  const own = new URL(publicUrl).origin;
  /** When each website of a site was written down, the longest ago first. */
  const written = new Map<string, Map<string, number>>();
  let writing: Promise<void> = Promise.resolve();
  return {
    note(siteId, asking, page) {
      const origin = asking === own ? originOf(page) : asking;
      if (origin === undefined || origin === own || !isWebsite(origin)) return;
      const at = now();
      if (!isDue(siteId, origin, at)) return;
      writing = writing
        .then(() => database.write((db) => storeSighting(db, siteId, origin, at)))
        .catch((error: unknown) =>
          log.warn({ err: error, siteId }, 'Where the chat was seen could not be written down.'),
        );
    },
    settled: () => writing,
  };

  function isDue(siteId: string, origin: string, at: number): boolean {
    const known = written.get(siteId) ?? new Map<string, number>();
    const last = known.get(origin);
    if (last !== undefined && at - last < WRITE_EVERY_MS) return false;
    const [oldest] = known;
    if (last === undefined && oldest !== undefined && known.size >= MOST_ORIGINS) {
      if (at - oldest[1] < WRITE_EVERY_MS) return false;
      known.delete(oldest[0]);
    }
    known.delete(origin);
    written.set(siteId, known.set(origin, at));
    return true;
  }
}

function originOf(page: string | null | undefined): string | undefined {
  return page && URL.canParse(page) ? new URL(page).origin : undefined;
}

const isWebsite = (origin: string) => /^https?:\/\//.test(origin) && origin.length <= LONGEST_ORIGIN;

/** Writes down that the chat was seen on a website, and forgets those beyond the newest of its site. */
export async function storeSighting(db: Db, siteId: string, origin: string, at: number): Promise<void> {
  await db
    .insertInto('site_sightings')
    .values({ site_id: siteId, origin, seen_at: at })
    .onConflict((conflict) => conflict.columns(['site_id', 'origin']).doUpdateSet({ seen_at: at }))
    .execute();
  const tooMany = await db
    .selectFrom('site_sightings')
    .select('origin')
    .where('site_id', '=', siteId)
    .orderBy('seen_at', 'desc')
    .orderBy('origin')
    .offset(MOST_ORIGINS)
    .limit(MOST_ORIGINS)
    .execute();
  if (tooMany.length > 0)
    await db
      .deleteFrom('site_sightings')
      .where('site_id', '=', siteId)
      .where(
        'origin',
        'in',
        tooMany.map((row) => row.origin),
      )
      .execute();
}

/** Where the chat of each site was seen, the newest first. */
export async function readSightings(db: Db): Promise<Sighting[]> {
  const rows = await db
    .selectFrom('site_sightings')
    .innerJoin('sites', 'sites.id', 'site_sightings.site_id')
    .select(['site_id', 'origin', 'seen_at'])
    .where('deleted_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .orderBy('origin')
    .execute();
  return rows.map(({ site_id, origin, seen_at }) => ({ siteId: site_id, origin, seenAt: seen_at }));
}
