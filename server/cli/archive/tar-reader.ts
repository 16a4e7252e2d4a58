import { BLOCK, checksum, type TarEntry } from './tar-writer.ts';

/**
 * The entries of an archive that `tarBytes` made, in order. Each must be read before the next is asked for; what is left
 * of one is passed over. The source is read to its end: what checks it, such as a sum behind it, has then seen all of it.
 * @throws when it is no archive, or ends too early
 */
export async function* tarEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const input = reading(source);
  for (;;) {
    const block = await input.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) return input.end();
    const { name, sizeBytes } = readHeader(block);
    let left = sizeBytes;
    const bytes = (async function* () {
      while (left > 0) {
        const piece = await input.upTo(left);
        left -= piece.length;
        yield piece;
      }
    })();
    yield { name, sizeBytes, bytes };
    while (left > 0) left -= (await input.upTo(left)).length;
    await input.exactly((BLOCK - (sizeBytes % BLOCK)) % BLOCK);
  }
}

function readHeader(block: Buffer): { name: string; sizeBytes: number } {
  const said = Number.parseInt(block.toString('latin1', 148, 156), 8);
  if (said !== checksum(block)) throw new Error('This is no archive of Frontdesk, or it is damaged.');
  const name = block.toString('utf8', 0, block.indexOf(0));
  const large = block[124] === 0x80;
  const sizeBytes = large
    ? Number(block.readBigUInt64BE(128))
    : Number.parseInt(block.toString('latin1', 124, 135), 8);
  return { name, sizeBytes };
}

function reading(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return {
    /** At least one byte, at most so many. */
    async upTo(most: number): Promise<Buffer> {
      while (held.length === 0) held = await next();
      const piece = held.subarray(0, most);
      held = held.subarray(piece.length);
      return piece;
    },
    /** A block or less: never much at once. */
    async exactly(length: number): Promise<Buffer> {
      while (held.length < length) held = Buffer.concat([held, await next()]);
      const piece = held.subarray(0, length);
      held = held.subarray(length);
      return piece;
    },
    async end(): Promise<void> {
      for (let done = false; !done; ) done = (await pieces.next()).done === true;
    },
  };

  async function next(): Promise<Buffer> {
    const { value, done } = await pieces.next();
    if (done === true) throw new Error('The archive ends too early: it was cut off.');
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
}
