/**
 * Runs the core of the tests on the newer lines of Node: `npm run test:nodes`, or `npm run test:nodes -- 24`.
 *
 * better-sqlite3 has to be compiled for each of them (a minute or two, once for each version), so each gets a copy of
 * the checkout in `.cache/nodes`, whose files are links to the files here.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../support/patched-source.ts';
import { installOnDemand } from '../support/run/install-on-demand.ts';

/** What depends on Node itself: the server on both databases, the relay, and the rules that browsers share. */
const CORE = ['test/server', 'test/relay', 'test/contract'];
const LINES = ['22', '24'];
/** What is neither source nor needed in the copy. */
const LEFT_OUT = new Set(['.git', '.cache', '.data', 'node_modules']);
const ADDON = 'node_modules/better-sqlite3';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Skipped: the other versions of Node come from npm for Linux on x64 only.');
} else {
  const asked = process.argv.slice(2);
  const unknown = asked.find((one) => !LINES.includes(one));
  if (unknown !== undefined)
    throw new Error(`There is no line "${unknown}" here. Choose from ${LINES.join(', ')}.`);
  for (const line of asked.length > 0 ? asked : LINES) runOn(line);
}

function runOn(line: string): void {
  const home = join(installOnDemand('nodes', `node-${line}`), 'node_modules', `node-${line}`);
  const node = join(home, 'bin/node');
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  console.log(`\nNode ${version}: ${CORE.join(', ')}`);
  const copy = join(ROOT, '.cache/nodes', line);
  copyCheckout(copy);
  compileAddon(copy, home, version);
  run(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...CORE],
    copy,
    home,
  );
}

/** The source is copied anew each time; the packages are linked once, since the lock file seldom changes. */
function copyCheckout(copy: string): void {
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync(copy))
    if (name !== 'node_modules') rmSync(join(copy, name), { recursive: true });
  for (const name of readdirSync(ROOT)) {
    if (LEFT_OUT.has(name)) continue;
    cpSync(join(ROOT, name), join(copy, name), {
      recursive: true,
      filter: (path) => !path.endsWith('/node_modules'),
    });
  }
  for (const name of ['postgres', 'browser', 's3']) {
    const packages = join(ROOT, 'test', name, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(copy, 'test', name, 'node_modules'));
  }
  const [here, there] = [ROOT, copy].map((folder) => join(folder, 'node_modules/.package-lock.json'));
  if (existsSync(`${there}`) && readFileSync(`${here}`, 'utf8') === readFileSync(`${there}`, 'utf8')) return;
  rmSync(join(copy, 'node_modules'), { recursive: true, force: true });
  linkTree(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) cpSync(source, target, { verbatimSymlinks: true });
    else linkSync(source, target);
  }
}

/** Compiles better-sqlite3 for this version, unless the copy has it already. */
function compileAddon(copy: string, home: string, version: string): void {
  const addon = join(copy, ADDON);
  const works = spawnSync(
    join(home, 'bin/node'),
    ['-e', "new (require('better-sqlite3'))(':memory:').close()"],
    { cwd: copy, stdio: 'ignore' },
  );
  if (works.status === 0) return;
  console.log(`Compiling better-sqlite3 for Node ${version} …`);
  // The folder is removed first: its files are links, and the original must stay as it is.
  rmSync(join(addon, 'build'), { recursive: true, force: true });
  const npm = spawnSync('npm', ['root', '--global'], { encoding: 'utf8' }).stdout.trim();
  const gyp = join(npm, 'npm/node_modules/node-gyp/bin/node-gyp.js');
  run(join(home, 'bin/node'), [gyp, 'rebuild', '--release', '--silent'], addon, home);
}

function run(command: string, args: readonly string[], cwd: string, home: string): void {
  const env = {
    ...process.env,
    PATH: [join(home, 'bin'), process.env['PATH']].join(delimiter),
    // Where node-gyp finds the headers, over what npm was told on this machine.
    npm_config_nodedir: home,
  };
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', env });
  if (status === 0) return;
  console.error(
    `\`${[command, ...args].join(' ')}\` failed${error === undefined ? '' : `: ${error.message}`}.`,
  );
  process.exit(1);
}
