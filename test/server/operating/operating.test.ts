import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer } from '../../support/test-server.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const file = (name: string) => readFile(join(ROOT, 'server/operating', name), 'utf8');
const HAS_SYSTEMD = spawnSync('systemd-analyze', ['--version']).status === 0;

let stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  stops = [];
});

const temporary = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-operating-'));
  stops.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

describe('the alerts and the dashboard', () => {
  const metricsIn = (text: string) => new Set(text.match(/\b(?:frontdesk|process|nodejs)_\w+/g) ?? []);

  it.each(['alerts.yaml', 'dashboard.json'])('%s names only metrics that the server tells', async (name) => {
    const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'chat@shop.example' };
    const server = await startTestServer({ env: { METRICS: 'on', ...mail } });
    stops.push(server.remove);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const types = [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    const known = types.flatMap(([, one = '', type]) =>
      type === 'histogram' ? ['_bucket', '_count', '_sum'].map((suffix) => one + suffix) : [one],
    );
    const used = [...metricsIn(await file(name))];
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((one) => !known.includes(one))).toEqual([]);
  });

  it('each alert has its part in the guide, and each part its alert', async () => {
    const alerts = [...(await file('alerts.yaml')).matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    const parts = [...(await file('at-three-in-the-night.md')).matchAll(/^## (\w+)$/gm)].map(
      ([, name]) => name,
    );
    expect(alerts.length).toBeGreaterThan(10);
    expect(parts.toSorted()).toEqual(alerts.toSorted());
  });
});

describe('the files for containers', () => {
  it('set only what can be set', async () => {
    const example = await readFile(join(ROOT, '.env.example'), 'utf8');
    const known = new Set([...example.matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name));
    const ofOthers = /^(POSTGRES|SOKETI|MINIO|AWS)_/;
    for (const name of ['compose.yaml', 'compose-cluster.yaml']) {
      const given = [...(await file(name)).matchAll(/^ {4,6}([A-Z][A-Z0-9_]+):/gm)].map(
        ([, one = '']) => one,
      );
      expect(given.length).toBeGreaterThan(2);
      expect(given.filter((one) => !known.has(one) && !ofOthers.test(one))).toEqual([]);
    }
    const [, env = ''] = /^ENV (.*)$/m.exec(await file('Dockerfile')) ?? [];
    expect(env.split(' ').filter((pair) => !known.has(pair.split('=')[0] ?? ''))).toEqual([]);
  });

  it('name what they start, mount and wait for, and ask for every secret', async () => {
    const text = await file('compose-cluster.yaml');
    const [, services = '', volumes = ''] = /\nservices:\n([\s\S]*)\nvolumes:\n([\s\S]*)$/.exec(text) ?? [];
    const namesIn = (part: string) => [...part.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name);
    const started = namesIn(services);
    expect(started).toEqual(
      expect.arrayContaining([
        'node-1',
        'node-2',
        'postgres',
        'soketi-1',
        'soketi-2',
        'redis',
        'files',
        'proxy',
      ]),
    );
    const awaited = [
      ...[...text.matchAll(/^ {4,6}([\w-]+): \{ condition/gm)].map(([, name]) => name),
      ...[...text.matchAll(/depends_on: \[([\w-]+)\]/g)].map(([, name]) => name),
    ];
    const addressed = [...text.matchAll(/(?:\/\/|@|_HOST: )([a-z]+)(?::\d+|$)/gm)].map(([, name]) => name);
    const proxied = [...(await file('Caddyfile-cluster')).matchAll(/([\w-]+):\d{4}/g)].map(
      ([, name]) => name,
    );
    expect(awaited.length).toBeGreaterThan(4);
    // At once, both would make a link for the first admin, and the one that is kept might not be the one that works.
    expect(awaited).toContain('node-1');
    expect(proxied).toEqual(['node-1', 'node-2', 'soketi-1', 'soketi-2']);
    for (const name of [...awaited, ...addressed, ...proxied]) expect(started).toContain(name);
    const mounted = [...text.matchAll(/^ {4,6}- ([a-z]+):\//gm)].map(([, name]) => name);
    expect([...new Set(mounted)].toSorted()).toEqual(namesIn(volumes).toSorted());
    // A tag that moves with every release, or a password that stands here, is a surprise one day.
    for (const [, image] of text.matchAll(/image: (\S+)/g)) expect(image).toMatch(/:(?!latest)[\w.-]+$/);
    for (const [line] of text.matchAll(/^.*(?:SECRET|PASSWORD)\w*:.*$/gm))
      expect(line).toMatch(/\$\{\w+:\?\}/);
  });

  it('take what is there into the image, and neither secrets nor data', async () => {
    const copied = [...(await file('Dockerfile')).matchAll(/^COPY --from=build (.*) \S+$/gm)].flatMap(
      ([, from = '']) => from.split(' ').map((path) => path.replace('/build/', '')),
    );
    expect(copied).toContain('dist');
    const made = ['dist', 'node_modules'];
    for (const path of copied.filter((one) => !made.includes(one)))
      expect(existsSync(join(ROOT, path)), path).toBe(true);
    const ignored = (await file('Dockerfile.dockerignore')).split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.data', '.git', '**/node_modules']));
  });
});

describe.skipIf(!HAS_SYSTEMD)('the units of systemd', () => {
  it('are taken by systemd', async () => {
    const folder = await temporary();
    const names = ['frontdesk.service', 'frontdesk-backup.service', 'frontdesk-backup.timer'];
    for (const name of names)
      await writeFile(join(folder, name), (await file(name)).replace('/usr/bin/node', process.execPath));
    const { status, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', ...names.map((name) => join(folder, name))],
      {
        encoding: 'utf8',
      },
    );
    const complaints = stderr
      .split('\n')
      .filter((line) => line.includes('frontdesk') && !/file:\/\/\/opt/.test(line));
    expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  });
});
