import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PACKAGE = resolve('node_modules/pusher-js');
const SOURCE = join(PACKAGE, 'src');
const NOTHING = 'export default class {}';
const NO_FUNCTION = 'export default function unused() {}';
/** Agents sign in to the engine, so that the server can end their connections; visitors do not. */
const SIGN_IN = 'core/user.ts';
/**
 * What stands in for modules, below `src`, that we never use: encrypted channels, asking for signatures over HTTP (they come
 * from handlers of our own), checks of options that are ours, statistics, and links to the manual in warnings.
 */
const REPLACED = new Map(
  Object.entries({
    'core/channels/encrypted_channel.ts': NOTHING,
    [SIGN_IN]: NOTHING,
    'core/auth/user_authenticator.ts': NO_FUNCTION,
    'core/auth/channel_authorizer.ts': NO_FUNCTION,
    'core/auth/deprecated_channel_authorizer.ts': 'export function ChannelAuthorizerProxy() {}',
    'core/timeline/timeline_sender.ts': NOTHING,
    'core/timeline/timeline.ts':
      'export default class { constructor() { this.uniqueID = 0 } error() {} info() {} generateUniqueID() { return ++this.uniqueID } }',
    'core/options.ts': 'export function validateOptions() {}',
    'core/timeline/level.ts': 'export default {}',
    'core/utils/url_store.ts': 'export default { buildLogSuffix: () => "" }',
  }).map(([name, code]) => [join(SOURCE, name), code]),
);
const REPLACEMENT = '\0in-place-of:';

/** What pusher-js' own build fills in; the addresses of its servers' scripts are never used. */
export const PUSHER_CONSTANTS = {
  VERSION: JSON.stringify(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version),
  CDN_HTTP: '""',
  CDN_HTTPS: '""',
  DEPENDENCY_SUFFIX: '""',
  global: 'globalThis',
};

/**
 * `frontdesk:pusher` is the core of pusher-js, from the sources that its package ships, on
 * `server/contract/client/pusher-runtime.js` and with the modules in `REPLACED` emptied. The modules are swapped whole; no text of the library is changed.
 *
 * Waits for: pusher-js to publish its core as an ES module that is given its runtime, with features that can be left
 * out. Its package exports one finished bundle for each platform, with fallbacks over HTTP and scripts of its CDN.
 *
 * @param signIn whether people sign in to the engine (`pusher.signin()`)
 */
export function pusherCore({ signIn = false } = {}) {
  const replaced = new Map(REPLACED);
  if (signIn) replaced.delete(join(SOURCE, SIGN_IN));
  const unmet = new Set(replaced.keys());
  return {
    name: 'pusher-core',
    resolveId(id, importer) {
      const file = named(id) ?? sourceFile(id, importer);
      if (!replaced.has(file)) return file;
      unmet.delete(file);
      return REPLACEMENT + file;
    },
    load(id) {
      return id.startsWith(REPLACEMENT) ? replaced.get(id.slice(REPLACEMENT.length)) : null;
    },
    buildEnd(error) {
      if (error !== undefined || unmet.size === 0) return;
      this.error(
        `pusher-js imports no ${[...unmet].join(', ')} any more. See what took its place, and change REPLACED in .build/pusher-core.mjs.`,
      );
    },
    esbuild(build) {
      const ours = /^(frontdesk:pusher|runtime|(core|web)\/.*)$/;
      build.onResolve({ filter: ours }, ({ path }) => ({ path: named(path) ?? sourceFile(path) }));
      build.onLoad({ filter: /pusher-js\/src\/core\/.*\.ts$/ }, ({ path }) =>
        replaced.has(path) ? { contents: replaced.get(path), loader: 'ts' } : null,
      );
    },
  };
}

/** Modules by names that no package has. */
function named(id) {
  if (id === 'frontdesk:pusher') return join(SOURCE, 'core/pusher.ts');
  return id === 'runtime' ? resolve('server/contract/client/pusher-runtime.js') : null;
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
