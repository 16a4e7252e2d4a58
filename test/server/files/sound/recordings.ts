/** The beginning of a packet of Opus, by how many milliseconds of sound are in it (RFC 6716, 3.1). */
const PACKETS = { 20: [0x78, 0xff, 0xfe], 60: [0x18, 0xff, 0xfe], 120: [0x1b, 0x02, 0xff] } as const;

export type Recorded = {
  codec?: string;
  channels?: number;
  /** How many packets it has. */
  packets?: number;
  packetMs?: keyof typeof PACKETS;
};
type Bytes = Uint8Array<ArrayBuffer>;

/** An element of Matroska, with its size in four bytes. */
function element(id: number[], ...parts: Iterable<number>[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  return [...id, 0x10 | (content.length >> 24), ...bytesOf(content.length, 3), ...content];
}
const bytesOf = (value: number, length: number) =>
  Array.from({ length }, (_, at) => (value >>> (8 * (length - 1 - at))) & 0xff);
const text = (words: string) => Buffer.from(words, 'latin1');

/** The head of a recording as Chromium writes it, and its one track. */
function webmHead(codec: string, more: number[]): number[] {
  const head = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], text('webm')));
  const track = element([0xae], element([0xd7], [1]), element([0x86], text(codec)), more);
  return [...head, ...SEGMENT, ...element([0x16, 0x54, 0xae, 0x6b], track)];
}
/** Segment and cluster, of unknown size. */
const SEGMENT = [0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255];
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75, 0x01, 255, 255, 255, 255, 255, 255, 255];

/** What a decoder is told of Opus (RFC 7845, 5.1), as a track of WebM carries it. */
const opusHead = (channels: number) => element([0x63, 0xa2], headOf('OpusHead', channels));
const headOf = (codec: string, channels: number) =>
  Buffer.concat([text(codec), Buffer.from([1, channels, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);

/**
 * A recording as Chromium and Firefox make it, one second long if nothing else is said.
 * @param more elements of its track; `flags` of its blocks; `sound` is taken in the place of its packets
 */
export function webmRecording({
  codec = 'A_OPUS',
  channels = 1,
  packets = 50,
  packetMs = 20,
  more = [],
  flags = 0x80,
  sound = PACKETS[packetMs],
}: Recorded & { more?: number[]; flags?: number; sound?: readonly number[] } = {}): Bytes {
  const block = element([0xa3], [0x81, 0, 0, flags], sound);
  return new Uint8Array([
    ...webmHead(codec, [...opusHead(channels), ...more]),
    ...CLUSTER,
    ...Array(packets).fill(block).flat(),
  ]);
}

/** A page of Ogg, of packets shorter than 255 bytes. */
function page(flags: number, packets: (readonly number[] | Buffer)[]): number[] {
  const head = [...text('OggS'), 0, flags, ...new Array(20).fill(0), packets.length];
  return [...head, ...packets.map(({ length }) => length), ...packets.flatMap((packet) => [...packet])];
}

/** A recording as Firefox makes it where there is no WebM. */
export function oggRecording({
  codec = 'OpusHead',
  channels = 1,
  packets = 50,
  packetMs = 20,
}: Recorded = {}): Bytes {
  const head = headOf(codec, channels);
  const pages = Array(Math.ceil(packets / 50)).fill(
    page(0, Array(Math.min(50, packets)).fill(PACKETS[packetMs])),
  );
  return new Uint8Array([...page(2, [head]), ...page(0, [text('OpusTags')]), ...pages.flat()]);
}

function box(kind: string, ...parts: Iterable<number>[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  return [...bytesOf(content.length + 8, 4), ...text(kind), ...content];
}

/**
 * A recording as Safari makes it: AAC of 48 kHz.
 * @param samples how many it has, 1,024 values each; in a fragment where it is one
 */
export function mp4Recording({
  samples = 47,
  fragmented = false,
  codec = 'mp4a',
  object = 0x40,
  edits = 1,
  kind = 2,
  channels = 2,
} = {}): Bytes {
  // Of 48 kHz, which is the fourth of the rates that have a number.
  const configuration = [0x05, 2, ...bytesOf((kind << 11) | (3 << 7) | (channels << 3), 2)];
  const decoder = [0x04, 13 + configuration.length, object, ...new Array(12).fill(0), ...configuration];
  const esds = box('esds', [0, 0, 0, 0, 0x03, 3 + decoder.length, 0, 0, 0, ...decoder]);
  const stsd = box('stsd', [0, 0, 0, 0, 0, 0, 0, 1], box(codec, new Array(28).fill(0), esds));
  const stsz = box('stsz', bytesOf(0, 8), bytesOf(fragmented ? 0 : samples, 4));
  const elst = box('edts', box('elst', bytesOf(0, 4), bytesOf(edits, 4)));
  const track = box('trak', elst, box('mdia', box('minf', box('stbl', stsd, stsz))));
  const fragment = fragmented
    ? box('moof', box('traf', box('trun', bytesOf(0, 4), bytesOf(samples, 4))))
    : [];
  return new Uint8Array([
    ...box('ftyp', text('M4A '), bytesOf(0, 4), text('M4A ')),
    ...box('moov', track),
    ...fragment,
  ]);
}
