import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const VARIANT = join(ROOT, '.cache/variant');
const SOURCES = [
  '.build',
  'agent-console',
  'demo',
  'server',
  'widget',
  'rollup.config.mjs',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
/** One in every part that is loaded by itself, so that each gets another name. */
const CHANGED = [
  'widget/app/main.tsx',
  'widget/extras/store.ts',
  'widget/views/composer/EmojiPicker.tsx',
  'widget/transport/engine.ts',
  'agent-console/main.tsx',
  'agent-console/views/settings/Profile.tsx',
  'agent-console/views/settings/Keys.tsx',
];

/**
 * Builds the product once more, from sources that differ, as the version that a deployment brings.
 * @returns its public folder, beside which `server/main.js` stands
 */
export async function variantBuild(): Promise<string> {
  const publicDir = join(VARIANT, 'dist/public');
  const state = await hashOf(SOURCES.map((name) => join(ROOT, name)));
  const stamp = join(VARIANT, 'stamp');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === state) return publicDir;
  await rm(VARIANT, { recursive: true, force: true });
  await mkdir(VARIANT, { recursive: true });
  for (const name of SOURCES) await cp(join(ROOT, name), join(VARIANT, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(VARIANT, 'node_modules'));
  for (const name of CHANGED)
    await appendFile(join(VARIANT, name), `\nconsole.debug('the next version of ${name}');\n`);
  await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'node_modules/rollup/dist/bin/rollup'), '--config', '--silent'],
    { cwd: VARIANT, maxBuffer: 10 * 1_024 * 1_024 },
  );
  await writeFile(stamp, state);
  return publicDir;
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const add = async (path: string): Promise<void> => {
    if ((await stat(path)).isDirectory())
      for (const name of (await readdir(path)).sort()) await add(join(path, name));
    else hash.update(path).update(await readFile(path));
  };
  for (const path of paths) await add(path);
  return hash.digest('hex');
}
