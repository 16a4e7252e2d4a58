/**
 * What the app leaves for the loader of the next page. The loader only reads; a passer-by's browser holds nothing.
 * Storage may be refused: then nobody ever returns.
 */

/** Kept in localStorage while a conversation goes on: the app should load by itself when the page is idle. */
export const EXPECTED = 'expected';
/** Kept there while the panel is open. */
export const OPEN = 'open';

/** Kept there by the app: `large` where the visitor wants the panel to be. */
export const SIZE = 'size';

/** A site, and the domain over whose sub-domains its visitor is shared. */
type Shared = { site: string; shareDomain?: string | undefined };

export const storageKey = (site: string, name: string): string => `frontdesk:${site}:${name}`;

/**
 * The cookie of pages that share their visitor over sub-domains: `1` where a conversation goes on, `0` where none does,
 * then a dot and the visitor. Only pages that ask for it have one.
 */
export const cookieName = (site: string): string => `frontdesk_${site}`;

/** Null for a passer-by; for who has a conversation going on, whether the panel was open on the page before. */
export function remembered({ site, shareDomain }: Shared): boolean | null {
  try {
    if (storageKey(site, OPEN) in localStorage) return true;
    // Each of the two is asked of another process, and costs: cookies are read only where they are shared.
    return storageKey(site, EXPECTED) in localStorage ||
      (shareDomain && document.cookie.includes(`${cookieName(site)}=1`))
      ? false
      : null;
  } catch {
    return null;
  }
}

/** Removes everything this site's widget keeps in this browser. */
export function forget({ site, shareDomain }: Shared): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(storageKey(site, ''))) delete localStorage[key];
    // Where the page shares nothing, there is no such domain, and the browser passes over it.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are served
    document.cookie = `${cookieName(site)}=;path=/;max-age=0;domain=${shareDomain}`;
  } catch {
    // Refused: there is nothing to forget.
  }
}
