import { allowedOrigins } from '../access/site-origins.ts';
import { ApiError } from '../common/api-error.ts';
import type { ChangeSite, CreateSite, SiteSummary } from '../contract/schemas/agent-api.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteHours } from './hours-history.ts';
import { logoPath } from './logo.ts';
import { checkSettings, settingsOf } from './settings.ts';
import { newSiteKey } from './site-key.ts';
import { siteById } from './sites.ts';

const FIRST_COLOR = '#0e7c66';

/** A site as admins see it, with the tag to paste. */
export function siteSummary(site: SiteRow, publicUrl: string): SiteSummary {
  return {
    id: site.id,
    name: site.name,
    greeting: site.greeting,
    color: site.color,
    siteKey: site.site_key,
    allowedOrigins: allowedOrigins(site),
    tag: `<script async src="${publicUrl}/widget.js?site=${site.site_key}"></script>`,
    chatPage: `${publicUrl}/chat/${site.site_key}`,
    logo: logoPath(site),
    settings: settingsOf(site),
  };
}

/** The directives that a page with a Content-Security-Policy needs for the widget. */
export function pagePolicy(publicUrl: string, engine: readonly string[]): string[] {
  return [
    `script-src ${publicUrl}`,
    `connect-src ${[publicUrl, ...engine].join(' ')}`,
    `img-src ${publicUrl}`,
  ];
}

/**
 * Adds a site under the id that its admin's browser minted; the same again finds the same again.
 * @throws ApiError `bad_request` where an origin is none, `id_taken`
 */
export async function createSite(
  tx: Transaction,
  id: string,
  input: CreateSite,
): Promise<{ row: SiteRow; created: boolean }> {
  const row = await tx.db
    .insertInto('sites')
    .values({
      id,
      site_key: newSiteKey(),
      name: input.name,
      greeting: '',
      color: FIRST_COLOR,
      allowed_origins: JSON.stringify(input.allowedOrigins.map(originOf)),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row !== undefined) return { row, created: true };
  const before = await tx.db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (before.name === input.name && before.deleted_at === null) return { row: before, created: false };
  throw new ApiError('id_taken', 'Another site has this id already. Make a new one and try again.');
}

/**
 * Changes what is given, keeps the rest.
 * @throws ApiError `site_unknown`; `bad_request` with `details.field` where something cannot be
 */
export async function changeSite(tx: Transaction, id: string, change: ChangeSite): Promise<SiteRow> {
  const { allowedOrigins: origins, settings, ...columns } = change;
  const before = await siteById(tx.db, id);
  const set = { ...(before.settings === null ? {} : JSON.parse(before.settings)), ...settings };
  if (settings !== undefined) checkSettings(settingsOf({ settings: JSON.stringify(set) }));
  if (settings?.hours !== undefined) await noteHours(tx, id, settings.hours);
  return tx.db
    .updateTable('sites')
    .set({
      ...columns,
      ...(origins === undefined ? {} : { allowed_origins: JSON.stringify(origins.map(originOf)) }),
      ...(settings === undefined ? {} : { settings: JSON.stringify(set) }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const EVERY_SUB_DOMAIN = '*.';

/**
 * The origin that browsers will name: what is written around it (a path, a slash, capitals) is an error to mend. A host may
 * begin with `*.`, for all sub-domains.
 */
function originOf(given: string): string {
  const text = given.trim();
  const refuse = (why: string) =>
    new ApiError('bad_request', `"${text}" ${why}`, { field: 'allowedOrigins', origin: given });
  if (/^(https?:\/\/)?\*\/?$/i.test(text))
    throw refuse('would allow every website. Leave the list empty for that, or name the websites.');
  if (!/^https?:\/\//i.test(text)) throw refuse('lacks its beginning. Write https:// before it.');
  const [scheme = '', rest = ''] = text.toLowerCase().split(/(?<=:\/\/)/);
  const wild = rest.startsWith(EVERY_SUB_DOMAIN) ? EVERY_SUB_DOMAIN : '';
  const host = rest.slice(wild.length);
  if (host.includes('*'))
    throw refuse(
      'has a * in the wrong place. It can only stand for all sub-domains, as in https://*.shop.example.',
    );
  let origin: string;
  try {
    origin = new URL(scheme + host).origin;
  } catch {
    throw refuse('is not an address. Write it like https://shop.example.');
  }
  const written = scheme + wild + origin.slice(scheme.length);
  if (text.toLowerCase().replace(/\/$/, '') !== written)
    throw refuse(`is more than an origin. Write ${written}, which stands for all pages there.`);
  if (wild !== '' && !new URL(origin).hostname.includes('.'))
    throw refuse('would allow a whole top-level domain. Name the domain, as in https://*.shop.example.');
  return written;
}
