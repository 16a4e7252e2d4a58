// What a page pays for the widget, and an agent for the console, against the budget. Run after a build.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const PUBLIC = new URL('../dist/public', import.meta.url).pathname;
/** What the server puts in for a site with a colour of its own. */
const SITE = '{"site":"fN3xQz0aLk2P","color":"#1d4ed8#fff"}';

if (!existsSync(join(PUBLIC, 'build.json'))) fail('Nothing is built. Run `npm run build` first.');
const built = JSON.parse(readFileSync(join(PUBLIC, 'build.json'), 'utf8'));
const loader = () => [readFileSync(join(PUBLIC, 'widget.js'), 'utf8').replace('FRONTDESK_SITE', SITE)];
const PACKINGS = { gzip: (code) => gzipSync(code, { level: 9 }), brotli: (code) => brotliCompressSync(code) };
const BUDGETS = [
  // Every page view: as browsers get it over https, and as the others do.
  { what: 'loader', contents: loader, limit: 2_600, packing: 'brotli' },
  { what: 'loader', contents: loader, limit: 2_960 },
  { what: 'widget app with one language', contents: () => withImports(built.app), limit: 36_000 },
  {
    what: 'the same, once connected',
    contents: () => [...withImports(built.app), read(built.engine)],
    limit: 48_200,
  },
  { what: 'a frame’s part on its page', contents: () => withImports(`widget/${built.frame}`), limit: 4_200 },
  {
    what: 'console, first load',
    contents: () => [...withImports(built.console), read(built.consoleStyle)],
    limit: 100_000,
  },
];

let over = 0;
for (const { what, contents, limit, packing = 'gzip' } of BUDGETS) {
  const bytes = contents().reduce((sum, code) => sum + PACKINGS[packing](code).length, 0);
  const fits = bytes <= limit;
  if (!fits) over += 1;
  console.log(
    `${fits ? 'ok  ' : 'OVER'}  ${what.padEnd(32)} ${String(bytes).padStart(7)} of ${limit} bytes ${packing}`,
  );
}
if (over > 0) process.exit(1);

function read(name) {
  return readFileSync(join(PUBLIC, name), 'utf8');
}

/** The file and everything it imports at once; what is imported later does not count. */
function withImports(name, seen = new Set()) {
  if (seen.has(name)) return [];
  seen.add(name);
  const code = read(name);
  const imported = [...code.matchAll(/(?:^|[;}])import(?:[^"'()]*?from)?\s*["'](\.[^"']+)["']/g)].map(
    (match) => join(dirname(name), match[1]),
  );
  return [code, ...imported.flatMap((one) => withImports(one, seen))];
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
