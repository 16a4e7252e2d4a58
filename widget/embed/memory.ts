/**
 * What the app leaves for the loader of the next page. The loader only reads; a passer-by's browser holds nothing.
 * Storage may be refused: then nobody ever returns.
 */

/** Kept in localStorage while a conversation goes on: the app should load by itself when the page is idle. */
export const EXPECTED = 'expected';
/** Kept there while the panel is open. */
export const OPEN = 'open';

export const storageKey = (site: string, name: string): string => `frontdesk:${site}:${name}`;

/** Null for a passer-by; for who has a conversation going on, whether the panel was open on the page before. */
export function remembered(site: string): boolean | null {
  try {
    const has = (name: string) => localStorage.getItem(storageKey(site, name)) !== null;
    return has(OPEN) || (has(EXPECTED) ? false : null);
  } catch {
    return null;
  }
}

/** Removes everything this site's widget keeps in this browser. */
export function forget(site: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(storageKey(site, ''))) localStorage.removeItem(key);
  } catch {
    // Refused: there is nothing to forget.
  }
}
