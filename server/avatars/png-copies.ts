import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../files/file-store.ts';
import type { Pictures } from '../files/pictures.ts';
import type { Uploader } from '../files/uploader.ts';

const SIDE_PX = 128;
/** A square of this side has at most 70 kB as PNG, before it is packed. */
const MAX_BYTES = 256 * 1024;
/** Some megabytes; the least recently used go first. */
const MOST_COPIES = 200;
/** All copies are counted as one uploader's, so that they leave the decoder to those who send pictures. */
const COPIES: Uploader = { kind: 'bot', id: 'png-copies', network: 'png-copies' };

/**
 * Small pictures of ours as PNG, for mails: Outlook and others show no WebP. A copy is made when it is first asked for, in the
 * process that decodes pictures, and kept in memory, because a picture never changes under its key.
 */
export function createPngCopies({ files, pictures }: { files: FileStore; pictures: Pictures }) {
  const copies = new Map<string, Promise<Buffer>>();

  return {
    /**
     * @param key of a picture that `receive-square-picture.ts` took in
     * @throws when there is no such file; ApiError `unavailable`, `too_many_requests` or `storage_full` when it cannot be made now
     */
    read(key: string): Promise<Buffer> {
      const copy = copies.get(key) ?? make(key);
      copies.delete(key);
      copies.set(key, copy);
      const oldest = copies.size > MOST_COPIES ? copies.keys().next().value : undefined;
      if (oldest !== undefined) copies.delete(oldest);
      // Whoever asks next tries again.
      copy.catch(() => copies.delete(key));
      return copy;
    },
  };

  async function make(key: string): Promise<Buffer> {
    const original = await files.begin(MAX_BYTES);
    const png = await files.begin(MAX_BYTES).catch(async (error: unknown) => {
      await original.discard();
      throw error;
    });
    try {
      await pipeline((await files.read(key)).stream, createWriteStream(original.path, { mode: 0o600 }));
      await pictures.develop(COPIES, async () => ({
        source: original.path,
        content: png.path,
        sidePx: SIDE_PX,
        format: 'png',
      }));
      return await readFile(png.path);
    } finally {
      await original.discard();
      await png.discard();
    }
  }
}
