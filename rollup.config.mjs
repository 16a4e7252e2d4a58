import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import nodeResolve from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { apiClientSource, CLIENT_SOURCE, clientTypes } from './.build/api-client.mjs';
import { browser } from './.build/browser.mjs';
import { firstLoad, languageChunk } from './.build/chunks.mjs';
import { compress } from './.build/compress.mjs';
import { cssText } from './.build/css-text.mjs';
import { documentationPages } from './.build/documentation.mjs';
import { DEV, DIST, PUBLIC } from './.build/folders.mjs';
import { frozenPrototypeSignals } from './.build/frozen-prototype-signals.mjs';
import { keepEarlierBuilds } from './.build/keep-earlier-builds.mjs';
import { lateParts } from './.build/late-parts.mjs';
import { appEntry, oneSitePlaceholder } from './.build/loader-plugins.mjs';
import {
  emptyManifest,
  recordFrame,
  recordProactive,
  recordWidget,
  writeManifest,
} from './.build/manifest.mjs';
import { moveSourceMaps } from './.build/move-source-maps.mjs';
import { oneByte } from './.build/one-byte.mjs';
import { copyFiles, emptyFolder } from './.build/output-folder.mjs';
import { ownPackage } from './.build/own-package.mjs';
import { consolePage, widgetPage } from './.build/pages.mjs';
import { pusherCore } from './.build/pusher-core.mjs';
import { serverPackage } from './.build/server-package.mjs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const natives = readFileSync('widget/transport/natives.js', 'utf8');
const manifest = emptyManifest();
const sourcemap = DEV ? 'inline' : 'hidden';

/**
 * What the server needs from npm stays in node_modules, but for these two: they are hundreds of small files of plain
 * JavaScript, of which we use a part, and reading them took a third of the time that a start takes.
 */
const BUNDLED = ['typebox', 'kysely'];
/** What stays in node_modules. `npm run dev` builds the server by itself, with these (`.build/dev.mjs`). */
export const FROM_NPM = [
  ...Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  // Of `frontdesk doctor --browser` alone, which says how it is installed where it is not.
  'playwright-core',
];
const server = {
  input: {
    main: 'server/main.ts',
    cli: 'server/cli.ts',
    relay: 'server/relay/main.ts',
    pictures: 'server/files/picture-process.ts',
  },
  external: [...builtinModules, /^node:/, ...FROM_NPM.flatMap((name) => [name, new RegExp(`^${name}/`)])],
  output: { dir: `${DIST}/server`, format: 'es', sourcemap: true, chunkFileNames: '[name]-[hash].js' },
  plugins: [
    emptyFolder(`${DIST}/server`),
    nodeResolve(),
    esbuild({ target: 'node20' }),
    oneByte(),
    !DEV && serverPackage(BUNDLED),
  ],
};

/** Smaller once compressed: functions where they are used, comparisons as they were written. */
const FOR_THE_APP = { compress: { keep_fargs: false, lhs_constants: false, reduce_funcs: true } };
/** What the loader starts runs where the loader runs: browsers with constructed style sheets, which know all of it. */
const AS_THE_LOADER = 'es2022';

/** Messages that a site shows by itself: a file that needs no other. */
const widgetProactive = {
  input: { proactive: 'widget/proactive/main.ts' },
  output: { dir: `${PUBLIC}/widget`, format: 'es', entryFileNames: '[name]-[hash].js', sourcemap },
  plugins: [
    // The app's build has emptied the folder.
    !DEV && keepEarlierBuilds('widget', manifest),
    cssText(),
    ...browser(AS_THE_LOADER, FOR_THE_APP),
    moveSourceMaps('proactive'),
    compress(),
    recordProactive(manifest),
  ],
};

/** What a page has of a chat in a frame: the frame loads the app by itself. */
const widgetFrame = {
  input: { frame: 'widget/framed/outside.ts' },
  output: { dir: `${PUBLIC}/widget`, format: 'es', entryFileNames: '[name]-[hash].js', sourcemap },
  plugins: [
    !DEV && keepEarlierBuilds('widget', manifest),
    cssText(),
    ...browser(AS_THE_LOADER, FOR_THE_APP),
    moveSourceMaps('frame'),
    compress(),
    recordFrame(manifest),
  ],
};

/** The page of links in mails: a script of its own, which shares nothing with what sites load. */
const widgetResume = {
  input: { resume: 'widget/resume/main.ts' },
  output: { dir: `${PUBLIC}/widget`, format: 'es', entryFileNames: '[name]-[hash].js', sourcemap },
  plugins: [
    !DEV && keepEarlierBuilds('widget', manifest),
    cssText(),
    ...browser('es2020'),
    moveSourceMaps('resume'),
    compress(),
    widgetPage('resume'),
  ],
};

/** Shows visitors what is pushed to them: at an address that never changes. */
const widgetPushWorker = {
  input: 'widget/resume/push-worker.ts',
  output: { file: `${PUBLIC}/resume/push-worker.js`, format: 'iife', sourcemap },
  plugins: [...browser('es2020'), moveSourceMaps('resume-push-worker'), compress()],
};

/** The widget's app: loaded on intent, cut into hashed chunks that never change. */
const widgetApp = {
  input: {
    app: 'widget/app/main.tsx',
    framed: 'widget/framed/inside.ts',
    window: 'widget/window/inside.ts',
    preview: 'widget/preview/main.ts',
  },
  // The engine's chunk shares code with the entry: the entry may export it.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: `${PUBLIC}/widget`,
    format: 'es',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    generatedCode: { preset: 'es2015', symbols: false },
    sourcemap,
    manualChunks: languageChunk,
    intro: ({ moduleIds }) =>
      moduleIds.some((id) => /\/(transport|contract\/client)\//.test(id)) ? natives : '',
  },
  plugins: [
    keepEarlierBuilds('widget', manifest),
    lateParts({ folder: './late/', outside: '../' }),
    cssText(),
    pusherCore(),
    frozenPrototypeSignals(),
    ...browser(AS_THE_LOADER, FOR_THE_APP),
    moveSourceMaps('widget'),
    compress(),
    recordWidget(manifest),
    widgetPage('framed'),
    widgetPage('window'),
    widgetPage('preview'),
  ],
};

/**
 * Tells Chromium to compile every function of the file while it is being fetched, beside the page's thread, instead of
 * one by one when they are called: a third of what the loader costs a page. https://v8.dev/blog/explicit-compile-hints
 */
const FOR_THE_LOADER = {
  preamble: '//# allFunctionsCalledOnLoad',
  compress: { lhs_constants: false, unsafe_arrows: true, unsafe_methods: true },
  // What only the loader's own files say to each other.
  mangle: { properties: { regex: /^(tell|loadApp|destroyed|look)$/ } },
};

/** The loader: the one file a page pays for. It learns the name of the app's entry from the build above. */
const widgetLoader = {
  input: 'widget/embed/main.ts',
  output: { file: `${PUBLIC}/widget.js`, format: 'iife', sourcemap },
  plugins: [
    appEntry(manifest),
    cssText(),
    ...browser(AS_THE_LOADER, FOR_THE_LOADER),
    oneSitePlaceholder(),
    moveSourceMaps('loader'),
    // Otherwise the console's build, which comes last, writes it.
    DEV && writeManifest(manifest),
  ],
};

/** What makes the console an app: its service worker, a manifest and icons, at addresses that never change. */
const pushWorker = {
  input: 'agent-console/push-worker/worker.ts',
  output: { file: `${PUBLIC}/console/push-worker.js`, format: 'iife', sourcemap },
  plugins: [
    copyFiles(
      Object.fromEntries(
        readdirSync('agent-console/app-icons').map((name) => [name, `agent-console/app-icons/${name}`]),
      ),
    ),
    ...browser('es2022'),
    moveSourceMaps('push-worker'),
    compress(),
  ],
};

const agentConsole = {
  input: { console: 'agent-console/main.tsx' },
  output: {
    dir: `${PUBLIC}/console`,
    format: 'es',
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
    manualChunks: firstLoad(),
    sourcemap,
  },
  plugins: [
    keepEarlierBuilds('console/assets', manifest),
    lateParts({ folder: './', outside: '/console/assets/' }),
    cssText(),
    pusherCore({ signIn: true }),
    consolePage({ template: 'agent-console/index.html', style: 'agent-console/style/main.css', manifest }),
    ...browser('es2022'),
    moveSourceMaps('console'),
    compress(),
    writeManifest(manifest),
  ],
};

/** The npm package: plain files as they are, with the API's types beside them. */
const npmPackage = {
  input: { index: 'widget/npm/index.js', react: 'widget/npm/react.js' },
  external: ['react'],
  output: { dir: `${DIST}/npm`, format: 'es', chunkFileNames: '[name].js' },
  plugins: [
    emptyFolder(`${DIST}/npm`),
    copyFiles({
      'package.json': 'widget/npm/package.json',
      'README.md': 'widget/npm/README.md',
      'index.d.ts': 'widget/npm/index.d.ts',
      'react.d.ts': 'widget/npm/react.d.ts',
      'frontdesk.d.ts': 'widget/frontdesk.d.ts',
    }),
  ],
};

/** `@frontdesk/client`: one module for each resource, so that programs bundle only what they use. */
const apiClient = {
  input: `${CLIENT_SOURCE}/index.ts`,
  output: { dir: `${DIST}/client`, format: 'es', preserveModules: true, preserveModulesRoot: CLIENT_SOURCE },
  plugins: [
    emptyFolder(`${DIST}/client`),
    apiClientSource(),
    nodeResolve({ extensions: ['.ts'] }),
    esbuild({ target: 'es2022', tsconfig: false }),
    copyFiles({
      'package.json': 'server/contract/api-client/package.json',
      'README.md': 'server/contract/api-client/README.md',
    }),
    clientTypes(`${DIST}/client`),
  ],
};

/** The pages of the API's documentation, which load one large script of a package. */
const documentation = {
  input: { reference: 'server/documentation/reference.js', 'copy-code': 'server/documentation/copy-code.js' },
  output: { dir: `${PUBLIC}/docs`, format: 'es', entryFileNames: 'assets/[name]-[hash].js' },
  plugins: [emptyFolder(`${PUBLIC}/docs`), documentationPages(), compress({ quality: 9 })],
};

/** The demo's page that uses the package as a site would; React is the demo's alone. */
const demoReact = {
  input: 'demo/react/main.js',
  output: { file: `${DIST}/demo/react.js`, format: 'es' },
  plugins: [ownPackage(), ...browser('es2020')],
};

/** Two lists that need nothing of each other, so that they build in parallel. In each, later bundles need earlier ones. */
const PARTS = {
  browsers: {
    widgetApp,
    widgetProactive,
    widgetFrame,
    widgetResume,
    widgetPushWorker,
    widgetLoader,
    pushWorker,
    agentConsole,
  },
  rest: { server, npmPackage, apiClient, documentation, demoReact },
};

/** Every bundle by its name: `npm run dev` builds those that it names (`.build/dev-parts.mjs`). */
export const BUNDLES = Object.fromEntries(
  Object.entries({ ...PARTS.browsers, ...PARTS.rest }).map(([name, bundle]) => [
    name,
    { ...bundle, onwarn: ignoreCirclesOfPackages },
  ]),
);

/** All of it, or the part that `BUILD_PART` names. */
export default Object.keys(PARTS[process.env['BUILD_PART']] ?? BUNDLES).map((name) => BUNDLES[name]);

/** The circles among a package's own modules are its own business; any other warning is ours. */
function ignoreCirclesOfPackages(warning, warn) {
  if (warning.code !== 'CIRCULAR_DEPENDENCY' || !warning.message.includes('node_modules/')) warn(warning);
}
