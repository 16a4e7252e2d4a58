// Makes a fresh clone ready with nothing but Node: installs what the lock file says, and builds, when either is stale.
// Usage: node .ci/install.mjs [--build]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIN_NODE = [20, 19];
const STAMPS = '.cache/stamps';
/** What the bundles are made of. The rest of the demo is served as it is. */
const SOURCES = [
  'server',
  'widget',
  'agent-console',
  'demo/react',
  'rollup.config.mjs',
  '.build',
  'package-lock.json',
];
/** The documents that are built: READMEs of npm packages, and the guides (`.build/documentation.mjs`). */
const BUILT_DOCUMENTS = [
  join('widget', 'npm', 'README.md'),
  join('server', 'contract', 'api-client', 'README.md'),
  join('server', 'operating', 'npm', 'README.md'),
  join('server', 'webhooks', 'receive-webhooks.md'),
  join('server', 'documentation', 'first-bot.md'),
  join('server', 'documentation', 'keep-a-copy.md'),
];

process.chdir(new URL('..', import.meta.url).pathname);
requireNode();
mkdirSync(STAMPS, { recursive: true });

await unlessDone(
  'installed',
  hashOf(['package-lock.json']) + process.version,
  existsSync('node_modules/.package-lock.json'),
  () => {
    say('Installing (once; a minute or two, longer where better-sqlite3 has to be compiled) …');
    run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  },
);
if (process.argv.includes('--build')) {
  await unlessDone(
    'built',
    hashOf(SOURCES, (path) => !path.endsWith('.md') || BUILT_DOCUMENTS.includes(path)),
    existsSync('dist/server/main.js') && existsSync('dist/public/widget.js'),
    async () => {
      say('Building …');
      await build();
    },
  );
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  console.error(
    `Frontdesk needs Node ${MIN_NODE.join('.')} or newer; this is ${process.version}. Get one from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Does the work unless its stamp says that it was done for exactly this state. */
async function unlessDone(name, state, there, work) {
  const stamp = join(STAMPS, name);
  if (there && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  await work();
  writeFileSync(stamp, state);
}

function hashOf(paths, counts = () => true) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (counts(path)) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) giveUp(command, args, error);
}

/** Builds both lists in `rollup.config.mjs` at once. Where one fails the other is ended, so that nothing is written afterwards. */
async function build() {
  const args = ['node_modules/rollup/dist/bin/rollup', '--config', '--silent'];
  const builds = ['browsers', 'rest'].map((part) =>
    spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, BUILD_PART: part } }),
  );
  let failed = false;
  await Promise.all(
    builds.map(async (one) => {
      const [status] = await once(one, 'exit');
      if (status === 0) return;
      failed = true;
      for (const other of builds) other.kill();
    }),
  );
  if (failed) giveUp(process.execPath, args);
}

function giveUp(command, args, error) {
  console.error(
    `\n\`${command} ${args.join(' ')}\` failed${error ? `: ${error.message}` : ''}. What it printed above says why.`,
  );
  process.exit(1);
}

function say(line) {
  console.log(line);
}
