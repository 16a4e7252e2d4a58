import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { allowedOrigins, checkOrigin } from '../access/site-origins.ts';
import type { CacheUses, Encoding } from '../assets/assets.ts';
import { ApiError } from '../common/api-error.ts';
import { textOn } from '../contract/contrast.ts';
import { LAUNCHER_ICONS } from '../contract/launcher-icons.ts';
import { DEFAULT_SETTINGS } from '../contract/schemas/site-settings.ts';
import type { Database } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import { fullPage, languageOf } from './full-page.ts';
import { launcherLabels } from './launcher-labels.ts';
import { logoPath } from './logo.ts';
import { settingsOf } from './settings.ts';
import type { SiteStateWorker } from './site-state-worker.ts';

const brotlied = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Stands in the built loader where the site's settings go; the build makes sure that it is there once. */
const PLACE = 'FRONTDESK_SITE';
/** So long a change of a site that another node made may go unseen here. */
const SITES_KEPT_MS = 5_000;
/** Each is about 13 kB. Beyond that, the loader that was made first is made again when it is asked for. */
const MAX_LOADERS = 500;
/** What the built loader does without being told. */
const { faces: _faces, ...LOOK } = DEFAULT_SETTINGS.look;

/** The loader's file for one site, or a module with the settings alone. */
export type Loader = {
  bodies: Record<Encoding, Buffer>;
  /** The same on every node that runs this build. */
  etag: string;
  /** Whether somebody is there decides what is in it. */
  hides: boolean;
};
type Known = { bySiteKey: ReadonlyMap<string, SiteRow>; readAt: number };

/**
 * The loader with what a site has decided, in one file: a page makes no second request, stores nothing and waits for
 * nothing. Sites are read every few seconds, not for each request, and a loader is put together only after a change.
 */
export function createLoaders({
  publicDir,
  proactive,
  database,
  siteStates,
  now,
}: {
  publicDir: string;
  /** The name of the chunk that shows proactive messages. */
  proactive: string | null;
  database: Pick<Database, 'read'>;
  siteStates: Pick<SiteStateWorker, 'attended'>;
  now: () => number;
}) {
  const code = readFileSync(join(publicDir, 'widget.js'), 'utf8');
  /** By a hash of the text, so that the same is packed once. */
  const made = new Map<string, Promise<Loader>>();
  let known: Known = { bySiteKey: new Map(), readAt: Number.NEGATIVE_INFINITY };
  let reading: Promise<Known> | null = null;
  let changes = 0;
  const uses = { loaders: { hits: 0, misses: 0 }, sites: { hits: 0, misses: 0 } };

  return {
    /**
     * The loader for the site of a key. Where the tag names none it is that of the only site there is; with several
     * sites, or for a key that is none, it carries no settings, and asks for them when a page starts it.
     * @param languages the header `accept-language`
     */
    async find(siteKey: string | undefined, languages?: string): Promise<Loader> {
      const { bySiteKey } = await sites();
      const only = bySiteKey.size === 1 ? bySiteKey.values().next().value : undefined;
      const site = siteKey === undefined ? only : bySiteKey.get(siteKey);
      const settings = site === undefined ? 'null' : carried(site, languages);
      const icon = LAUNCHER_ICONS[site === undefined ? 'chat' : settingsOf(site).launcherIcon];
      return packed(code.replace(PLACE, () => settings).replace(LAUNCHER_ICONS.chat, icon), site);
    },

    /** The same settings as a module, for pages that start a site which their loader does not know. */
    async module(siteKey: string, languages?: string): Promise<Loader | null> {
      const site = (await sites()).bySiteKey.get(siteKey);
      return site === undefined ? null : packed(`export default ${carried(site, languages)}`, site);
    },

    /**
     * The chat as a page of its own, and the origins whose pages may frame it; null where there is no such site.
     * @param asked the language that the address asks for
     */
    async page(siteKey: string, asked: unknown, languages?: string) {
      const site = (await sites()).bySiteKey.get(siteKey);
      if (site === undefined) return null;
      return { html: fullPage(site, languageOf(asked, languages)), framers: allowedOrigins(site) };
    },

    /** The origins whose pages may frame the chat of a site; null where there is no such site. */
    async framers(siteKey: string): Promise<string[] | null> {
      const site = (await sites()).bySiteKey.get(siteKey);
      return site === undefined ? null : allowedOrigins(site);
    },

    /**
     * Whether pages of an origin may have the chat of a site; false where there is no such site.
     * @param origin as browsers write it; anything else is none
     * @param own where this server is
     */
    async allows(siteKey: string, origin: unknown, own: string): Promise<boolean> {
      const site = (await sites()).bySiteKey.get(siteKey);
      if (site === undefined || typeof origin !== 'string' || !isOrigin(origin)) return false;
      try {
        checkOrigin(site, origin, own);
        return true;
      } catch (error) {
        if (error instanceof ApiError) return false;
        throw error;
      }
    },

    /** How often a loader was ready, and the sites known, when they were asked for; counted from the start. */
    uses: (): Readonly<Record<string, CacheUses>> => uses,

    /** A site was changed here: its next loader shows it. */
    changed(): void {
      changes += 1;
      reading = null;
      known = { ...known, readAt: Number.NEGATIVE_INFINITY };
    },
  };

  function packed(text: string, site: SiteRow | undefined): Promise<Loader> {
    const hides = site !== undefined && settingsOf(site).absence === 'hidden';
    const key = createHash('sha256').update(`${hides} ${text}`).digest('base64url').slice(0, 22);
    const before = made.get(key);
    uses.loaders[before === undefined ? 'misses' : 'hits'] += 1;
    if (before !== undefined) return before;
    const loader = pack(text, { etag: `W/"${key}"`, hides });
    loader.catch(() => made.delete(key));
    made.set(key, loader);
    for (const oldest of made.keys()) {
      if (made.size <= MAX_LOADERS) break;
      made.delete(oldest);
    }
    return loader;
  }

  /** As a script: what differs from the defaults, and what begins with the page where the site has such. */
  function carried(site: SiteRow, languages: string | undefined): string {
    const { look, absence, proactive: rules } = settingsOf(site);
    const changed = Object.entries(LOOK).filter(([name, ours]) => look[name as keyof typeof LOOK] !== ours);
    const hidden = absence === 'hidden' && !siteStates.attended(site);
    const settings = {
      site: site.site_key,
      color: site.color + textOn(site.color),
      ...Object.fromEntries(changed.map(([name]) => [name, look[name as keyof typeof LOOK]])),
      ...(hidden ? { hidden } : {}),
      ...labelled(launcherLabels(languages)),
    };
    // What invites into a chat that is hidden would invite into nothing.
    if (rules.length === 0 || proactive === null || hidden) return script(settings);
    const speaker = { name: site.name, logo: logoPath(site) };
    const start =
      `start(b){import(b+"/widget/${proactive}")` +
      `.then(m=>m.startProactive(${script(site.site_key)},${script(rules)},${script(speaker)})).catch(console.error)}`;
    return `${script(settings).slice(0, -1)},${start}}`;
  }

  async function sites(): Promise<Known> {
    const fresh = now() - known.readAt < SITES_KEPT_MS;
    uses.sites[fresh ? 'hits' : 'misses'] += 1;
    if (fresh) return known;
    if (reading !== null) return reading;
    const read = readSites().finally(() => {
      if (reading === read) reading = null;
    });
    reading = read;
    return read;
  }

  async function readSites(): Promise<Known> {
    const [before, startedAt] = [changes, now()];
    const rows = await database.read.selectFrom('sites').selectAll().execute();
    // What was read while a site changed may be of before.
    const readAt = before === changes ? startedAt : Number.NEGATIVE_INFINITY;
    known = { bySiteKey: new Map(rows.map((row) => [row.site_key, row])), readAt };
    return known;
  }
}
export type Loaders = ReturnType<typeof createLoaders>;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

async function pack(code: string, facts: Pick<Loader, 'etag' | 'hides'>): Promise<Loader> {
  const identity = Buffer.from(code);
  const [br, gz] = await Promise.all([brotlied(identity), gzipped(identity, { level: 9 })]);
  return { bodies: { br, gzip: gz, identity }, ...facts };
}

function labelled(labels: Record<string, string> | null) {
  return labels === null ? {} : { labels };
}

/** JSON that may stand in a script. */
function script(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
