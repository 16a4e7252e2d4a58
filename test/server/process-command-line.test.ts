// @slow 8 s of a core: every command of the built command line, from the start to a restored back-up. Finds what the bundle
// leaves out.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Child, startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';

const CLI = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

describe('the command line that is built', () => {
  let folder: string;
  const children: Child[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-cli-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await child.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('starts a server, backs it up while it runs, and restores it elsewhere', async () => {
    const data = join(folder, 'data');
    const port = await freePort();
    const env = { PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'warn' };
    const command = (given: Record<string, string>, ...args: string[]) => {
      const child = startChild(process.execPath, [CLI, ...args], { cwd: folder, env: { ...env, ...given } });
      children.push(child);
      return child;
    };
    const server = command({}, 'start');
    await server.until(/Frontdesk runs at/);
    const archive = join(folder, 'backup.tar.gz');
    expect(await command({}, 'backup', archive).ended()).toBe(0);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(await command({}, 'prove-backup', archive).ended()).toBe(0);
    // Into the place of the server that runs: refused.
    expect(await command({}, 'restore', archive).ended()).toBe(1);
    const elsewhere = { DATA_DIR: join(folder, 'elsewhere'), PORT: String(await freePort()) };
    expect(await command(elsewhere, 'restore', archive).ended()).toBe(0);
    await command(elsewhere, 'start').until(/Frontdesk runs at/);
    expect((await fetch(`http://localhost:${elsewhere.PORT}/ready`)).status).toBe(200);
    expect(await command({}, 'check').ended()).toBe(0);
    await server.stop();
    expect(await server.ended()).toBe(0);
  });
});
