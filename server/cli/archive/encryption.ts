import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../command.ts';

/**
 * An encrypted archive: a header, then chunks of AES-256-GCM, each bound to the header, to its place and to whether it is the last, so
 * that none can be changed, left out, repeated or exchanged, and an archive that was cut off is noticed. That is the STREAM
 * construction (Hoang, Reyhanitabar, Rogaway, Vizár: https://eprint.iacr.org/2015/189), with the nonce prefix, counter and last byte.
 *
 *     header   16 bytes of MAGIC, log2 of scrypt's cost, 16 bytes of salt, 7 bytes of nonce prefix, 16 bytes that tell a wrong passphrase
 *     chunk    64 KiB (the last one: up to that), encrypted, and its tag of 16 bytes
 *     nonce    prefix, the chunk's number in 4 bytes (big-endian), 1 for the last chunk and 0 for every other
 */
export const MAGIC = Buffer.from('FRONTDESK-ENC-1\n', 'latin1');
const SALT_BYTES = 16;
const PREFIX_BYTES = 7;
const CHECK_BYTES = 16;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const CHUNK_BYTES = 64 * 1024;
/** Where in the header they begin. */
const COST_AT = MAGIC.length;
const SALT_AT = COST_AT + 1;
const PREFIX_AT = SALT_AT + SALT_BYTES;
const CHECK_AT = PREFIX_AT + PREFIX_BYTES;
const HEADER_BYTES = CHECK_AT + CHECK_BYTES;
const MOST_CHUNKS = 2 ** 32;
/** 128 MiB and some tenths of a second for each guess (RFC 7914). An archive may not ask for more than 1 GiB. */
const COST_LOG2 = 17;
const MOST_COST_LOG2 = 20;
const BLOCK_SIZE = 8;

type Key = { key: Buffer; header: Buffer; prefix: Buffer };

/**
 * Encrypts a stream, with a key that is this stream's alone.
 * @param costLog2 of scrypt; less only for tests
 */
export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  passphrase: string,
  costLog2 = COST_LOG2,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT_BYTES);
  const prefix = randomBytes(PREFIX_BYTES);
  const { key, check } = await derived(passphrase, salt, costLog2);
  const header = Buffer.concat([MAGIC, Buffer.from([costLog2]), salt, prefix, check]);
  yield header;
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of source) {
    held = Buffer.concat([held, piece]);
    for (; held.length > CHUNK_BYTES; held = held.subarray(CHUNK_BYTES))
      yield seal({ key, header, prefix }, number++, false, held.subarray(0, CHUNK_BYTES));
  }
  yield seal({ key, header, prefix }, number, true, held);
}

/**
 * What was encrypted. Each piece is what was put in, at its place; that nothing is missing at the end is known when the last was read.
 * @param source the archive, from its first byte on
 * @throws Refusal for another passphrase, and for an archive that was changed or cut off
 */
export async function* decrypted(
  source: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  let opened: Key | null = null;
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of source) {
    held = Buffer.concat([held, piece]);
    if (opened === null) {
      if (held.length < HEADER_BYTES) continue;
      opened = await keyFor(Buffer.from(held.subarray(0, HEADER_BYTES)), passphrase);
      held = held.subarray(HEADER_BYTES);
    }
    // One more byte tells that it is not the last.
    for (; held.length > CHUNK_BYTES + TAG_BYTES; held = held.subarray(CHUNK_BYTES + TAG_BYTES)) {
      const chunk = open(opened, number++, false, held.subarray(0, CHUNK_BYTES + TAG_BYTES));
      if (chunk === null) throw new Refusal('The archive was changed after it was encrypted.');
      yield chunk;
    }
  }
  if (opened === null) throw cutOff();
  const last = open(opened, number, true, held);
  if (last === null) throw cutOff();
  yield last;
}

const cutOff = () => new Refusal('The archive was cut off, or changed after it was encrypted.');

async function keyFor(header: Buffer, passphrase: string): Promise<Key> {
  const bytes = (from: number, length: number) => header.subarray(from, from + length);
  const costLog2 = header.readUInt8(COST_AT);
  const salt = bytes(SALT_AT, SALT_BYTES);
  const prefix = bytes(PREFIX_AT, PREFIX_BYTES);
  const expected = bytes(CHECK_AT, CHECK_BYTES);
  if (costLog2 < 1 || costLog2 > MOST_COST_LOG2)
    throw new Refusal('The beginning of the archive is damaged.');
  const { key, check } = await derived(passphrase, salt, costLog2);
  if (!timingSafeEqual(check, expected))
    throw new Refusal('The archive was encrypted with another passphrase, or its beginning is damaged.');
  return { key, header, prefix };
}

/** The check says nothing of the key: it is the next block of what scrypt gives. */
function derived(
  passphrase: string,
  salt: Uint8Array,
  costLog2: number,
): Promise<{ key: Buffer; check: Buffer }> {
  const N = 2 ** costLog2;
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFC'),
      salt,
      KEY_BYTES + CHECK_BYTES,
      { N, r: BLOCK_SIZE, p: 1, maxmem: 2 * 128 * N * BLOCK_SIZE },
      (error, bytes) => {
        if (error !== null) reject(error);
        else resolve({ key: bytes.subarray(0, KEY_BYTES), check: bytes.subarray(KEY_BYTES) });
      },
    );
  });
}

function nonceOf({ prefix }: Key, number: number, last: boolean): Buffer {
  if (number >= MOST_CHUNKS)
    throw new Refusal('The archive is too large to be encrypted: it ends at 256 TiB.');
  const nonce = Buffer.alloc(PREFIX_BYTES + 5);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, PREFIX_BYTES);
  nonce[PREFIX_BYTES + 4] = last ? 1 : 0;
  return nonce;
}

function seal(key: Key, number: number, last: boolean, chunk: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key.key, nonceOf(key, number, last));
  cipher.setAAD(key.header);
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

/** @returns null when it is not what was sealed at this place */
function open(key: Key, number: number, last: boolean, sealed: Buffer): Buffer | null {
  if (sealed.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key.key, nonceOf(key, number, last));
  decipher.setAAD(key.header);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const chunk = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([chunk, decipher.final()]);
  } catch {
    return null;
  }
}
