import { createHash, createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../server/common/read-setting.ts';
import { readConfig } from '../../../server/config.ts';
import type { FileStore } from '../../../server/files/file-store.ts';
import { createS3Store } from '../../../server/files/s3-store.ts';
import { startS3, type TestS3 } from '../../support/servers/s3.ts';

describe('a bucket', () => {
  let s3: TestS3;
  let folder: string;
  const warnings: string[] = [];

  beforeAll(async () => {
    s3 = await startS3();
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-s3-store-'));
  });
  afterAll(async () => {
    await s3.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const open = (env: Record<string, string> = {}): Promise<FileStore> => {
    const config = readConfig({ ...s3.env, ...env }).s3;
    if (config === null) throw new Error('The settings name no bucket.');
    return createS3Store({ config, folder, log: { warn: (_, message) => warnings.push(message) } });
  };
  const keep = async (store: FileStore, content: Buffer): Promise<string> => {
    const place = await store.begin(content.length);
    try {
      await writeFile(place.path, content);
      return await store.keep(place.path);
    } finally {
      await place.discard();
    }
  };

  it('gives back byte for byte what was kept, and nothing after it was removed, twice', async () => {
    const store = await open();
    const content = randomBytes(5 * 1024 * 1024 + 7);
    const key = await keep(store, content);
    expect(await s3.keys()).toEqual([`chat/${key}`]);
    const { stream, sizeBytes } = await store.read(key);
    expect(sizeBytes).toBe(content.length);
    const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(sum(await buffer(stream))).toBe(sum(content));
    await store.remove(key);
    await store.remove(key);
    expect(await s3.keys()).toEqual([]);
    await expect(store.read(key)).rejects.toThrow('NoSuchKey');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('takes no key that it did not make', async () => {
    const store = await open();
    await expect(async () => store.read('../other-bucket/secret')).rejects.toThrow('Not a key of this store');
    await expect(store.remove('')).rejects.toThrow('Not a key of this store');
  });

  it.each([
    [{ S3_ACCESS_KEY_ID: 'nobody' }, /S3_ACCESS_KEY_ID is not known/],
    [{ S3_BUCKET: 'not-there' }, /no bucket "not-there".*S3_BUCKET/],
  ])('does not start with %j, and says what to mend', async (env, sentence) => {
    const failure = await open(env).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    expect((failure as Error).message).toMatch(sentence);
  });

  it('starts without a bucket that is away, refuses files meanwhile, and takes them when it is back', async () => {
    await s3.goAway();
    warnings.length = 0;
    const store = await open();
    expect(warnings).toEqual([expect.stringMatching(/S3_ENDPOINT\) is away/)]);
    await expect(keep(store, Buffer.from('early'))).rejects.toMatchObject({ code: 'unavailable' });
    await s3.comeBack();
    const key = await keep(store, Buffer.from('late'));
    await s3.goAway();
    await expect(store.read(key)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(store.remove(key), 'who removes has to learn that it is still there').rejects.toThrow();
    await s3.comeBack();
    expect((await buffer((await store.read(key)).stream)).toString()).toBe('late');
  });

  it('signs what it sends, and says how long it is and what it is made of', async () => {
    const seen: { url: string; headers: IncomingHttpHeaders; sent: number }[] = [];
    const content = Buffer.alloc(100_000, 'x');
    await beside(
      async (request, response) => {
        const sent = (await buffer(request)).length;
        if (request.method === 'PUT') seen.push({ url: request.url ?? '', headers: request.headers, sent });
        response.end();
      },
      async (endpoint) => {
        const store = await open({ S3_ENDPOINT: endpoint, S3_REGION: 'eu-central-1' });
        const key = await keep(store, content);
        const last = seen.at(-1);
        expect(last).toMatchObject({ url: `/frontdesk-test/chat/${key}`, sent: content.length });
        expect(last?.headers).toMatchObject({
          'content-length': '100000',
          'x-amz-content-sha256': createHash('sha256').update(content).digest('hex'),
        });
        expect(last?.headers).not.toHaveProperty('transfer-encoding');
        expect(last?.headers.authorization).toBe(
          expectedAuthorization('PUT', last?.url ?? '', last?.headers ?? {}),
        );
      },
    );
  });

  it('does not start when the storage says that the signature is wrong', async () => {
    await beside(
      async (request, response) => {
        await buffer(request);
        response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      },
      async (endpoint) => {
        await expect(open({ S3_ENDPOINT: endpoint })).rejects.toThrow(/S3_SECRET_ACCESS_KEY does not belong/);
      },
    );
  });
});

/** Runs `operation` beside an HTTP server that answers as told. */
async function beside(
  answer: RequestListener,
  operation: (endpoint: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await operation(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Signature Version 4, written down a second time from its definition: s3rver takes every one of them. */
function expectedAuthorization(method: string, path: string, headers: IncomingHttpHeaders): string {
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/eu-central-1/s3/aws4_request`;
  const names = ['host', 'x-amz-content-sha256', 'x-amz-date'];
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, path, '', lines, names.join(';'), headers['x-amz-content-sha256']].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const sign = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const key = scope.split('/').reduce<string | Buffer>(sign, 'AWS4S3RVER');
  const signature = sign(key, ['AWS4-HMAC-SHA256', time, scope, digest].join('\n')).toString('hex');
  return `AWS4-HMAC-SHA256 Credential=S3RVER/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}
