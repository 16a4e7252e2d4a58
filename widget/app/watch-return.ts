/** Hidden for longer than this counts as having been away. */
const AWAY_MS = 60_000;

/**
 * Calls back whenever this browser may have missed something: back online, back from the back-forward cache, back to
 * the tab after a while. Returns what ends it.
 */
export function watchReturn(returned: () => void): () => void {
  let hiddenAt: number | null = null;
  const visibility = () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (hiddenAt !== null && Date.now() - hiddenAt > AWAY_MS) returned();
  };
  const pageShow = (event: PageTransitionEvent) => {
    if (event.persisted) returned();
  };
  window.addEventListener('online', returned);
  window.addEventListener('pageshow', pageShow);
  document.addEventListener('visibilitychange', visibility);
  return () => {
    window.removeEventListener('online', returned);
    window.removeEventListener('pageshow', pageShow);
    document.removeEventListener('visibilitychange', visibility);
  };
}
