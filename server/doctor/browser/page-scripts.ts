/**
 * What runs in the page itself, as text: the server's own types know no documents. Nothing in it needs `eval`, which a page's policy
 * may forbid.
 */

/** What covers a point of the launcher: as a person would look for it in the page's source. */
export type Cover = { element: string; zIndex: string };
export type LauncherSeen = {
  /** The chat stands in an element of the page, or the site hides it: there is no launcher to be seen. */
  hidden: boolean;
  width: number;
  height: number;
  /** All of it is within the window. */
  inWindow: boolean;
  /** Its own, as the browser has computed it. */
  zIndex: string;
  /** What lies over its middle and four points around it; each element once. */
  covers: Cover[];
};

/** An expression of {@link LauncherSeen}; null while there is no launcher. */
export const LOOK_AT_LAUNCHER = `(() => {
  const host = document.querySelector('frontdesk-widget');
  const button = host?.shadowRoot?.querySelector('.launcher');
  if (!button) return null;
  const { left, top, width, height } = button.getBoundingClientRect();
  const styles = getComputedStyle(button);
  const covers = new Map();
  for (const [x, y] of [[0.5, 0.5], [0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]]) {
    const over = document.elementFromPoint(left + width * x, top + height * y);
    if (over === null || over === host) continue;
    const first = over.classList[0];
    const element = over.localName + (over.id ? '#' + over.id : first ? '.' + first : '');
    let zIndex = 'auto';
    for (let at = over; at !== null && zIndex === 'auto'; at = at.parentElement) zIndex = getComputedStyle(at).zIndex;
    covers.set(element.slice(0, 100), zIndex);
  }
  return {
    hidden: button.hidden,
    width: Math.round(width),
    height: Math.round(height),
    inWindow: left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight,
    zIndex: styles.zIndex,
    covers: width === 0 ? [] : [...covers].map(([element, zIndex]) => ({ element, zIndex })),
  };
})()`;

/** A tag of the widget as it stands in the page once its scripts have run. */
export type LiveTag = { src: string; site: string; nonce: string; type: string };

/** An expression of {@link LiveTag}[]. Consent tools keep the address in \`data-src\` until somebody agrees. */
export const READ_TAGS = `[...document.scripts].flatMap((script) => {
  const src = script.src || script.dataset.src || script.dataset.cookieblockSrc || '';
  return /\\/widget\\.js([?#]|$)/.test(src)
    ? [{ src, site: script.dataset.site ?? '', nonce: script.nonce, type: script.type }]
    : [];
})`;

/** Runs before the page's own scripts: tells what a Content-Security-Policy refuses. */
export const TELL_REFUSALS = `addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  frontdeskRefused(effectiveDirective, blockedURI);
});`;

/** An expression of whether the page may open a WebSocket there: \`open\`, or \`refused\` and \`slow\`. */
export const openSocket = (url: string, patienceMs: number): string => `new Promise((resolve) => {
  let socket;
  try {
    socket = new WebSocket(${JSON.stringify(url)});
  } catch {
    return resolve('refused');
  }
  const end = (word) => {
    socket.close();
    resolve(word);
  };
  socket.onopen = () => end('open');
  socket.onerror = () => end('refused');
  setTimeout(() => end('slow'), ${patienceMs});
})`;
