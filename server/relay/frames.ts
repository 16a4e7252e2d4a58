/** A frame from a client, as far as it can be believed. */
export type ClientFrame = { event: string; channel: string | undefined; data: unknown };

/** Deeper than this is nobody's message. */
const MAX_DEPTH = 32;

/**
 * A message as it goes over the wire: encoded and framed once, written to every socket as it is.
 * `data` is a string, as the protocol has it ("double encoding"):
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#double-encoding
 */
export function encodeFrame(frame: {
  event: string;
  channel?: string;
  data?: unknown;
  user_id?: string;
}): Buffer {
  const payload = Buffer.from(JSON.stringify(frame));
  return Buffer.concat([textFrameHeader(payload.length), payload]);
}

/** A whole text message from a server, not masked: https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
function textFrameHeader(length: number): Buffer {
  const FINAL_TEXT = 0x81;
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  if (length < 65_536) return Buffer.from([FINAL_TEXT, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = FINAL_TEXT;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

/**
 * Reads what a client sent. Never throws.
 * @returns null for anything that is not a JSON object with a string `event`
 */
export function parseFrame(text: string): ClientFrame | null {
  if (depthOf(text) > MAX_DEPTH) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: the caller answers with an error, the connection stays.
    return null;
  }
  if (!isRecord(value) || typeof value['event'] !== 'string') return null;
  const channel = value['channel'];
  return {
    event: value['event'],
    channel: typeof channel === 'string' ? channel : undefined,
    data: value['data'],
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How deep brackets nest, counted without parsing; brackets in strings count too, which only makes it stricter. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}
