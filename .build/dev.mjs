// `npm run dev`: the demo, built anew with every edit of the server, the widget or the console. Reload the page to see it.
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { listening, runDemo } from '../demo/run.mjs';
import { DEV_PARTS } from './dev-parts.mjs';
import { quickServer } from './quick-server.mjs';
import { watchFolders } from './watch-folders.mjs';

process.env['FRONTDESK_BUILD'] = 'dev';
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { BUNDLES, FROM_NPM } = await import('../rollup.config.mjs');
const server = await quickServer(BUNDLES.server, FROM_NPM);

/** Rollup builds all but the server. */
const PARTS = DEV_PARTS.map(({ name, bundles, folders }) => ({
  name,
  build: name === 'server' ? server.build : () => bundle(bundles.map((one) => BUNDLES[one])),
  folders,
}));
const SOURCE = /\.(ts|tsx|js|mjs|css|html|json)$/;
/** An editor that saves a file touches it several times. */
const SETTLED_MS = 40;
const MAIN = fileURLToPath(new URL('../.cache/dev/server/main.js', import.meta.url));

/** What rollup remembers of each bundle from one build to the next. */
const caches = new Map();
/** @type {Set<(typeof PARTS)[number]>} */
const stale = new Set(PARTS);
/** @type {import('node:child_process').ChildProcess | null} */
let running = null;
/** @type {Promise<void> | null} */
let working = null;
let stopping = false;
/** How many edits were noticed. */
let edits = 0;

const demo = await runDemo(MAIN).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => void stop());
const stopWatching = watchFolders(['server', 'widget', 'agent-console'], (path) => {
  if (!SOURCE.test(path)) return;
  for (const part of PARTS)
    if (part.folders.some((folder) => path.startsWith(join(folder, '/')))) stale.add(part);
  edits += 1;
  setTimeout(work, SETTLED_MS);
});
console.log(`\nDemo shop       ${demo.shopUrl}/`);
work();

/** Builds what is stale and starts the server on it, one after the other, until nothing is stale. */
function work() {
  working ??= workThrough().finally(() => {
    working = null;
  });
}

async function workThrough() {
  while (stale.size > 0 && !stopping) {
    const parts = [...stale];
    stale.clear();
    const began = performance.now();
    const seen = edits;
    try {
      for (const part of parts) await part.build();
    } catch (error) {
      // It is built again with the next edit; what runs, runs on.
      for (const part of parts) stale.add(part);
      say(error);
      if (edits === seen) return;
      continue;
    }
    const first = running === null;
    await restart(first);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(
      first
        ? '\nEdit a file, then reload the page. Stop with Ctrl+C. What you write is kept in .data.\n'
        : `${new Date().toLocaleTimeString()}  ${parts.map(({ name }) => name).join(', ')}: new after ${seconds} s`,
    );
  }
}

/** @param {import('rollup').RollupOptions[]} configs built one after the other */
async function bundle(configs) {
  for (const config of configs) {
    // To find what nobody uses takes a third of the time, and bytes do not matter here.
    const built = await rollup({ ...config, treeshake: false, cache: caches.get(config) });
    caches.set(config, built.cache);
    try {
      await built.write(/** @type {import('rollup').OutputOptions} */ (config.output));
    } finally {
      await built.close();
    }
  }
}

/** @param {boolean} aloud whether the addresses are printed */
async function restart(aloud) {
  // Nothing that was acknowledged is lost, and nobody waits for it to say goodbye.
  await end('SIGKILL');
  if (stopping) return;
  running = demo.start('--enable-source-maps');
  const listens = await listening(running, (text) => void (aloud && process.stdout.write(text)));
  if (!listens && !stopping) console.error('The server has ended. It is started again with the next edit.');
}

/** @param {NodeJS.Signals} signal */
async function end(signal) {
  if (running === null || running.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, 'exit');
  running.kill(signal);
  await ended;
}

/** @param {unknown} error Rollup's or esbuild's: both name the place */
function say(error) {
  const { message, frame, id, loc } = /** @type {import('rollup').RollupError} */ (error);
  const place = loc === undefined ? (id ?? '') : `${loc.file ?? id}:${loc.line}:${loc.column}`;
  console.error([`\n${message}`, place, frame ?? '', ''].join('\n'));
}

async function stop() {
  if (stopping) return;
  stopping = true;
  stopWatching();
  await end('SIGTERM');
  await working;
  await server.close();
  await demo.close();
  process.exit(0);
}
