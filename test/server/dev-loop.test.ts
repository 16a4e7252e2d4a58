// @slow 15 s of a core: `npm run dev`, started as it is. Finds a server that starts from what is deployed, and not from what is built here.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';

const DEV = fileURLToPath(new URL('../../.build/dev.mjs', import.meta.url));

it('builds, listens, and serves the chat and the console', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-dev-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [port, shopPort] = [await freePort(), await freePort()];
  const env = { PORT: String(port), SHOP_PORT: String(shopPort), DATA_DIR: folder, DATABASE_URL: '' };
  const dev = startChild(process.execPath, [DEV], { env });
  onTestFinished(() => dev.stop());
  expect(await dev.until(/Edit a file|has ended/)).toContain('Edit a file');
  for (const path of ['/widget.js?site=demo-shop', '/console/', '/api/docs/guides'])
    expect([path, (await fetch(`http://localhost:${port}${path}`)).status]).toEqual([path, 200]);
  await dev.stop();
  expect(await dev.ended()).toBe(0);
});
