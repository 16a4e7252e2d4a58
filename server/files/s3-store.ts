import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { devNull } from 'node:os';
import { ApiError } from '../common/api-error.ts';
import { ConfigError } from '../common/read-setting.ts';
import type { S3Config } from '../config.ts';
import { newFileKey, requireFileKey } from './file-key.ts';
import type { FileStore } from './file-store.ts';
import { createIncoming } from './incoming.ts';
import { createS3Request, S3Refusal, type S3Upload } from './s3-request.ts';

export type S3StoreOptions = {
  config: S3Config;
  /** Where uploads are received before they go to the bucket. */
  folder: string;
  log: { warn(details: object, message: string): void };
};

/**
 * Keeps files in a bucket of S3 or of a server that speaks its language. An upload is received on disk first, because
 * what it is has to be known before it is kept; a file is in the bucket, whole, when `keep` resolves.
 * While the bucket cannot be used, `keep` and `read` throw ApiError `unavailable`: clients keep the upload and try again.
 * @throws ConfigError when the bucket refuses an empty file that is written, read and removed to try it. A bucket that is
 *   only away does not stop the start: messages need no files.
 */
export async function createS3Store({ config, folder, log }: S3StoreOptions): Promise<FileStore> {
  const request = createS3Request(config);
  const incoming = await createIncoming(folder);
  await tryOut();

  return {
    begin: incoming.begin,
    sweepIncoming: incoming.sweep,
    async keep(path, key = newFileKey()) {
      const upload = await measure(path);
      await usable(async () => (await request('PUT', key, upload)).resume());
      return key;
    },
    read(key) {
      requireFileKey(key);
      return usable(async () => {
        const answer = await request('GET', key);
        return { stream: answer, sizeBytes: Number(answer.headers['content-length']) };
      });
    },
    async remove(key) {
      requireFileKey(key);
      await discard(key);
    },
  };

  /** Removing what is not there is no error in S3, and no error here where a server thinks otherwise. */
  async function discard(key: string): Promise<void> {
    try {
      (await request('DELETE', key)).resume();
    } catch (error) {
      if (!(error instanceof S3Refusal && error.code === 'NoSuchKey')) throw error;
    }
  }

  async function tryOut(): Promise<void> {
    const key = `check-${randomUUID()}`;
    try {
      // Nothing at all is written: a disk without room for uploads must not stop the start.
      (await request('PUT', key, await measure(devNull))).resume();
      (await request('GET', key)).resume();
      await discard(key);
    } catch (error) {
      if (error instanceof S3Refusal && error.status < 500) throw new ConfigError(whatToMend(error, config));
      log.warn(
        { err: error },
        `${config.endpoint} (S3_ENDPOINT) is away; files are refused until it is back.`,
      );
    }
  }

  async function usable<T>(operation: () => Promise<T>): Promise<T> {
    try {
      return await operation();
    } catch (error) {
      if (error instanceof S3Refusal && error.code === 'NoSuchKey') throw error;
      const why = error instanceof S3Refusal ? whatToMend(error, config) : 'The bucket cannot be reached.';
      log.warn({ err: error }, `A file was refused: ${why}`);
      throw new ApiError('unavailable', 'The storage of files cannot be reached. Try again in a moment.');
    }
  }
}

async function measure(path: string): Promise<S3Upload> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { path, sizeBytes, sha256: hash.digest('hex') };
}

/** A sentence for who runs the server: what S3 refused, and which setting mends it. */
function whatToMend({ status, code }: S3Refusal, { bucket, endpoint, region }: S3Config): string {
  switch (code) {
    case 'NoSuchBucket':
      return `There is no bucket "${bucket}" at ${endpoint}. Make it, or mend S3_BUCKET.`;
    case 'InvalidAccessKeyId':
      return 'S3_ACCESS_KEY_ID is not known to the storage. Take key and secret anew from whoever runs it.';
    case 'SignatureDoesNotMatch':
      return 'S3_SECRET_ACCESS_KEY does not belong to S3_ACCESS_KEY_ID. Take both anew from whoever runs the storage.';
    case 'RequestTimeTooSkewed':
      return "This machine's clock and the storage's differ by too much. Set the clock.";
    case 'AccessDenied':
      return `S3_ACCESS_KEY_ID may not write, read and remove in the bucket "${bucket}". Give it s3:PutObject, s3:GetObject and s3:DeleteObject.`;
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
      return `The bucket "${bucket}" is not in the region "${region}". Mend S3_REGION and S3_ENDPOINT.`;
    default:
      return `The bucket "${bucket}" at ${endpoint} answered ${status} ${code}. Look at the S3_ settings.`;
  }
}
