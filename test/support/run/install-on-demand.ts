import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { onceAcrossProcesses } from './once-across-processes.ts';

const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url));

/**
 * Imports a package that only some tests need, from a folder under `test/` that has a package.json and a lock file of
 * its own; installs it there the first time.
 * @param folder such as `postgres`
 * @throws with what npm said, when it cannot be installed
 */
export async function importOnDemand(folder: string, name: string): Promise<Record<string, unknown>> {
  const path = installOnDemand(folder, name);
  return import(createRequire(`${path}package.json`).resolve(name));
}

/** Installs it the first time, in one process for all, and returns the folder's path. */
export function installOnDemand(folder: string, name: string, npmOptions: readonly string[] = []): string {
  const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  // npm writes its own lock file last: before, packages may be there in part.
  const isInstalled = () =>
    existsSync(`${path}node_modules/.package-lock.json`) && existsSync(`${path}node_modules/${name}`);
  if (isInstalled()) return path;
  mkdirSync(CACHE, { recursive: true });
  onceAcrossProcesses(`${CACHE}installing-${folder.replaceAll('/', '-')}`, isInstalled, () => {
    const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error', ...npmOptions];
    const { status, stderr, error } = spawnSync('npm', args, { cwd: path, encoding: 'utf8' });
    if (status !== 0) throw new Error(`test/${folder} could not be installed: ${error?.message ?? stderr}`);
  });
  return path;
}
