// @slow 12 s of a core: a back-up and a restoring that are killed. Finds an archive or a database that is there by half.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { frontdesk, frontdeskProcess } from '../../support/command-line.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { startTestServer } from '../../support/test-server.ts';

const MIB = 1024 * 1024;

it('a back-up that is killed in the middle leaves no archive; killed while it is restored, it begins anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const archive = join(folder, 'backup.tar');
  const server = await startTestServer();
  onTestFinished(() => server.remove());
  const visitor = await newVisitor(server.url);
  await visitor.send(await visitor.start(), 'Kept for years');
  const data = { DATA_DIR: server.dataDir };
  const large = join(server.dataDir, 'files/kept/ff');
  await mkdir(large, { recursive: true });
  for (const digit of '0123456789')
    await writeFile(join(large, `ff${digit.repeat(30)}`), randomBytes(5 * MIB));

  const making = frontdeskProcess(data, folder, 'backup', archive);
  await eventually(async () =>
    expect((await readdir(folder)).some((name) => name.includes('unfinished'))).toBe(true),
  );
  await making.stop('SIGKILL');
  expect(existsSync(archive)).toBe(false);
  expect((await frontdesk(data, 'backup', archive)).exit).toBe(0);

  const place = { DATA_DIR: join(folder, 'new') };
  const restoring = frontdeskProcess(place, folder, 'restore', archive);
  await eventually(() => expect(existsSync(join(place.DATA_DIR, 'files.restoring'))).toBe(true));
  await restoring.stop('SIGKILL');
  expect(existsSync(join(place.DATA_DIR, 'frontdesk.db'))).toBe(false);
  // As it is between the two renames at the end.
  await mkdir(join(place.DATA_DIR, 'files/kept'), { recursive: true });
  await writeFile(join(place.DATA_DIR, 'frontdesk.db.restoring'), 'half of it');
  const again = await frontdesk(place, 'restore', archive);
  expect(again).toMatchObject({ exit: 0, warned: '' });
  expect(await readdir(join(place.DATA_DIR, 'files/kept/ff'))).toHaveLength(10);
  expect((await readdir(place.DATA_DIR)).filter((name) => name.includes('restoring'))).toEqual([]);
});
