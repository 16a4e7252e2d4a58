// @slow 5 s of a core: a server that makes its nightly back-up by the real commands. Finds settings or options that do not reach them.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { frontdesk } from '../../support/command-line.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';

/** The back-up gives way to whatever else runs on the machine. */
const PATIENCE_MS = 600_000;

it(
  'a server with BACKUP_DIR makes an archive there that can be restored, and tells its metrics',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-nightly-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const backups = join(folder, 'backups');
    const env = { BACKUP_DIR: backups, BACKUP_PASSPHRASE: 'a long enough passphrase', METRICS: 'on' };
    const server = await startTestServer({ env });
    onTestFinished(() => server.remove());
    const visitor = await newVisitor(server.url);
    await visitor.send(await visitor.start(), 'Kept for years');
    const proven = await eventually(async () => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      return metrics.match(/^frontdesk_backup_bytes (\d+)$/m) ?? expect.fail('None is proven yet.');
    }, PATIENCE_MS);
    expect(Number(proven[1])).toBeGreaterThan(1_000);
    const [name = '', ...others] = await readdir(backups);
    expect(name).toMatch(/^frontdesk-.*\.tar\.gz\.enc$/);
    expect(others).toEqual([]);
    const place = { DATA_DIR: join(folder, 'new'), BACKUP_PASSPHRASE: env.BACKUP_PASSPHRASE };
    expect(await frontdesk(place, 'restore', join(backups, name))).toMatchObject({ exit: 0, warned: '' });
  },
  2 * PATIENCE_MS,
);
