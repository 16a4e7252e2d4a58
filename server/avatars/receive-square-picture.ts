import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '../common/api-error.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Incoming } from '../files/incoming.ts';
import type { Pictures } from '../files/pictures.ts';
import type { Uploader } from '../files/uploader.ts';

const MAX_BYTES = 2 * 1024 * 1024;
/** Shown at up to 40 px, sharp on screens of three times the density. */
const SIDE_PX = 128;

/**
 * Takes in a small picture that stands for somebody: written anew as WebP, cropped to a square, without anything but its pixels.
 * @returns the key under which the store has it
 * @throws ApiError `file_too_large` over 2 MB, `picture_too_large`, `file_unreadable`
 */
export async function receiveSquarePicture(
  { files, pictures }: { files: FileStore; pictures: Pictures },
  uploader: Uploader,
  source: Readable,
): Promise<string> {
  const original = await files.begin(MAX_BYTES);
  const small = await files.begin(MAX_BYTES);
  try {
    await writeDown(source, original);
    await pictures.develop(uploader, async () => ({
      source: original.path,
      content: small.path,
      sidePx: SIDE_PX,
    }));
    return await files.keep(small.path);
  } finally {
    await original.discard();
    await small.discard();
  }
}

async function writeDown(source: Readable, { path, wrote }: Incoming): Promise<void> {
  let size = 0;
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > MAX_BYTES)
          throw new ApiError('file_too_large', 'The picture is larger than 2 MB. Choose a smaller one.');
        await wrote(chunk.length);
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
}
