import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NOT_HERE = /^test\/(cluster|faults\/long)\/|\/node_modules\//;
const TEST_FILE = /\.test\.tsx?$/;

/** `// @slow 90 s of a core: what it finds` at its top: run by `npm run test:slow`. */
const SLOW = /^\/\/ @slow /m;
/** Suites that `npm test` runs in full on SQLite alone (`on-every-database.ts`); the slow run does the rest. */
const ONCE = /\bitOnce\(|\bonEveryDatabase\([^()]*\bonce: true\b/;
/** A page of its own for each file: `// @vitest-environment happy-dom` at its top. */
const PAGE = /^\/\/ @vitest-environment happy-dom/;
/** What stays changed in a process: modules put in the place of others, its environment. */
const CHANGES_PROCESS = /vi\.(do)?mock\(|process\.env\[[^\]]+\] =/;

/** Slow suites that are tried in one process, as quick ones are. */
const SLOW_SHARED =
  /^test\/(attacks\/matrix-|journeys\/(widget\/|mail-link|console\/notifications)|server\/(avatars|bridges|cli|presence|privacy|search)\/)/;

/**
 * Files of tests by what they need, with paths from the top level; every file is in one of them, and in `rest` as well
 * where something is left to do on Postgres.
 */
export type TestFiles = Record<'slow' | 'slowShared' | 'rest' | 'pages' | 'isolated' | 'shared', string[]>;

/** Reads the tests' own text, so that a file that begins to change its process runs alone without being listed. */
export function testFiles(): TestFiles {
  const files: TestFiles = { slow: [], slowShared: [], rest: [], pages: [], isolated: [], shared: [] };
  for (const entry of readdirSync(join(ROOT, 'test'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(ROOT.length);
    if (!entry.isFile() || !TEST_FILE.test(path) || NOT_HERE.test(path)) continue;
    const text = readFileSync(ROOT + path, 'utf8');
    if (ONCE.test(text)) files.rest.push(path);
    const ofItsOwn = PAGE.test(text) || CHANGES_PROCESS.test(text);
    if (SLOW.test(text)) files[SLOW_SHARED.test(path) && !ofItsOwn ? 'slowShared' : 'slow'].push(path);
    else if (PAGE.test(text)) files.pages.push(path);
    else if (CHANGES_PROCESS.test(text)) files.isolated.push(path);
    else files.shared.push(path);
  }
  return files;
}
