import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

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

/** Installs it the first time, and returns the folder's path. */
export function installOnDemand(folder: string, name: string, npmOptions: readonly string[] = []): string {
  const path = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  if (existsSync(`${path}node_modules/${name}`)) return path;
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error', ...npmOptions];
  const { status, stderr, error } = spawnSync('npm', args, { cwd: path, encoding: 'utf8' });
  if (status !== 0) throw new Error(`test/${folder} could not be installed: ${error?.message ?? stderr}`);
  return path;
}
