import { ApiError } from '../common/api-error.ts';
import type { SiteRow } from '../database/tables.ts';

/** What decides whether a page may use a site's key. */
export type OriginRule = Pick<SiteRow, 'name' | 'allowed_origins'>;

/**
 * Browsers name the page's origin; a page of another origin may not use the site's key.
 * @param own where this server is: the chat's own page may always
 * @throws ApiError `origin_not_allowed`
 */
export function checkOrigin(site: OriginRule, origin: string | undefined, own: string): void {
  const allowed = allowedOrigins(site);
  if (origin === originOf(own)) return;
  if (origin === undefined || allowed.length === 0 || allowed.some((one) => allows(one, origin))) return;
  throw new ApiError(
    'origin_not_allowed',
    `The chat of "${site.name}" is not allowed on ${origin}. An admin can add this origin to the site's allowed origins.`,
  );
}

/** Whether it is one of the origins that the site names; one that names none has none. */
export function isAllowedPage(site: OriginRule, origin: string): boolean {
  return allowedOrigins(site).some((one) => allows(one, origin));
}

/** The last one that was asked for: a server has one address, and every request asks. */
let known = { publicUrl: '', origin: '' };

function originOf(publicUrl: string): string {
  if (known.publicUrl !== publicUrl) known = { publicUrl, origin: new URL(publicUrl).origin };
  return known.origin;
}

/**
 * `https://*.shop.example` stands for every sub-domain of `shop.example`, however deep, and not for `shop.example` itself.
 * Scheme and port are compared as they are.
 */
function allows(allowed: string, origin: string): boolean {
  const [before, after] = allowed.split('*');
  if (before === undefined || after === undefined) return allowed === origin;
  if (!origin.startsWith(before) || !origin.endsWith(after)) return false;
  const labels = origin.slice(before.length, origin.length - after.length);
  return labels.split('.').every((label) => /^[a-z0-9-]+$/.test(label));
}

export function allowedOrigins(site: OriginRule): string[] {
  return JSON.parse(site.allowed_origins);
}
