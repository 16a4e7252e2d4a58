import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeFolder } from '../../../server/common/private-files.ts';
import { startTestServer } from '../../support/test-server.ts';

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
const FILES = ['frontdesk.db', 'frontdesk.db-wal', 'frontdesk.db-shm'];

it('other users of the machine read neither the data folder nor the database, also of an older installation', async () => {
  const server = await startTestServer();
  const modes = async () => ({
    folder: await modeOf(server.dataDir),
    files: await Promise.all(FILES.map((name) => modeOf(join(server.dataDir, name)))),
  });
  const closed = { folder: 0o700, files: [0o600, 0o600, 0o600] };
  expect(await modes()).toEqual(closed);

  await server.stop();
  await chmod(server.dataDir, 0o755);
  await chmod(join(server.dataDir, 'frontdesk.db'), 0o644);
  const again = await server.restart();
  expect(await modes()).toEqual(closed);
  await again.remove();
});

it('a folder of everybody, such as /tmp, is not closed to them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-shared-'));
  await chmod(folder, 0o1777);
  await closeFolder(folder, { warn: () => {} });
  expect(await modeOf(folder)).toBe(0o777);
  await rm(folder, { recursive: true });
});

it('a folder that cannot be made says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-shared-'));
  await writeFile(join(folder, 'data'), 'a file where a folder should be');
  await expect(closeFolder(join(folder, 'data'), { warn: () => {} })).rejects.toThrow(
    /data folder .* cannot be used .*Set DATA_DIR/,
  );
  await rm(folder, { recursive: true });
});
