import { MOST_CHANNELS, MOST_PARTS } from './bounds.ts';
import { opusChannels, opusPacketMs } from './opus.ts';

const HEAD_BYTES = 27;
const CONTINUED = 0x01;
const FIRST = 0x02;
/** What says how to decode it, and its tags (RFC 7845, 3). */
const HEADERS = 2;

/**
 * How long the sound in an Ogg file is, by its packets; null where it is not as browsers record: one stream of Opus with one or
 * two channels, readable to its last byte (RFC 3533, 6).
 */
export function secondsOfOgg(content: Buffer): number | null {
  let milliseconds = 0;
  let packets = 0;
  let within = false;
  for (let at = 0; at < content.length; ) {
    const table = at + HEAD_BYTES;
    const segments = content[at + HEAD_BYTES - 1] ?? 0;
    if (content.toString('latin1', at, at + 4) !== 'OggS' || table + segments > content.length) return null;
    const flags = content[at + 5] as number;
    // Another stream behind or beside the first one is another recording.
    if (((flags & FIRST) !== 0) !== (at === 0) || ((flags & CONTINUED) !== 0) !== within) return null;
    let from = table + segments;
    for (const size of content.subarray(table, table + segments)) {
      const to = from + size;
      if (to > content.length) return null;
      if (!within) {
        packets += 1;
        if (packets > MOST_PARTS) return null;
        const packet = content.subarray(from, to);
        if (
          packets === 1 &&
          (packet.toString('latin1', 0, 8) !== 'OpusHead' || opusChannels(packet) > MOST_CHANNELS)
        )
          return null;
        if (packets > HEADERS) milliseconds += opusPacketMs(packet);
      }
      within = size === 255;
      from = to;
    }
    at = from;
  }
  return packets < HEADERS ? null : milliseconds / 1_000;
}
