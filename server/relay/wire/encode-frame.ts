const FINAL_TEXT = 0x81;
/** https://www.rfc-editor.org/rfc/rfc6455#section-5.2: lengths up to here fit the second byte; then two bytes; then eight. */
const SHORT_LENGTH = 125;
const TWO_BYTE_LENGTH = 65_535;

export type ServerFrame = { event: string; channel?: string; data?: unknown; user_id?: string };

/**
 * A message as it goes over the wire: encoded and framed once, and written to every socket as it is.
 * `data` is a string where the protocol says so ("double encoding"):
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#double-encoding
 */
export function encodeFrame(frame: ServerFrame): Buffer {
  return textFrame(JSON.stringify(frame));
}

/** Frames of one event for many channels: what they have in common is encoded once. */
export function eventEncoder(event: string, data: string): (channel: string) => Buffer {
  const head = `{"event":${JSON.stringify(event)},"channel":`;
  const tail = `,"data":${JSON.stringify(data)}}`;
  return (channel) => textFrame(head + JSON.stringify(channel) + tail);
}

/** A whole text message of a server, not masked. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length <= SHORT_LENGTH ? 2 : length <= TWO_BYTE_LENGTH ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FINAL_TEXT;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}
