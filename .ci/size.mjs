// What a page pays for the widget, and an agent for the console, against the budget. Run after a build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PUBLIC = new URL('../dist/public', import.meta.url).pathname;
const BUDGETS = [
  { what: 'loader (every page view)', files: () => [join(PUBLIC, 'widget.js')], limit: 3_000 },
  {
    what: 'widget app with one language',
    files: () => withImports(entryOf('widget', /^app-/)),
    limit: 40_000,
  },
  {
    what: 'the same, once connected',
    files: () => [...withImports(entryOf('widget', /^app-/)), entryOf('widget', /^engine-/)],
    limit: 50_000,
  },
  {
    what: 'console, first load',
    files: () => [
      ...withImports(entryOf('console/assets', /^console-.*\.js$/)),
      entryOf('console/assets', /^console-.*\.css$/),
    ],
    limit: 120_000,
  },
];

if (!existsSync(PUBLIC)) fail('Nothing is built. Run `npm run build` first.');
let over = 0;
for (const { what, files, limit } of BUDGETS) {
  const bytes = files().reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const fits = bytes <= limit;
  if (!fits) over += 1;
  console.log(
    `${fits ? 'ok  ' : 'OVER'}  ${what.padEnd(32)} ${String(bytes).padStart(7)} of ${limit} bytes gzip`,
  );
}
if (over > 0) process.exit(1);

function entryOf(folder, pattern) {
  const name = readdirSync(join(PUBLIC, folder)).find(
    (file) => pattern.test(file) && /\.(js|css)$/.test(file),
  );
  return name === undefined
    ? fail(`There is no built file like ${pattern} in ${folder}.`)
    : join(PUBLIC, folder, name);
}

/** The file and everything it imports at once; what is imported later does not count. */
function withImports(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const imported = [...code.matchAll(/(?:^|[;}])import(?:[^"'()]*?from)?\s*["'](\.[^"']+)["']/g)].map(
    (match) => join(dirname(file), match[1]),
  );
  return [file, ...imported.flatMap((one) => withImports(one, seen))];
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
