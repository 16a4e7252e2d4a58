import { ApiError } from '../common/api-error.ts';
import { engineOrigins } from '../common/engine-origins.ts';
import type { PageCheck } from '../contract/schemas/checks/page-check.ts';
import type { Database } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Engine } from '../engine/engine.ts';
import { storeSighting } from '../sites/sightings.ts';
import { listSites } from '../sites/sites.ts';
import { type FetchOptions, NoPage } from './fetch-page.ts';
import { type Finding, nameOf, wrong } from './finding.ts';
import { lookAtPage } from './look-at-page.ts';
import { reachEngine } from './reach-engine.ts';
import { readPage } from './read-page.ts';

/** Of all websites together; of one of them one page is looked at at a time. */
const MOST_AT_ONCE = 4;
/** For the page. Whoever asks waits `requestTimeoutMs` for an answer (`common/limits.ts`); the engine is asked meanwhile. */
export const PAGE_PATIENCE_MS = 10_000;

export type PageDoctorOptions = FetchOptions & {
  database: Pick<Database, 'read' | 'write'>;
  engine: Pick<Engine, 'address'>;
  publicUrl: string;
  now: () => number;
};

export type PageDoctor = {
  /**
   * Looks at a page that is to have the chat of a site. What is wrong is found, not thrown.
   * @throws ApiError `bad_request`; `too_many_requests` while this website, or too many others, are looked at
   */
  look(url: string, site: SiteRow): Promise<PageCheck>;
};

/** Looks at pages for admins: through the guard of webhooks, few at a time. */
export function createPageDoctor(options: PageDoctorOptions): PageDoctor {
  const { database, engine, publicUrl, now } = options;
  const looking = new Set<string>();
  return {
    async look(url, site) {
      if (!URL.canParse(url))
        throw new ApiError('bad_request', 'This is no address of a page.', { field: 'url' });
      const { origin } = new URL(url);
      if (looking.has(origin) || looking.size >= MOST_AT_ONCE)
        throw new ApiError('too_many_requests', 'A page is being checked already. Try again in a moment.');
      looking.add(origin);
      try {
        return await lookNow(url, site);
      } finally {
        looking.delete(origin);
      }
    },
  };

  async function lookNow(url: string, site: SiteRow): Promise<PageCheck> {
    try {
      const [page, engineFinding] = await Promise.all([
        readPage(url, { patienceMs: PAGE_PATIENCE_MS, ...options }),
        reachEngine(engine.address),
      ]);
      const sites = await listSites(database.read);
      const server = { publicUrl, engine: engineOrigins(engine.address), sites, siteId: site.id };
      const findings = [
        { what: 'page', ok: true, says: `${page.url} is reached` },
        ...lookAtPage(page, server),
      ];
      if (findings.every(({ ok }) => ok)) {
        const { origin } = new URL(page.url);
        await database.write((db) => storeSighting(db, site.id, origin, now()));
      }
      return answer(page.url, [...findings, engineFinding]);
    } catch (error) {
      if (!(error instanceof NoPage)) throw error;
      return answer(url, [wrong('page', error.code, error.message, error.values)]);
    }
  }
}

function answer(url: string, findings: readonly Finding[]): PageCheck {
  return {
    url,
    findings: findings.map((finding) => {
      const { ok, says, problem } = finding;
      const check = { check: nameOf(finding), ok, says };
      return problem === undefined
        ? check
        : { ...check, problem: problem.code, values: { ...problem.values } };
    }),
  };
}
