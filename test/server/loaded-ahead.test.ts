import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startChild } from '../support/child.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

it('loads what files and pushes need without a file or a push: a deployment may replace the build meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-ahead-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const loaded = join(folder, 'loaded');
  const hooks = join(folder, 'hooks.mjs');
  await writeFile(
    hooks,
    `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  const module = await next(url, context);
  appendFileSync(${JSON.stringify(loaded)}, url + '\\n');
  return module;
}`,
  );
  const register = join(folder, 'register.mjs');
  await writeFile(
    register,
    `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(hooks).href)});`,
  );
  const env = { PORT: String(await freePort()), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' };
  const child = startChild(process.execPath, [`--import=${register}`, MAIN], { cwd: folder, env });
  onTestFinished(() => child.stop('SIGKILL'));
  await eventually(async () => {
    const urls = existsSync(loaded) ? await readFile(loaded, 'utf8') : '';
    expect(urls).toMatch(/\/send-push-[^/]*\.js$/m);
    expect(urls).toMatch(/\/node_modules\/file-type\//);
  });
  expect(child.output()).not.toContain('could not be loaded');
});
