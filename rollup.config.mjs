import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { build as bundleCss, transform } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';

const DIST = 'dist';
const PUBLIC = `${DIST}/public`;
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;
/** Of each, the widget's and the console's; some twenty builds. The ones followed first go first. */
const MAX_EARLIER_BYTES = 24 * 1_024 * 1_024;
/** What pusher-js' own build fills in; the addresses of its servers' scripts are never used. */
const PUSHER_BUILD = {
  VERSION: '"8.6.0"',
  CDN_HTTP: '""',
  CDN_HTTPS: '""',
  DEPENDENCY_SUFFIX: '""',
  global: 'globalThis',
};
/** Modules of pusher-js that the widget's build leaves out. */
const UNUSED = /^@stablelib\/|\/(encrypted_channel|timeline_sender|user)$/;
const pkg = JSON.parse(await readFile('package.json', 'utf8'));

/**
 * What the server needs from npm stays in node_modules, but for these two: they are hundreds of small files of plain
 * JavaScript, of which we use a part, and reading them took a third of the time that a start takes.
 */
const BUNDLED = ['typebox', 'kysely'];
const server = {
  onwarn: ignoreCirclesOfPackages,
  input: {
    main: 'server/main.ts',
    relay: 'server/relay/main.ts',
    pictures: 'server/attachments/picture-process.ts',
  },
  external: [
    ...builtinModules,
    /^node:/,
    ...Object.keys(pkg.dependencies)
      .filter((name) => !BUNDLED.includes(name))
      .flatMap((name) => [name, new RegExp(`^${name}/`)]),
  ],
  output: { dir: `${DIST}/server`, format: 'es', sourcemap: true, chunkFileNames: '[name]-[hash].js' },
  plugins: [emptied(`${DIST}/server`), nodeResolve(), esbuild({ target: 'node20' })],
};

const natives = await readFile('widget/transport/natives.js', 'utf8');

/** The widget's app: loaded on intent, cut into hashed chunks that never change. */
let widgetEntry = '';
/** What this build has, for the server and for `.ci/size.mjs`. */
const built = { files: [], app: '', engine: '', proactive: '', console: '', consoleStyle: '' };
const widgetApp = {
  onwarn: ignoreCirclesOfPackages,
  input: {
    app: 'widget/app/main.tsx',
    preview: 'widget/preview/main.ts',
    proactive: 'widget/proactive/main.ts',
  },
  // The engine's chunk shares code with the entry: the entry may export it.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: `${PUBLIC}/widget`,
    format: 'es',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: 'hidden',
    intro: ({ moduleIds }) => (moduleIds.some((id) => /\/(transport|sync)\//.test(id)) ? natives : ''),
  },
  plugins: [
    keptForOpenPages('widget', built),
    askedAgain(),
    cssText(),
    slimPusher(),
    frozenPages(),
    ...browser('es2020'),
    sourceMapsAside('widget'),
    compressed(),
    {
      name: 'remember-entry',
      generateBundle(_options, bundle) {
        const entries = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
        widgetEntry = entries.find((file) => file.name === 'app').fileName;
        built.app = `widget/${widgetEntry}`;
        built.proactive = entries.find((file) => file.name === 'proactive').fileName;
        const engine = Object.values(bundle).find((file) => file.name === 'engine');
        built.engine = `widget/${engine.fileName}`;
        // The page of the console's preview, with the hashed name of its script.
        const preview = entries.find((file) => file.name === 'preview').fileName;
        const source = readFileSync('widget/preview/preview.html', 'utf8').replace(
          '%SCRIPT%',
          `/widget/${preview}`,
        );
        this.emitFile({ type: 'asset', fileName: 'preview.html', source });
      },
    },
  ],
};

/**
 * Tells Chromium to compile every function of the file while it is being fetched, beside the page's thread, instead of
 * one by one when they are called: a third of what the loader costs a page. https://v8.dev/blog/explicit-compile-hints
 */
const FOR_THE_LOADER = {
  preamble: '//# allFunctionsCalledOnLoad',
  compress: { reduce_funcs: true, unsafe_arrows: true, unsafe_methods: true },
  // What only the loader's own files say to each other.
  mangle: { properties: { regex: /^(tell|loadApp|destroyed|intent)$/ } },
};

/** The loader: the one file a page pays for. It learns the name of the app's entry from the build above. */
const widgetLoader = {
  input: 'widget/embed/main.ts',
  output: { file: `${PUBLIC}/widget.js`, format: 'iife', sourcemap: 'hidden' },
  plugins: [
    {
      name: 'app-entry',
      resolveId: (id) => (id === 'frontdesk:app-entry' ? id : null),
      load: (id) =>
        id === 'frontdesk:app-entry' ? `export const APP_ENTRY = ${JSON.stringify(widgetEntry)};` : null,
    },
    cssText(),
    ...browser('es2020', FOR_THE_LOADER),
    onePlaceForTheSite(),
    sourceMapsAside('loader'),
  ],
};

const agentConsole = {
  input: { console: 'agent-console/main.tsx' },
  output: {
    dir: `${PUBLIC}/console`,
    format: 'es',
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
    sourcemap: 'hidden',
  },
  plugins: [
    keptForOpenPages('console/assets', built),
    askedAgain(),
    page({ template: 'agent-console/index.html', style: 'agent-console/style/main.css' }),
    ...browser('es2022'),
    sourceMapsAside('console'),
    compressed(),
    {
      name: 'build-file',
      writeBundle: () => writeFile(join(PUBLIC, 'build.json'), JSON.stringify(built)),
    },
  ],
};

/** The npm package: plain files as they are, with the API's types beside them. */
const npmPackage = {
  input: { index: 'widget/npm/index.js', react: 'widget/npm/react.js' },
  external: ['react'],
  output: { dir: `${DIST}/npm`, format: 'es', chunkFileNames: '[name].js' },
  plugins: [
    emptied(`${DIST}/npm`),
    {
      name: 'package-files',
      async generateBundle() {
        const files = ['package.json', 'README.md', 'index.d.ts', 'react.d.ts'].map((name) => [
          name,
          `widget/npm/${name}`,
        ]);
        for (const [fileName, path] of [...files, ['frontdesk.d.ts', 'widget/frontdesk.d.ts']])
          this.emitFile({ type: 'asset', fileName, source: await readFile(path) });
      },
    },
  ],
};

/** The demo's page that uses the package as a site would; React is the demo's alone. */
const demoReact = {
  input: 'demo/react/main.js',
  output: { file: `${DIST}/demo/react.js`, format: 'es' },
  plugins: [
    {
      name: 'own-package',
      resolveId: (id) => (id === 'frontdesk-widget/react' ? resolve(DIST, 'npm/react.js') : null),
    },
    ...browser('es2020'),
  ],
};

export default [server, widgetApp, widgetLoader, agentConsole, npmPackage, demoReact];

/** The circles among a package's own modules are its own business; any other warning is ours. */
function ignoreCirclesOfPackages(warning, warn) {
  if (warning.code !== 'CIRCULAR_DEPENDENCY' || !warning.message.includes('node_modules/')) warn(warning);
}

function browser(target, { preamble, compress, mangle } = {}) {
  return [
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
    nodeResolve({ browser: true }),
    commonjs(),
    esbuild({
      target,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      tsconfig: false,
      define: PUSHER_BUILD,
      exclude: /node_modules\/(?!pusher-js\/src)/,
    }),
    terser({
      module: true,
      // Functions that are used once stay where they are: put into others, they compress worse.
      compress: { passes: 2, ecma: 2020, reduce_funcs: false, ...compress },
      ...(mangle === undefined ? {} : { mangle }),
      format: { comments: false, preamble },
    }),
  ];
}

/** `import sheet from './x.css'` gives the minified text, for a constructable style sheet. */
function cssText() {
  return {
    name: 'css-text',
    async transform(code, id) {
      if (!id.endsWith('.css')) return null;
      const { code: minified } = await transform(code, { loader: 'css', minify: true, target: 'safari15' });
      // esbuild keeps the blank before a fallback.
      const css = minified.trim().replaceAll(/(var\([\w-]+), /g, '$1,');
      return { code: `export default ${JSON.stringify(css)};`, map: { mappings: '' } };
    },
  };
}

/**
 * `frontdesk:pusher`: pusher-js' core from its sources, with our own platform under it and without what the widget never
 * uses: encrypted channels, statistics, signing in as a user.
 */
function slimPusher() {
  const source = resolve('node_modules/pusher-js/src');
  return {
    name: 'slim-pusher',
    resolveId(id, importer) {
      if (id === 'frontdesk:pusher') return join(source, 'core/pusher.ts');
      if (UNUSED.test(id)) return '\0unused';
      if (id.startsWith('.') && importer?.startsWith(source))
        return firstThatIs(resolve(dirname(importer), id));
      if (id === 'runtime') return resolve('widget/transport/pusher-runtime.js');
      if (id.startsWith('core/')) return firstThatIs(join(source, id));
      if (id.startsWith('web/')) return firstThatIs(join(source, 'runtimes', id));
      return null;
    },
    load(id) {
      return id === '\0unused' ? 'export default class {} export function decode() {}' : null;
    },
  };
}

function firstThatIs(path) {
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file)) ?? null;
}

/**
 * On pages that freeze `Object.prototype`, an assignment to a method of the same name on another prototype throws. Signals
 * make two such, which the widget never calls: they get other names.
 */
function frozenPages() {
  return {
    name: 'frozen-pages',
    transform(code, id) {
      if (!id.includes('/@preact/signals-core/')) return null;
      const renamed = code.replace(/\.prototype\.(valueOf|toString)\s*=/g, '.prototype.$$$1=');
      if (renamed === code)
        throw new Error('Signals assign no valueOf or toString any more: drop this plugin.');
      return { code: renamed, map: null };
    },
  };
}

/** Writes index.html with the hashed names of the entry and of the style sheet. */
function page({ template, style }) {
  return {
    name: 'page',
    async generateBundle(_options, bundle) {
      const bundled = await bundleCss({
        entryPoints: [style],
        bundle: true,
        minify: true,
        write: false,
        target: 'safari15',
      });
      const css = bundled.outputFiles[0].contents;
      const cssName = `assets/console-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
      const html = (await readFile(template, 'utf8'))
        .replace('%SCRIPT%', `/console/${entry.fileName}`)
        .replace('%STYLE%', `/console/${cssName}`);
      built.console = `console/${entry.fileName}`;
      built.consoleStyle = `console/${cssName}`;
      this.emitFile({ type: 'asset', fileName: cssName, source: css });
      this.emitFile({ type: 'asset', fileName: 'index.html', source: html });
    },
  };
}

/** Source maps are for us: beside the public folder, never in it. */
function sourceMapsAside(room) {
  return {
    name: 'source-maps-aside',
    async writeBundle(options, bundle) {
      const aside = join(DIST, 'source-maps', room);
      await rm(aside, { recursive: true, force: true });
      await mkdir(aside, { recursive: true });
      const folder = options.dir ?? dirname(options.file);
      for (const name of Object.keys(bundle).filter((file) => file.endsWith('.map'))) {
        await rename(join(folder, name), join(aside, basename(name)));
      }
    },
  };
}

/** A .br and a .gz beside every text file, so that the server sends them as they are. */
function compressed() {
  return {
    name: 'compressed',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? dirname(options.file);
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|html)$/.test(file))) {
        const content = await readFile(join(folder, name));
        await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
        await writeFile(join(folder, `${name}.br`), brotliCompressSync(content));
      }
    },
  };
}

/** The server puts a site's settings there, as text. */
function onePlaceForTheSite() {
  return {
    name: 'one-place-for-the-site',
    renderChunk(code) {
      if (code.split('FRONTDESK_SITE').length !== 2)
        throw new Error('FRONTDESK_SITE has to stand in the loader exactly once.');
    },
  };
}

/** A part that could not be had is asked for again, once, at an address that the browser has not given up on. */
function askedAgain() {
  return {
    name: 'asked-again',
    intro: ({ dynamicImports }) =>
      dynamicImports.length > 0 ? 'const askAgain=load=>load("").catch(()=>load("?"+Date.now()));' : '',
    // Where a language cannot be had, English stands in.
    renderDynamicImport: ({ targetModuleId }) =>
      /\/locales\//.test(targetModuleId) ? null : { left: 'askAgain(again=>import(', right: '+again))' },
  };
}

/**
 * Files of earlier builds stay for 30 days after the build that came next: pages that are open load their parts from
 * them. When each was followed is written down beside them, because a build may be in use for long.
 */
function keptForOpenPages(place, built) {
  const folder = join(PUBLIC, place);
  const record = join(DIST, `earlier-${place.replace('/', '-')}.json`);
  return {
    name: 'kept-for-open-pages',
    async writeBundle(_options, bundle) {
      const current = Object.keys(bundle)
        .map((name) => basename(name))
        .filter((name) => /-[\w-]{8}\.(js|css)$/.test(name));
      built.files.push(...current.map((name) => `${place}/${name}`));
      const before = existsSync(record) ? JSON.parse(await readFile(record, 'utf8')) : {};
      const [now, earlier] = [Date.now(), {}];
      const there = (await readdir(folder)).filter((name) => /-[\w-]{8}\.(js|css)$/.test(name));
      let bytes = 0;
      const followed = there
        .filter((name) => !current.includes(name))
        .map((name) => ({ name, at: before[name] ?? now }))
        .sort((one, other) => other.at - one.at);
      for (const { name, at } of followed) {
        bytes += (await stat(join(folder, name))).size;
        if (now - at > KEPT_MS || bytes > MAX_EARLIER_BYTES)
          for (const suffix of ['', '.br', '.gz']) await rm(join(folder, name + suffix), { force: true });
        else earlier[name] = at;
      }
      await writeFile(record, JSON.stringify(earlier));
    },
  };
}

function emptied(folder) {
  return { name: 'emptied', renderStart: () => rm(folder, { recursive: true, force: true }) };
}
