import type { HistoryPort } from '../stores/shell/router.ts';

/** The address bar. */
export const browserHistory: HistoryPort = {
  read: () => location.pathname + location.search + location.hash,
  push: (path) => history.pushState(null, '', path),
  replace: (path) => history.replaceState(null, '', path),
  onChange(changed) {
    addEventListener('popstate', changed);
    addEventListener('hashchange', changed);
  },
};
