import { execFile } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onceAcrossProcesses } from '../support/run/once-across-processes.ts';

const TSX = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
const MODULE = fileURLToPath(new URL('../support/run/once-across-processes.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-once-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is done by one of several processes, and none goes on before the whole of it is there', async () => {
  // The result is there in part long before it is there.
  const script = `
    import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
    import { onceAcrossProcesses } from ${JSON.stringify(MODULE)};
    process.chdir(${JSON.stringify(folder)});
    onceAcrossProcesses('lock', () => existsSync('finished'), () => {
      appendFileSync('workers', 'x');
      writeFileSync('result', 'half');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      writeFileSync('result', 'whole');
      writeFileSync('finished', '');
    });
    process.stdout.write(readFileSync('result', 'utf8'));
  `;
  const seen = await Promise.all(
    [1, 2, 3].map(() =>
      promisify(execFile)(process.execPath, ['--import', TSX, '--input-type=module', '-e', script]),
    ),
  );
  expect(seen.map(({ stdout }) => stdout)).toEqual(['whole', 'whole', 'whole']);
  expect(readFileSync(join(folder, 'workers'), 'utf8')).toBe('x');
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

it('is taken over from one that died at it, and tried by the next where it fails', async () => {
  const [lock, finished] = [join(folder, 'lock'), join(folder, 'finished')];
  await mkdir(lock);
  utimesSync(lock, 0, 0);
  const attempt = (work: () => void) => onceAcrossProcesses(lock, () => existsSync(finished), work);
  expect(() =>
    attempt(() => {
      throw new Error('no network');
    }),
  ).toThrow('no network');
  attempt(() => writeFileSync(finished, ''));
  attempt(() => expect.unreachable());
  expect(existsSync(lock)).toBe(false);
});
