/** Something to put into an archive. `bytes` must be exactly as many as `sizeBytes` says. */
export type TarEntry = { name: string; sizeBytes: number; bytes: AsyncIterable<Uint8Array> };

export const BLOCK = 512;
/** From here on a size does not fit into eleven octal digits. */
const LARGE = 8 ** 11;
const NAME_BYTES = 100;

/**
 * The bytes of a tar archive (POSIX ustar; sizes from 8 GiB on in base 256, as GNU tar writes them), which `tar -tf` reads:
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 * @throws when an entry has another size than it said
 */
export async function* tarBytes(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, sizeBytes, bytes } of entries) {
    yield header(name, sizeBytes);
    let written = 0;
    for await (const piece of bytes) {
      written += piece.length;
      yield piece;
    }
    if (written !== sizeBytes)
      throw new Error(
        `${name} was ${sizeBytes} bytes long and gave ${written}: it changed while it was read.`,
      );
    yield new Uint8Array((BLOCK - (sizeBytes % BLOCK)) % BLOCK);
  }
  yield new Uint8Array(2 * BLOCK);
}

function header(name: string, sizeBytes: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > NAME_BYTES) throw new Error(`The name ${name} is too long for an archive.`);
  block.write(name, 0);
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  if (sizeBytes < LARGE) block.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(sizeBytes), 128);
  }
  block.write('00000000000\0', 136);
  block.write(' '.repeat(8), 148);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** The sum of the header's bytes, those of the sum itself counted as spaces. */
export function checksum(block: Uint8Array): number {
  let sum = 0;
  for (const [index, byte] of block.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  return sum;
}
