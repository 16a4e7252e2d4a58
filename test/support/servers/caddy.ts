import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../child.ts';
import { eventually } from '../eventually.ts';

/** Whether this machine has a Caddy (`apt-get install caddy`). */
export const HAS_CADDY = spawnSync('caddy', ['version']).status === 0;

/** What is wrong with a Caddyfile, as Caddy itself says; null: it takes it. */
export function caddyTrouble(file: string): string | null {
  const { status, stderr } = spawnSync('caddy', ['adapt', '--config', file, '--adapter', 'caddyfile'], {
    encoding: 'utf8',
  });
  return status === 0 ? null : stderr;
}

/**
 * A real Caddy in the foreground, without certificates and without its port for changes.
 * @param sites the Caddyfile, with addresses that begin with `http://`
 */
export async function startCaddy(
  folder: string,
  port: number,
  sites: string,
): Promise<{ stop(): Promise<void> }> {
  const file = join(folder, 'Caddyfile');
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${sites}`);
  const child = startChild('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
    // Where it keeps what it knows.
    env: { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  try {
    await eventually(() => fetch(`http://127.0.0.1:${port}/health`));
  } catch (error) {
    await child.stop();
    throw new Error(`Caddy did not start: ${child.output()}`, { cause: error });
  }
  return { stop: () => child.stop() };
}
