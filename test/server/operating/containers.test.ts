import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { importOnDemand } from '../../support/run/install-on-demand.ts';

const ROOT = new URL('../../../', import.meta.url);
const file = (path: string) => readFile(new URL(path, ROOT), 'utf8');

type Service = { image?: string; build?: object; environment?: Record<string, string> };
type Compose = { services: Record<string, Service> };
type Workflow = {
  jobs: Record<string, { steps: { run?: string; uses?: string; with?: Record<string, string> }[] }>;
};

let parse: <T>(text: string) => T;
beforeAll(async () => {
  const yaml = (await importOnDemand('server/operating/parsers', 'yaml')) as {
    parse(text: string, options: { merge: boolean }): unknown;
  };
  parse = <T>(text: string) => yaml.parse(text, { merge: true }) as T;
}, 120_000);

/** What Compose puts in the place of `${NAME:?}`; each name is something else. */
const filled = (text: string) =>
  text.replace(/\$\{(\w+):\?\}/g, (_all, name: string) => createHash('sha256').update(name).digest('hex'));

describe.each(['compose.yaml', 'compose-cluster.yaml'])('the environment in %s', (name) => {
  it('starts nodes, each with the settings of the image', async () => {
    const { services } = parse<Compose>(filled(await file(`server/operating/${name}`)));
    const [, image = ''] = /^ENV (.*)$/m.exec(await file('server/operating/Dockerfile')) ?? [];
    const ofImage = Object.fromEntries(image.split(' ').map((pair) => pair.split('=')));
    const nodes = Object.values(services).filter(({ build }) => build !== undefined);
    expect(nodes.length).toBeGreaterThan(0);
    for (const { environment = {} } of nodes) {
      expect(Object.values(environment).filter((value) => typeof value !== 'string')).toEqual([]);
      const config = readConfig({ ...ofImage, ...environment });
      expect(config).toMatchObject({ production: true, dataDir: '/data', host: '0.0.0.0', metrics: true });
      expect(config.trustProxy).toBeTruthy();
      expect(() => readConfig({ ...ofImage, ...environment, TRUST_PROXY: 'perhaps' })).toThrow('TRUST_PROXY');
    }
  });
});

it('the nodes of the cluster, soketi, Postgres and the bucket agree on their secrets', async () => {
  const { services } = parse<Compose>(filled(await file('server/operating/compose-cluster.yaml')));
  const of = (name: string) => services[name]?.environment ?? {};
  expect(of('node-1')).toEqual(of('node-2'));
  const { pusher, s3, databaseUrl } = readConfig({ NODE_ENV: 'production', ...of('node-1') });
  for (const name of ['soketi-1', 'soketi-2'])
    expect(of(name)).toMatchObject({
      SOKETI_DEFAULT_APP_ID: pusher?.appId,
      SOKETI_DEFAULT_APP_KEY: pusher?.key,
      SOKETI_DEFAULT_APP_SECRET: pusher?.secret,
    });
  const webhooks = JSON.parse(of('soketi-1')['SOKETI_DEFAULT_APP_WEBHOOKS'] ?? '') as { url: string }[];
  expect(webhooks.map(({ url }) => url)).toEqual([`${of('node-1')['PUBLIC_URL']}/api/engine-webhook`]);
  const { username, password, pathname } = new URL(databaseUrl);
  expect(of('postgres')).toMatchObject({
    POSTGRES_USER: username,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: pathname.slice(1),
  });
  expect(s3?.endpoint).toBe('http://files:9000');
  expect(of('files')['MINIO_ROOT_PASSWORD']).toBe(of('node-1')['S3_SECRET_ACCESS_KEY']);
  const caddy = await file('server/operating/Caddyfile-cluster');
  for (const host of [new URL(of('node-1')['PUBLIC_URL'] ?? '').host, pusher?.host])
    expect(caddy).toContain(`${host} {`);
});

it('continuous integration runs what there is, on the versions of Node that are supported', async () => {
  const { jobs } = parse<Workflow>(await file('.github/workflows/ci.yml'));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const { scripts, engines } = JSON.parse(await file('package.json'));
  const runs = steps.flatMap(({ run }) => run ?? []).filter((run) => !run.startsWith('sudo apt-get'));
  expect(runs.length).toBeGreaterThan(1);
  for (const run of runs) {
    const script = /^npm (?:run )?(\S+)$/.exec(run)?.[1];
    expect(script === undefined ? existsSync(new URL(run, ROOT)) : script in scripts, run).toBe(true);
  }
  const nodes = steps.flatMap(({ uses, with: given = {} }) =>
    uses?.startsWith('actions/setup-node@') ? [given['node-version'] ?? given['node-version-file']] : [],
  );
  expect(nodes).toEqual(['.nvmrc', engines.node.replace('>=', '')]);
});
