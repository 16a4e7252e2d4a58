import { setImmediate } from 'node:timers/promises';

const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;
/** After so much, others have their turn. */
const SLICE_BYTES = 1024 * 1024;

/**
 * Decodes quoted-printable (RFC 2045, section 6.7) in one pass, whatever the lines: programs write lines of any length and
 * cut mails off in the middle of a character. What is no escape stays as it is.
 */
export async function decodeQuotedPrintable(encoded: Buffer): Promise<Buffer> {
  const decoded = Buffer.allocUnsafe(encoded.length);
  let length = 0;
  let at = 0;
  let sliceEnd = SLICE_BYTES;
  while (at < encoded.length) {
    if (at >= sliceEnd) {
      await setImmediate();
      sliceEnd = at + SLICE_BYTES;
    }
    const byte = encoded[at] as number;
    if (byte !== EQUALS) {
      decoded[length] = byte;
      length += 1;
      at += 1;
      continue;
    }
    const value = hexValue(encoded[at + 1]) * 16 + hexValue(encoded[at + 2]);
    if (value >= 0) {
      decoded[length] = value;
      length += 1;
      at += 3;
      continue;
    }
    const next = afterSoftBreak(encoded, at + 1);
    if (next === null) {
      decoded[length] = byte;
      length += 1;
    }
    at = next ?? at + 1;
  }
  return decoded.subarray(0, length);
}

/** Where the text goes on after a soft line break; null: there is none. Blanks at the end of a line were added on the way. */
function afterSoftBreak(encoded: Buffer, from: number): number | null {
  let at = from;
  while (at < from + 80 && (encoded[at] === 0x20 || encoded[at] === 0x09)) at += 1;
  if (at >= encoded.length) return at;
  if (encoded[at] === CR) return encoded[at + 1] === LF ? at + 2 : at + 1;
  return encoded[at] === LF ? at + 1 : null;
}

/** The value of a hexadecimal digit; far below zero for anything else, so that a sum with it is, too. */
function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1_000;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1_000;
}
