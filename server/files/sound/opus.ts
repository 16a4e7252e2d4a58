/** How long a frame is, in milliseconds, by the configuration in the packet's first byte (RFC 6716, 3.1). */
const SILK_MS = [10, 20, 40, 60];
const CELT_MS = [2.5, 5, 10, 20];

/**
 * How long the sound of one Opus packet is, in milliseconds, as whoever decodes it will find.
 * @param packet its first two bytes are enough
 */
export function opusPacketMs(packet: Uint8Array): number {
  const [first = 0, second = 0] = packet;
  return frameMs(first >> 3) * frames(first & 3, second);
}

/** How many channels the header of a stream says that it has (RFC 7845, 5.1); 0 where it is too short to say. */
export function opusChannels(head: Uint8Array): number {
  return head[9] ?? 0;
}

function frameMs(configuration: number): number {
  if (configuration >= 16) return CELT_MS[configuration & 3] as number;
  return configuration >= 12 ? 10 * (1 + (configuration & 1)) : (SILK_MS[configuration & 3] as number);
}

function frames(code: number, second: number): number {
  if (code === 3) return second & 63;
  return code === 0 ? 1 : 2;
}
