/** A window that comes to the front again and again (between two monitors, from an iframe) asks once in this time. */
const FOCUS_PAUSE_MS = 5_000;
const TICK_MS = 20_000;
/** Timers of hidden pages run once a minute; a longer gap between two ticks means that the machine was asleep. */
const ASLEEP_MS = 100_000;

/**
 * `returned`: this page may have missed something. It came to the front, back from the back-forward cache or from being
 * frozen, back online, or its machine woke up. `left`: it goes to sleep, and whatever it holds for other tabs is theirs.
 * Returns what ends it.
 */
export function watchPage(on: { returned(): void; left(): void }): () => void {
  const endings: (() => void)[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  let tickedAt = Date.now();

  const back = () => {
    askedAt = Date.now();
    on.returned();
  };
  listen(document, 'visibilitychange', () => document.visibilityState === 'visible' && back());
  listen(window, 'focus', () => Date.now() - askedAt > FOCUS_PAUSE_MS && back());
  listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && back());
  listen(window, 'online', back);
  // https://developer.chrome.com/docs/web-platform/page-lifecycle-api
  listen(document, 'resume', back);
  listen(document, 'freeze', on.left);
  listen(window, 'pagehide', on.left);
  const ticking = setInterval(() => {
    const now = Date.now();
    if (now - tickedAt > ASLEEP_MS) back();
    tickedAt = now;
  }, TICK_MS);

  return () => {
    clearInterval(ticking);
    for (const end of endings) end();
  };

  function listen(target: EventTarget, name: string, handle: (event: Event) => void): void {
    target.addEventListener(name, handle);
    endings.push(() => target.removeEventListener(name, handle));
  }
}
