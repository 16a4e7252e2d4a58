/** Tells what other tabs of this browser store; null where they removed it. */
export function onStored(changed: (key: string, text: string | null) => void): () => void {
  const tell = ({ key, newValue }: StorageEvent) => {
    if (key !== null) changed(key, newValue);
  };
  addEventListener('storage', tell);
  return () => removeEventListener('storage', tell);
}

/** Tells whether somebody can see the page, now and with every change. */
export function onVisibility(changed: (visible: boolean) => void): () => void {
  const tell = () => changed(document.visibilityState === 'visible');
  tell();
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}

/** Tells when the browser itself knows that it is offline. */
export function onNetwork(changed: (online: boolean) => void): () => void {
  const tell = () => changed(navigator.onLine);
  tell();
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

/** Tells whether the system asks for dark colours, now and with every change. */
export function onSystemDark(changed: (dark: boolean) => void): void {
  onMedia('(prefers-color-scheme: dark)', changed);
}

/** Tells whether there is room for a third column, now and with every change. `views/workspace.css` has the same width. */
export function onWide(changed: (wide: boolean) => void): void {
  onMedia('(min-width: 1240px)', changed);
}

function onMedia(query: string, changed: (matches: boolean) => void): void {
  const media = matchMedia(query);
  changed(media.matches);
  media.addEventListener('change', () => changed(media.matches));
}
