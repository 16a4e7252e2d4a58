import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../command.ts';
import { decrypted, MAGIC } from './encryption.ts';
import type { AskPassphrase } from './passphrase.ts';

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * The tar of an archive: decrypted and uncompressed, where it is.
 * @throws Refusal when it cannot be read, or not with this passphrase
 */
export async function archiveBytes(
  archive: string,
  passphrase: AskPassphrase,
): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(archive, 'r').catch((error: Error) => {
    throw new Refusal(`${archive} cannot be read (${error.message}).`);
  });
  await handle.close();
  const stored = await begun(createReadStream(archive));
  const isEncrypted = stored.head.subarray(0, MAGIC.length).equals(MAGIC);
  const plain = isEncrypted ? await begun(decrypted(stored.all(), await passphrase())) : stored;
  return plain.head.subarray(0, GZIP.length).equals(GZIP) ? gunzipped(archive, plain.all()) : plain.all();
}

/** @throws Refusal when it is damaged, or ends too early */
async function* gunzipped(archive: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const raw = Readable.from(bytes, { objectMode: false });
  const gunzip = createGunzip();
  raw.on('error', (error) => gunzip.destroy(error));
  try {
    yield* raw.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('Z_')) throw error;
    throw new Refusal(`${archive} is damaged, or was cut off (${message}). Take another back-up.`);
  }
}

type Begun = { head: Buffer; all(): AsyncGenerator<Uint8Array> };

/** Reads the beginning of something, which says what it is, and gives all of it. */
async function begun(source: AsyncIterable<Uint8Array>): Promise<Begun> {
  const pieces = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let ended = false;
  while (head.length < MAGIC.length && !ended) {
    const { value, done } = await pieces.next();
    ended = done === true;
    if (!ended) head = Buffer.concat([head, value]);
  }
  return {
    head,
    async *all() {
      try {
        yield head;
        while (!ended) {
          const { value, done } = await pieces.next();
          if (done === true) return;
          yield value;
        }
      } finally {
        await pieces.return?.();
      }
    },
  };
}
