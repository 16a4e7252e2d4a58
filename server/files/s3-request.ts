import { createReadStream } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import type { S3Config } from '../config.ts';

/** A silent bucket is given up after this time; whoever waits for it is told to come again. */
const SILENCE_MS = 10_000;
/** Error answers are a few hundred bytes; what comes behind is not read. */
const MAX_ERROR_LENGTH = 16_384;

export type S3Upload = { path: string; sizeBytes: number; sha256: string };
export type S3Request = (
  method: 'PUT' | 'GET' | 'DELETE',
  key: string,
  upload?: S3Upload,
) => Promise<IncomingMessage>;

/** The bucket answered, and refused. `code` is S3's own, such as `NoSuchBucket`; empty when it gave none. */
export class S3Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`The bucket answered ${status}${code === '' ? '' : ` ${code}`}.`);
    this.name = 'S3Refusal';
    this.status = status;
    this.code = code;
  }
}

/**
 * Signs requests (Signature Version 4) and streams what they carry. node:http sends them and not `fetch`, which would
 * send a stream in chunks of unknown total length, and S3 takes none of those.
 * @returns a function that resolves with a 2xx answer; it throws S3Refusal for others, and what the network said
 */
export function createS3Request(config: S3Config): S3Request {
  const signer = new AwsClient({
    accessKeyId: config.accessKeyId,
    secretAccessKey: config.secretAccessKey,
    region: config.region,
    service: 's3',
  });
  const base = baseOf(config);

  return async (method, key, upload) => {
    const url = new URL(`${base}/${config.prefix}${key}`);
    const signed = await signer.sign(url.href, {
      method,
      headers: upload === undefined ? {} : { 'x-amz-content-sha256': upload.sha256 },
    });
    const headers: Record<string, string> = Object.fromEntries(signed.headers);
    if (upload !== undefined) headers['content-length'] = String(upload.sizeBytes);
    const answer = await send(url, method, headers, upload?.path);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    throw new S3Refusal(status, await errorCode(answer));
  };
}

/** The address in front of a key: the bucket is part of its path, or of its host name. */
function baseOf({ endpoint, bucket, pathStyle }: S3Config): string {
  if (pathStyle) return `${endpoint}/${bucket}`;
  const url = new URL(endpoint);
  url.hostname = `${bucket}.${url.hostname}`;
  return url.origin;
}

function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  path: string | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, { method, headers });
    request.setTimeout(SILENCE_MS, () =>
      request.destroy(new Error(`The bucket said nothing for ${SILENCE_MS / 1000} s.`)),
    );
    request.once('response', (answer) => {
      // A slow reader makes the connection idle, too: from here on whoever reads decides how long it takes.
      if (method === 'GET') request.setTimeout(0);
      resolve(answer);
    });
    // After an answer this changes nothing: a bucket that refuses may close before it has read everything.
    request.on('error', reject);
    if (path === undefined) request.end();
    else pipeline(createReadStream(path), request).catch(reject);
  });
}

async function errorCode(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > MAX_ERROR_LENGTH) break;
  }
  return /<Code>([A-Za-z0-9]+)<\/Code>/.exec(text)?.[1] ?? '';
}
