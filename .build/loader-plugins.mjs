import { basename } from 'node:path';

const ENTRY = 'frontdesk:app-entry';
/** The server puts a site's settings there, as text. */
const PLACEHOLDER = 'FRONTDESK_SITE';

/** `frontdesk:app-entry` tells the loader the hashed name of the app, which was built before it. */
export function appEntry(manifest) {
  const code = () => `export const APP_ENTRY = ${JSON.stringify(basename(manifest.app))};`;
  return {
    name: 'app-entry',
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? code() : null),
    esbuild: (build) => {
      build.onResolve({ filter: new RegExp(`^${ENTRY}$`) }, ({ path }) => ({ path, namespace: 'app-entry' }));
      build.onLoad({ filter: /.*/, namespace: 'app-entry' }, () => ({ contents: code() }));
    },
  };
}

/** Fails the build where minifying has left the place for a site's settings out, or written it twice. */
export function oneSitePlaceholder() {
  return {
    name: 'one-site-placeholder',
    renderChunk(code) {
      if (code.split(PLACEHOLDER).length !== 2)
        this.error(`${PLACEHOLDER} has to stand in the loader exactly once.`);
    },
  };
}
