import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PACKAGE = resolve('node_modules/pusher-js');
const SOURCE = join(PACKAGE, 'src');
/** Modules that the widget never uses, below `src`: encrypted channels, statistics, signing in as a user. */
const LEFT_OUT = [
  'core/channels/encrypted_channel.ts',
  'core/timeline/timeline_sender.ts',
  'core/user.ts',
].map((name) => join(SOURCE, name));
const EMPTY_CLASS = '\0empty-class';

/** What pusher-js' own build fills in; the addresses of its servers' scripts are never used. */
export const PUSHER_CONSTANTS = {
  VERSION: JSON.stringify(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version),
  CDN_HTTP: '""',
  CDN_HTTPS: '""',
  DEPENDENCY_SUFFIX: '""',
  global: 'globalThis',
};

/**
 * `frontdesk:pusher` is the core of pusher-js, from the sources that its package ships, on `widget/transport/pusher-runtime.js`
 * and without the modules in `LEFT_OUT`. The modules are swapped whole; no text of the library is changed.
 *
 * Waits for: pusher-js to publish its core as an ES module that is given its runtime, with features that can be left
 * out. Its package exports one finished bundle for each platform, with fallbacks over HTTP and scripts of its CDN.
 */
export function pusherCore() {
  const unmet = new Set(LEFT_OUT);
  return {
    name: 'pusher-core',
    resolveId(id, importer) {
      if (id === 'frontdesk:pusher') return join(SOURCE, 'core/pusher.ts');
      if (id === 'runtime') return resolve('widget/transport/pusher-runtime.js');
      const file = sourceFile(id, importer);
      if (!LEFT_OUT.includes(file)) return file;
      unmet.delete(file);
      return EMPTY_CLASS;
    },
    load(id) {
      return id === EMPTY_CLASS ? 'export default class {}' : null;
    },
    buildEnd(error) {
      if (error !== undefined || unmet.size === 0) return;
      this.error(
        `pusher-js imports no ${[...unmet].join(', ')} any more. See what took its place, and change LEFT_OUT in .build/pusher-core.mjs.`,
      );
    },
  };
}

/** The source file that an import means, in the words of pusher-js' own build; null where it is none of pusher-js'. */
function sourceFile(id, importer) {
  if (id.startsWith('.') && importer?.startsWith(SOURCE)) return existing(resolve(dirname(importer), id));
  if (id.startsWith('core/')) return existing(join(SOURCE, id));
  if (id.startsWith('web/')) return existing(join(SOURCE, 'runtimes', id));
  return null;
}

function existing(path) {
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file)) ?? null;
}
