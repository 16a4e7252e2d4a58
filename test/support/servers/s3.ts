import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { importOnDemand } from '../run/install-on-demand.ts';

type S3Server = { run(): Promise<unknown>; close(): Promise<void> };

export type TestS3 = {
  /** The settings with which a server keeps its files here. */
  env: Record<string, string>;
  /** The keys of what is kept, without what the server notes beside it. */
  keys(): Promise<string[]>;
  /** Ends it; what it kept stays. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  remove(): Promise<void>;
};

const BUCKET = 'frontdesk-test';
const PREFIX = 'chat/';

/** An S3-compatible server (s3rver) with one bucket, on a free port and a folder of its own. It knows keys, and takes every signature. */
export async function startS3(): Promise<TestS3> {
  const module = await importOnDemand('s3', 's3rver');
  const Server = module['default'] as new (options: Record<string, unknown>) => S3Server;
  const directory = await mkdtemp(join(tmpdir(), 'frontdesk-s3-'));
  const port = await freePort();
  let server = await start();

  return {
    env: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: BUCKET,
      // The one pair of keys that s3rver knows.
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      S3_PREFIX: PREFIX,
    },
    async keys() {
      const names = await readdir(join(directory, BUCKET), { recursive: true });
      const suffix = '._S3rver_object';
      return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
    },
    goAway: () => server.close(),
    async comeBack() {
      server = await start();
    },
    async remove() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };

  async function start(): Promise<S3Server> {
    const started = new Server({
      address: '127.0.0.1',
      port,
      directory,
      silent: true,
      configureBuckets: [{ name: BUCKET }],
    });
    await started.run();
    return started;
  }
}
