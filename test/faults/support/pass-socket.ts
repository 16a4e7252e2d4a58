import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { FrameFaults } from './fault-proxy.ts';
import type { Seeded } from './seeded.ts';

export type PassSocket = {
  request: IncomingMessage;
  client: Socket;
  head: Buffer;
  target: { host: string; port: number };
  frames(): FrameFaults;
  random: Seeded;
  count(what: string): void;
};

export type PassedSocket = {
  freeze(): void;
  thaw(): void;
  deaf(): boolean;
  cut(): void;
};

type FrameFault = keyof FrameFaults;
const FAULTS: readonly FrameFault[] = ['drop', 'duplicate', 'swap', 'cut', 'deafen'];

/** Passes a WebSocket: to the server byte by byte, to the client frame by frame, each with at most one fault. */
export function passSocket({
  request,
  client,
  head,
  target,
  frames,
  random,
  count,
}: PassSocket): PassedSocket {
  const upstream = connect(target.port, target.host);
  let upgraded = false;
  let refused = false;
  let rest = Buffer.alloc(0);
  let held: Buffer | null = null;
  let deaf = false;
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const [socket, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    socket.setNoDelay(true);
    socket.on('error', end);
    // What was said last is still to arrive.
    socket.on('end', () => other.end());
    socket.on('close', () => other.end());
  }
  upstream.write(upgradeOf(request));
  if (head.length > 0) upstream.write(head);
  client.on('data', (chunk) => upstream.write(chunk));
  upstream.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (!upgraded && !answered()) return;
    if (refused) {
      client.write(rest);
      rest = Buffer.alloc(0);
    }
    for (;;) {
      const length = frameLength(rest);
      if (length === null || rest.length < length) return;
      const frame = rest.subarray(0, length);
      rest = rest.subarray(length);
      pass(frame);
    }
  });

  return {
    freeze() {
      client.pause();
      upstream.pause();
    },
    thaw() {
      client.resume();
      upstream.resume();
    },
    deaf: () => deaf || held !== null,
    cut: end,
  };

  /** The server's answer to the upgrade goes through as it is. */
  function answered(): boolean {
    const at = rest.indexOf('\r\n\r\n');
    if (at < 0) return false;
    upgraded = true;
    refused = !rest.toString('latin1', 0, at).startsWith('HTTP/1.1 101');
    client.write(rest.subarray(0, at + 4));
    rest = rest.subarray(at + 4);
    return true;
  }

  function pass(frame: Buffer): void {
    if (deaf) return;
    const fault = drawn(frames(), random);
    count(fault === null ? 'frames' : `frame ${fault}`);
    if (fault === 'cut') return end();
    if (fault === 'deafen') {
      deaf = true;
      return;
    }
    if (fault === 'drop') return;
    if (fault === 'swap' && held === null) {
      held = frame;
      return;
    }
    client.write(frame);
    if (fault === 'duplicate') client.write(frame);
    if (held === null) return;
    client.write(held);
    held = null;
  }
}

function upgradeOf({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** How long the first frame is, once its head is there: https://datatracker.ietf.org/doc/html/rfc6455#section-5.2 (a server's are not masked). */
function frameLength(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  if (short < 126) return 2 + short;
  if (short === 126) return bytes.length < 4 ? null : 4 + bytes.readUInt16BE(2);
  return bytes.length < 10 ? null : 10 + Number(bytes.readBigUInt64BE(2));
}

function drawn(faults: FrameFaults, random: Seeded): FrameFault | null {
  let left = random.next();
  for (const fault of FAULTS) {
    left -= faults[fault];
    if (left < 0) return fault;
  }
  return null;
}
