import type { BrowserStorage } from '../../server/contract/client/browser-ports.ts';
import { cookieName, EXPECTED } from '../embed/memory.ts';

const VISITOR = 'visitor';
/** Browsers keep a cookie for 400 days at most; Safari keeps one that a script has written for seven. */
const KEPT_S = 400 * 24 * 3_600;

/**
 * Who the visitor is, and that a conversation goes on, in one cookie that all sub-domains of `domain` see; everything else
 * stays where `own` keeps it. They are in one place only, so that who logs out on one sub-domain has logged out on all. What
 * this browser knew before the page began to share moves into the cookie. Where the browser refuses it, `own` is used.
 * @param warn called with a sentence where the cookie is refused
 */
export function createSharedStorage(
  site: string,
  domain: string,
  own: BrowserStorage,
  warn: (line: string) => void,
): BrowserStorage {
  const name = cookieName(site);
  let refused = false;
  const before = own.read(VISITOR);
  if (before !== null && cookie() === null) {
    put(before, own.read(EXPECTED) !== null);
    if (!refused) for (const shared of [VISITOR, EXPECTED]) own.write(shared, null);
  }
  const isShared = (one: string) => !refused && (one === VISITOR || one === EXPECTED);

  return {
    ...own,
    read(one) {
      if (!isShared(one)) return own.read(one);
      const kept = cookie();
      return one === VISITOR ? (kept?.visitor ?? null) : kept?.expected ? '1' : null;
    },
    write(one, text) {
      const kept = cookie();
      if (isShared(one) && (text !== null || kept !== null))
        put(
          one === VISITOR ? (text ?? '') : (kept?.visitor ?? ''),
          one === EXPECTED ? text !== null : kept?.expected === true,
        );
      // What the browser refused just now is written here, and what is removed is removed in both places.
      const stored = isShared(one);
      return stored && text !== null ? true : own.write(one, text) || stored;
    },
  };

  function cookie(): { visitor: string | null; expected: boolean } | null {
    const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
    if (found === undefined) return null;
    const value = found.slice(name.length + 1);
    try {
      return { visitor: decodeURIComponent(value.slice(2)) || null, expected: value.startsWith('1') };
    } catch {
      return { visitor: null, expected: false };
    }
  }

  function put(visitor: string, expected: boolean): void {
    const empty = visitor === '' && !expected;
    const secure = location.protocol === 'https:' ? ';secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are served
    document.cookie = `${name}=${expected ? 1 : 0}.${encodeURIComponent(visitor)};domain=${domain};path=/;samesite=lax;max-age=${empty ? 0 : KEPT_S}${secure}`;
    if (refused || empty || cookie() !== null) return;
    refused = true;
    warn(`The browser refused the cookie for data-share-domain="${domain}": is it a domain of this page?`);
  }
}

/** Calls `changed` when another sub-domain may have changed who the visitor is. Returns what ends it. */
export function watchSharedStorage(changed: () => void): () => void {
  const { cookieStore } = window as { cookieStore?: EventTarget };
  const sources: [EventTarget | undefined, string][] = [
    [cookieStore, 'change'],
    // Where there is no such event, on the return to the tab.
    [document, 'visibilitychange'],
    [window, 'focus'],
  ];
  for (const [target, event] of sources) target?.addEventListener(event, changed);
  return () => {
    for (const [target, event] of sources) target?.removeEventListener(event, changed);
  };
}
