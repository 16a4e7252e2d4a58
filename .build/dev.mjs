// `npm run dev`: the demo, built anew with every edit of the server, the widget or the console. Reload the page to see it.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runDemo } from '../demo/run.mjs';
import { devBundles } from './dev-bundles.mjs';
import { buildOrder, DEV_PARTS, staleBundles } from './dev-parts.mjs';
import { devServers } from './dev-servers.mjs';
import { watchFolders } from './watch-folders.mjs';

process.env['FRONTDESK_BUILD'] = 'dev';
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { BUNDLES, FROM_NPM } = await import('../rollup.config.mjs');
const { PUBLIC } = await import('./folders.mjs');
const bundles = devBundles(BUNDLES, {
  server: {
    platform: 'node',
    target: 'node20',
    // The sources are there to be read.
    ...{ sourcemap: true, sourcesContent: false },
    define: {},
    external: FROM_NPM.flatMap((name) => [name, `${name}/*`]),
  },
});

const ALL = DEV_PARTS.flatMap(({ bundles }) => bundles);
const SOURCE = /\.(ts|tsx|js|mjs|css|html|json)$/;
/** An editor that saves a file touches it several times. */
const SETTLED_MS = 40;
const MAIN = '.cache/dev/server/main.js';
const READY_TO_RUN = fileURLToPath(new URL('./dev-server.mjs', import.meta.url));

const stale = new Set(ALL);
/** @type {Promise<void> | null} */
let working = null;
let stopping = false;
/** The addresses have been printed. */
let isOpen = false;
/** How many edits were noticed. */
let edits = 0;

const demo = await runDemo(READY_TO_RUN, { messages: true }).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
const servers = devServers(() => demo.start('--enable-source-maps'), resolve(MAIN));
// A terminal that is closed ends it, too.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => void stop());
const stopWatching = watchFolders(['server', 'widget', 'agent-console'], (path) => {
  if (!SOURCE.test(path)) return;
  for (const name of staleBundles(path, bundles.madeOf)) stale.add(name);
  edits += 1;
  setTimeout(work, SETTLED_MS);
});
console.log(`\nDemo shop       ${demo.shopUrl}/`);
// What was built before today.
await rm(PUBLIC, { recursive: true, force: true });
servers.prepare();
work();

/** Builds what is stale and starts the server on it, one after the other, until nothing is stale. */
function work() {
  working ??= workThrough().finally(() => {
    working = null;
  });
}

async function workThrough() {
  while (stale.size > 0 && !stopping) {
    const names = [...stale];
    stale.clear();
    const began = performance.now();
    const seen = edits;
    try {
      await build(names);
    } catch (error) {
      // It is built again with the next edit; what runs, runs on.
      for (const name of names) stale.add(name);
      say(error);
      if (edits === seen) return;
      continue;
    }
    const first = !isOpen;
    if (!(await restart())) continue;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(
      first
        ? '\nEdit a file, then reload the page. Stop with Ctrl+C. What you write is kept in .data.\n'
        : `${new Date().toLocaleTimeString()}  ${partsOf(names).join(', ')}: new after ${seconds} s`,
    );
  }
}

/**
 * All at once, but for what needs the names that the others have been given.
 * @param {readonly string[]} names
 */
async function build(names) {
  for (const group of buildOrder(names)) {
    const outcomes = await Promise.allSettled(group.map(buildOne));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}

/** @param {string} name */
async function buildOne(name) {
  await bundles.build(name);
  // Half of the server's start, while pages are still being built.
  if (name === 'server') servers.load(bundles.importsOf(name, MAIN).map((path) => resolve(path)));
}

/** @param {readonly string[]} names */
function partsOf(names) {
  return DEV_PARTS.filter(({ bundles }) => bundles.some((one) => names.includes(one))).map(
    ({ name }) => name,
  );
}

/** @returns {Promise<boolean>} false when the server has ended instead of listening */
async function restart() {
  const listens = await servers.restart((text) => void (isOpen || process.stdout.write(text)));
  isOpen ||= listens;
  if (!listens && !stopping) console.error('The server has ended. It is started again with the next edit.');
  return listens;
}

/** @param {unknown} error esbuild's, which names the place */
function say(error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
}

async function stop() {
  if (stopping) return;
  stopping = true;
  stopWatching();
  await servers.stop();
  await working;
  await bundles.close();
  await demo.close();
  process.exit(0);
}
