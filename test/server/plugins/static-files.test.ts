import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssetStore, KEPT_MS } from '../../../server/assets/asset-store.ts';
import { createAssets, encodingsIn } from '../../../server/assets/assets.ts';
import { HASHED, readBuild } from '../../../server/assets/build.ts';
import { LAUNCHER_ICONS } from '../../../server/contract/launcher-icons.ts';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { openPlace } from '../../support/databases.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { signedInAgent } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const OURS = 'widget/app-aaaaaaaa.js';
const DAY_MS = 86_400_000;

describe('the loader', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());
  const loader = (headers: Record<string, string> = {}) =>
    raw(`${server.url}/widget.js?site=demo-shop`, headers);

  it('comes packed as small as the browser takes it, with the same content', async () => {
    const [br, gzip, plain] = await Promise.all([
      loader({ 'accept-encoding': 'gzip, br' }),
      loader({ 'accept-encoding': 'gzip, br;q=0' }),
      loader(),
    ]);
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.body.toString());
    expect(gunzipSync(gzip.body).toString()).toBe(plain.body.toString());
    expect(plain.body.toString()).toContain('"site":"demo-shop"');
  });

  it('is not sent again to who has it, and is, once the site has changed', async () => {
    const first = await loader();
    const etag = String(first.headers['etag']);
    expect((await loader({ 'if-none-match': etag })).status).toBe(304);
    const ana = await signedInAgent(server.url, 'Ana');
    const { body } = await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites');
    await ana.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, { color: '#aa0000' });
    const second = await loader({ 'if-none-match': etag });
    expect([second.status, second.headers['etag'] === etag]).toEqual([200, false]);
    expect(second.body.toString()).toContain('"color":"#aa0000#fff"');
  });

  it('draws what the site chose, without a byte more', async () => {
    const built = await startTestServer({ built: true });
    try {
      const times = async (icon: string) =>
        (await raw(`${built.url}/widget.js?site=demo-shop`)).body.toString().split(icon).length - 1;
      expect(await times(LAUNCHER_ICONS.chat)).toBe(1);
      const ana = await signedInAgent(built.url, 'Ana');
      const { body } = await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites');
      const changed = await ana.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, {
        settings: { launcherIcon: 'envelope' },
      });
      expect(changed.status).toBe(200);
      expect(await times(LAUNCHER_ICONS.envelope)).toBe(1);
      expect(await times(LAUNCHER_ICONS.chat)).toBe(0);
    } finally {
      await built.remove();
    }
  });

  it('is the only site’s where the tag names none', async () => {
    expect((await raw(`${server.url}/widget.js`)).body.toString()).toContain('"site":"demo-shop"');
  });

  it('is not older than ten minutes anywhere', async () => {
    const { headers } = await loader();
    const seconds = [...String(headers['cache-control']).matchAll(/=(\d+)/g)].map(([, number]) =>
      Number(number),
    );
    expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(600);
  });

  it('carries no header that a script does not need', async () => {
    const { headers } = await loader({ 'accept-encoding': 'br' });
    expect(Object.keys(headers).sort()).toEqual([
      'access-control-allow-origin',
      'cache-control',
      'connection',
      'content-encoding',
      'content-length',
      'content-type',
      'cross-origin-resource-policy',
      'date',
      'etag',
      'keep-alive',
      'vary',
      'x-content-type-options',
    ]);
  });

  it('takes one look into the database for any number of requests', async () => {
    let asked = 0;
    const { read } = server.services.database;
    const executor = read.getExecutor();
    const { executeQuery } = executor;
    executor.executeQuery = (query, ...rest) => {
      // Whole rows: others of this server look at what was announced now and then.
      if (/select \* from "sites"/.test(query.sql)) asked += 1;
      return Reflect.apply(executeQuery, executor, [query, ...rest]);
    };
    try {
      await Promise.all(
        Array.from({ length: 50 }, (_one, index) => raw(`${server.url}/widget.js?site=made-up-${index}`)),
      );
    } finally {
      executor.executeQuery = executeQuery;
    }
    expect(asked).toBeLessThanOrEqual(1);
  });

  it.each([
    'widget/app-00000000.js',
    'widget/1/app.js',
    'widget/0/frame.js',
    'widget/site/nobody.js',
    'console/assets/gone-00000000.js',
    'widget/..%2fbuild.json',
  ])('what is no more, %s, may be read by every page and kept by nobody', async (path) => {
    const { status, headers } = await raw(`${server.url}/${path}`, { origin: 'https://shop.example' });
    expect([status, headers['access-control-allow-origin'], headers['cache-control']]).toEqual([
      404,
      '*',
      'no-store',
    ]);
  });

  it('the console’s addresses are the console’s, and its preview is framed by the console alone', async () => {
    for (const path of ['/console/', '/console/teams/some-id', '/console/settings/sites/look']) {
      const { status, headers, body } = await raw(server.url + path);
      expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(body.toString()).toContain('stands for the console');
    }
    const preview = await raw(`${server.url}/widget/preview.html`);
    expect(preview.headers['content-security-policy']).toContain("frame-ancestors 'self'");
  });
});

onEveryDatabase('the store of builds', { open: openPlace }, (database) => {
  let now = Date.now();
  const node = (maxBytes = 1_000_000) => createAssetStore({ database, now: () => now, maxBytes });
  const named = async () =>
    (await database.read.selectFrom('assets').select('name').orderBy('name').execute()).map(
      (row) => row.name,
    );

  it('lets each node give out the files of the other, also when both start at once', async () => {
    const [one, other] = [node(), node()];
    await Promise.all([
      one.keep(['widget/app-1.js', 'widget/shared.js'], async (name) => Buffer.from(`one ${name}`)),
      other.keep(['widget/app-2.js', 'widget/shared.js'], async (name) => Buffer.from(`other ${name}`)),
    ]);
    expect((await one.find('widget/app-2.js'))?.toString()).toBe('other widget/app-2.js');
    expect((await other.find('widget/app-1.js'))?.toString()).toBe('one widget/app-1.js');
    expect(await one.find('widget/app-3.js')).toBeNull();
  });

  it('keeps files for 30 days after the last node that had them, however long ago it started', async () => {
    const content = async () => Buffer.from('content');
    await node().keep(['widget/app-1.js'], content);
    now += KEPT_MS + DAY_MS;
    // It ran all that time, and says so.
    await node().keep(['widget/app-1.js'], content);
    await node().keep(['widget/app-4.js'], content);
    await node().prune();
    expect(await named()).toEqual(['widget/app-1.js', 'widget/app-4.js']);
    now += KEPT_MS + DAY_MS;
    await node().keep(['widget/app-4.js'], content);
    await node().prune();
    expect(await named()).toEqual(['widget/app-4.js']);
  });

  it('has a bound, and lets go of what was used longest ago', async () => {
    for (const number of [5, 6, 7]) {
      now += DAY_MS;
      await node().keep([`widget/app-${number}.js`], async () => Buffer.alloc(400));
    }
    await node(1_000).prune();
    expect(await named()).toEqual(['widget/app-6.js', 'widget/app-7.js']);
  });
});

describe('files in memory', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-assets-'));
    await mkdir(join(folder, 'widget'));
    await writeFile(join(folder, 'widget.js'), '');
    await writeFile(join(folder, OURS), 'ours');
    await writeFile(join(folder, `${OURS}.br`), brotliCompressSync('ours'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('hold no more than they may, and what went is read again', async () => {
    const looked: string[] = [];
    const store = {
      find: async (name: string) => {
        looked.push(name);
        return brotliCompressSync('x'.repeat(1_000));
      },
    };
    const assets = createAssets({ publicDir: folder, build: readBuild(folder), store, memoryBytes: 2_500 });
    for (const name of ['a', 'b', 'c', 'b', 'a'])
      await assets.find(`widget/old-${name.repeat(8)}.js`, ['identity']);
    expect(looked.map((one) => one.slice(11, 12))).toEqual(['a', 'b', 'c', 'a']);
    expect((await assets.find(OURS, ['br', 'identity']))?.encoding).toBe('br');
  });

  it('look for a bounded number of names at once', async () => {
    const assets = createAssets({
      publicDir: folder,
      build: readBuild(folder),
      store: { find: () => new Promise(() => {}) },
    });
    const asked = Array.from({ length: 33 }, (_one, index) =>
      assets.find(`widget/old-${String(index).padStart(8, '0')}.js`, ['br']),
    );
    for (const one of asked.slice(0, 32)) one.catch(() => {});
    await expect(asked[32]).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('never leave their folder', async () => {
    const assets = createAssets({
      publicDir: folder,
      build: readBuild(folder),
      store: { find: async () => null },
    });
    for (const name of [
      '../package.json',
      'widget/../../package.json',
      'widget',
      '',
      'widget/app-../../x-aaaaaaaa.js',
    ])
      expect(await assets.find(name, ['identity']).catch((error) => error.code)).not.toMatchObject({
        encoding: 'identity',
      });
  });
});

it.each([
  ['widget/app-CFUKucq4.js', true],
  // Rollup takes the name of a module's file for that of a chunk.
  ['console/assets/signals.module-C51RnhTO.js', true],
  ['console/assets/console-BheYZ9K-.css', true],
  ['widget/site/demo-12345678.js', false],
  ['widget/../../main-12345678.js', false],
  ['console/index.html', false],
])('%s may be kept for ever: %s', (name, hashed) => {
  expect(HASHED.test(name)).toBe(hashed);
});

it.each([
  ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
  ['gzip;q=1.0, br;q=0', ['gzip', 'identity']],
  ['*', ['br', 'gzip', 'identity']],
  ['', ['identity']],
  [undefined, ['identity']],
])('a browser that accepts %s takes %j', (accepted, wanted) => {
  expect(encodingsIn(accepted)).toEqual(wanted);
});

type Answer = { status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer };
/** As it came: fetch unpacks. */
function raw(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
