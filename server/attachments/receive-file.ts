import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refusal.ts';
import type { FileStore } from './file-store.ts';
import { developPicture, inspect } from './inspect.ts';

export type ReceivedFile = {
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  contentKey: string;
  thumbnailKey: string | null;
  width: number | null;
  height: number | null;
};

/**
 * Streams an upload to disk, never holding it whole in memory, and ends it as soon as it is over the limit. Nothing
 * is left behind by an upload that fails or is cut off.
 * @param truncated says, after the stream has ended, whether the parser cut it at the limit
 * @throws Refused `file_too_large`, `file_empty`, `file_unreadable`
 */
export async function receiveFile(
  store: FileStore,
  source: Readable,
  truncated: () => boolean,
): Promise<ReceivedFile> {
  const upload = await store.begin();
  try {
    const { sha256, sizeBytes } = await writeDown(source, upload.path);
    if (truncated()) throw tooLarge();
    if (sizeBytes === 0) throw new Refused('file_empty', 'The file is empty. Choose another one.');
    const inspected = await inspect(upload.path);
    if (inspected.kind === 'file') {
      const contentKey = await store.keep(upload.path);
      return {
        mediaType: inspected.mediaType,
        sizeBytes,
        sha256,
        contentKey,
        thumbnailKey: null,
        width: null,
        height: null,
      };
    }
    return {
      mediaType: inspected.mediaType,
      sha256,
      ...(await keepPicture(store, upload.path, inspected.format)),
    };
  } finally {
    await upload.discard();
  }
}

export function tooLarge(): Refused {
  return new Refused(
    'file_too_large',
    `The file is larger than ${Math.floor(LIMITS.fileBytes / 1024 / 1024)} MB. Send a smaller one, or a link to it.`,
  );
}

async function writeDown(source: Readable, path: string): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function keepPicture(
  store: FileStore,
  source: string,
  format: 'jpeg' | 'png' | 'webp' | 'gif',
): Promise<Pick<ReceivedFile, 'sizeBytes' | 'contentKey' | 'thumbnailKey' | 'width' | 'height'>> {
  const content = await store.begin();
  const thumbnail = await store.begin();
  try {
    const { width, height, sizeBytes } = await developPicture(source, format, {
      content: content.path,
      thumbnail: thumbnail.path,
    });
    const contentKey = await store.keep(content.path);
    const thumbnailKey = await store.keep(thumbnail.path);
    return { sizeBytes, contentKey, thumbnailKey, width, height };
  } finally {
    await content.discard();
    await thumbnail.discard();
  }
}
