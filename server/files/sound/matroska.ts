import { MOST_CHANNELS, MOST_PARTS } from './bounds.ts';
import { opusChannels, opusPacketMs } from './opus.ts';

/** Elements whose own elements are looked at, among them the ones that browsers write with an unknown size (RFC 9559, 5.1). */
const ENTERED = new Set([0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0]);
const EBML = 0x1a45dfa3;
const CODEC = 0x86;
const CODEC_PRIVATE = 0x63a2;
const ENCODINGS = 0x6d80;
const BLOCKS = new Set([0xa1, 0xa3]);
/** The track's number, the time and the flags before the sound of a block. */
const BLOCK_HEAD_BYTES = 4;
const LACED = 0x06;
const UNKNOWN = Number.POSITIVE_INFINITY;

/**
 * How long the sound in a WebM or Matroska file is, by its packets and not by what its headers say; null where it is not as
 * browsers record: Opus of one or two channels in every track, neither compressed nor laced, and readable to its last byte.
 */
export function secondsOfMatroska(content: Buffer): number | null {
  let milliseconds = 0;
  let tracks = 0;
  let elements = 0;
  /** Where the elements end that are being looked at, the innermost last: nothing in them may reach further. */
  const ends = [content.length];
  for (let at = 0; at < content.length; ) {
    elements += 1;
    if (elements > MOST_PARTS) return null;
    while (at === ends.at(-1)) ends.pop();
    const end = ends.at(-1) as number;
    const id = idAt(content, at);
    const size = id === null ? null : sizeAt(content, at + id.bytes);
    if (id === null || size === null) return null;
    const from = at + id.bytes + size.bytes;
    const entered = ENTERED.has(id.value);
    const to = entered && size.value === UNKNOWN ? end : from + size.value;
    if (from > end || to > end || id.value === ENCODINGS || (at === 0 && id.value !== EBML)) return null;
    if (entered) {
      ends.push(to);
      at = from;
      continue;
    }
    if (id.value === CODEC) {
      if (content.toString('latin1', from, to).replace(/\0+$/, '') !== 'A_OPUS') return null;
      tracks += 1;
    }
    // Where it is left out, decoders know of two channels at most.
    if (id.value === CODEC_PRIVATE && opusChannels(content.subarray(from, to)) > MOST_CHANNELS) return null;
    if (BLOCKS.has(id.value)) {
      const block = content.subarray(from, to);
      // The number of a track above 127 takes more bytes: no browser has so many.
      if (block.length < BLOCK_HEAD_BYTES || (block[0] as number) < 0x80) return null;
      if (((block[3] as number) & LACED) !== 0) return null;
      milliseconds += opusPacketMs(block.subarray(BLOCK_HEAD_BYTES));
    }
    at = to;
  }
  return tracks === 0 ? null : milliseconds / 1_000;
}

type Read = { value: number; bytes: number };

/** The id of an element, with the bit that says how many bytes it has (RFC 8794, 5). */
function idAt(content: Buffer, at: number): Read | null {
  const bytes = lengthAt(content, at);
  if (bytes > 4 || at + bytes > content.length) return null;
  return { value: content.readUIntBE(at, bytes), bytes };
}

/** The size of what is in an element; `UNKNOWN` where that is not said (RFC 8794, 6.2). */
function sizeAt(content: Buffer, at: number): Read | null {
  const bytes = lengthAt(content, at);
  if (bytes > 8 || at + bytes > content.length) return null;
  let value = (content[at] as number) & (0xff >> bytes);
  let unknown = value === 0xff >> bytes;
  for (const byte of content.subarray(at + 1, at + bytes)) {
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { value: unknown ? UNKNOWN : value, bytes };
}

/** How many bytes a number has: one more than zeros are before its first bit. */
function lengthAt(content: Buffer, at: number): number {
  return Math.clz32(content[at] ?? 0) - 23;
}
