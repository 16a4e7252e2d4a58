import { MOST_CHANNELS, MOST_PARTS } from './bounds.ts';

/** Boxes whose own boxes are looked at (ISO/IEC 14496-12). */
const ENTERED = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf', 'edts']);
const FRAMES_PER_SAMPLE = 1_024;
/** By the index that AAC's configuration names (ISO/IEC 14496-3, 1.6.3.4). */
const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];
/** The version and flags of a box, and the number of its entries, before the first one. */
const LIST_HEAD_BYTES = 8;
/** What stands before the boxes of a sample entry of sound. */
const ENTRY_HEAD_BYTES = 36;
const MOST_EDITS = 2;
const OBJECT_AAC = 0x40;
/** AAC as browsers write it, and the two made of it (ISO/IEC 14496-3, 1.5.1). Of others the configuration is written otherwise. */
const AAC_KINDS = new Set([2, 5, 29]);
/** `moov`, `trak`, `mdia`, `minf` and `stbl` stand in each other. */
const MOST_DEEP = 5;

type Found = { samples: number; rate: number | null; boxes: number };

/**
 * How long the sound in an MP4 file is, by how many samples it has and not by what its headers say; null where it is not as
 * browsers record: AAC of one or two channels, in whole or in fragments, readable to its last byte.
 */
export function secondsOfMp4(content: Buffer): number | null {
  const found: Found = { samples: 0, rate: null, boxes: 0 };
  return look(content, [0, content.length], found, 0) && found.rate !== null
    ? (found.samples * FRAMES_PER_SAMPLE) / found.rate
    : null;
}

/** @returns whether all boxes between these places could be read */
function look(content: Buffer, [from, end]: [number, number], found: Found, depth: number): boolean {
  for (let at = from; at < end; ) {
    found.boxes += 1;
    if (at + 8 > end || depth > MOST_DEEP || found.boxes > MOST_PARTS) return false;
    const size = content.readUInt32BE(at);
    const to = at + size;
    // No recording of two minutes needs sizes of 64 bits, and none has a box without an end.
    if (size < 8 || to > end) return false;
    const kind = content.toString('latin1', at + 4, at + 8);
    const taken = ENTERED.has(kind)
      ? look(content, [at + 8, to], found, depth + 1)
      : take(kind, content.subarray(at + 8, to), found);
    if (!taken) return false;
    at = to;
  }
  return true;
}

function take(kind: string, box: Buffer, found: Found): boolean {
  if (kind === 'stsz') return count(box, 8, found);
  if (kind === 'trun') return count(box, 4, found);
  // A list of edits may play the same sound again and again; an empty one before it is for what begins late.
  if (kind === 'elst') return box.length >= LIST_HEAD_BYTES && box.readUInt32BE(4) <= MOST_EDITS;
  // Its sizes are of less than a byte each: no browser writes it.
  if (kind === 'stz2') return false;
  if (kind !== 'stsd') return true;
  const entry = box.subarray(LIST_HEAD_BYTES);
  if (box.length < LIST_HEAD_BYTES || box.readUInt32BE(4) !== 1 || found.rate !== null) return false;
  if (entry.toString('latin1', 4, 8) !== 'mp4a') return false;
  found.rate = rateOf(entry.subarray(ENTRY_HEAD_BYTES));
  return found.rate !== null;
}

function count(box: Buffer, at: number, found: Found): boolean {
  if (box.length < at + 4) return false;
  found.samples += box.readUInt32BE(at);
  return true;
}

/** The sampling rate in the descriptors of `esds` (ISO/IEC 14496-1, 7.2.6): the decoder's, not the one beside it. */
function rateOf(boxes: Buffer): number | null {
  const start = boxes.indexOf('esds', 0, 'latin1');
  if (start < 0) return null;
  const descriptors = boxes.subarray(start + 8);
  let at = descriptor(descriptors, 0, 0x03);
  at = at === null ? null : descriptor(descriptors, at + 3, 0x04);
  if (at === null || descriptors[at] !== OBJECT_AAC) return null;
  at = descriptor(descriptors, at + 13, 0x05);
  if (at === null || at + 2 > descriptors.length) return null;
  const configuration = descriptors.readUInt16BE(at);
  const channels = (configuration >> 3) & 15;
  if (!AAC_KINDS.has(configuration >> 11) || channels < 1 || channels > MOST_CHANNELS) return null;
  return RATES[(configuration >> 7) & 15] ?? null;
}

/** Where what is in a descriptor begins; null where it is another one. Its size has up to four bytes. */
function descriptor(content: Buffer, at: number, tag: number): number | null {
  if (content[at] !== tag) return null;
  let from = at + 1;
  while (((content[from] ?? 0) & 0x80) !== 0) from += 1;
  return from + 1;
}
