import { connect, type Socket } from 'node:net';
import { APP, type Subject } from './subjects.ts';

/**
 * A WebSocket client that costs next to nothing, so that a measurement is one of the server: it answers nothing, and
 * reads of what comes only where a message ends.
 */
export type Subscriber = {
  socket: Socket;
  /** Messages that have come. */
  messages: number;
  /** The first message. */
  greeting: string;
  /** Is called with each message, when somebody wants to read them. */
  onMessage: ((payload: Buffer) => void) | null;
};

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** Resolves when the server has greeted. */
export function connectSubscriber(subject: Subject, channel: string): Promise<Subscriber> {
  const path = subject.name === 'bare ws' ? `/${channel}` : appPath(APP.key);
  return openSubscriber(subject.port, path);
}

/** Where the clients of an app connect. */
export function appPath(key: string): string {
  return `/app/${key}?protocol=7&client=bench&version=1`;
}

/** Resolves with the first message that the server sends, which has the number of the connection in it. */
export function openSubscriber(port: number, path: string): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const subscriber: Subscriber = {
      socket,
      messages: 0,
      greeting: '',
      onMessage: (payload) => {
        subscriber.greeting = payload.toString();
        subscriber.onMessage = null;
      },
    };
    let upgraded = false;
    let rest: Buffer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection.')));
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\n\r\n`,
    );
    socket.on('data', (chunk: Buffer) => {
      let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!upgraded) {
        const end = data.indexOf('\r\n\r\n');
        if (end === -1) {
          rest = data;
          return;
        }
        upgraded = true;
        data = data.subarray(end + 4);
      }
      const before = subscriber.messages;
      rest = readMessages(subscriber, data);
      if (before === 0 && subscriber.messages > 0) resolve(subscriber);
    });
  });
}

/** Connects and subscribes; resolves when the server has confirmed it. */
export async function subscribe(subject: Subject, channel: string): Promise<Subscriber> {
  const subscriber = await connectSubscriber(subject, channel);
  await join(subscriber, channel);
  return subscriber;
}

/** One more channel on a connection that is there already. */
export function join(subscriber: Subscriber, channel: string, auth: object = {}): Promise<void> {
  const frame = masked(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...auth } }));
  return new Promise((resolve) => {
    subscriber.onMessage = () => {
      subscriber.onMessage = null;
      resolve();
    };
    subscriber.socket.write(frame);
  });
}

/** @returns what belongs to a message that has not ended yet */
function readMessages(subscriber: Subscriber, data: Buffer): Buffer {
  let at = 0;
  while (data.length - at >= 2) {
    let length = (data[at + 1] ?? 0) & 0x7f;
    let header = 2;
    if (length === 126) {
      if (data.length - at < 4) break;
      length = data.readUInt16BE(at + 2);
      header = 4;
    }
    if (data.length - at < header + length) break;
    subscriber.messages += 1;
    subscriber.onMessage?.(data.subarray(at + header, at + header + length));
    at += header + length;
  }
  return at === data.length ? EMPTY : data.subarray(at);
}
const EMPTY = Buffer.alloc(0);

/** A text frame of a client, with a mask of zeros. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  const header =
    payload.length < 126
      ? [0x81, 0x80 | payload.length]
      : [0x81, 0xfe, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([...header, 0, 0, 0, 0]), payload]);
}
