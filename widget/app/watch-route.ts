/** Follows single-page routes without touching the page's history. Returns what ends it. */
export function watchRoute(changed: () => void): () => void {
  let shown = location.href;
  const look = () => {
    if (location.href === shown) return;
    shown = location.href;
    changed();
  };
  const { navigation } = window as { navigation?: EventTarget };
  const sources: [EventTarget | undefined, string][] = [
    [navigation, 'navigatesuccess'],
    [window, 'popstate'],
    [window, 'hashchange'],
  ];
  for (const [target, name] of sources) target?.addEventListener(name, look);
  return () => {
    for (const [target, name] of sources) target?.removeEventListener(name, look);
  };
}
