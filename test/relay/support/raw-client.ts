import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { EngineAddress, EngineApp } from './engine.ts';
import { eventually } from './waiting.ts';

export type Frame = { event: string; channel?: string; data?: unknown; user_id?: string };

export type RawClient = {
  socket: WebSocket;
  /** Empty until the connection is established. */
  socketId: string;
  /** Everything that came, in order. */
  frames: Frame[];
  /** The code it was closed with. */
  closeCode: number | null;
  send(frame: unknown): void;
  /** Resolves with the first frame of this event (on this channel, where one is named) that was not taken before. */
  next(event: string, channel?: string): Promise<Frame>;
  /** Resolves when everything sent so far has been dealt with: a ping's answer comes after all of it. */
  settled(): Promise<void>;
  closed(): Promise<number>;
  subscribe(channel: string, channelData?: string): void;
  stop(): void;
};

export const QUERY = 'protocol=7&client=js&version=8.6.0&flash=false';

/** A client that says exactly what it is told to, and hides nothing of what it hears. */
export async function connectRaw(engine: EngineAddress, app: EngineApp = engine.app): Promise<RawClient> {
  const client = openRaw(engine, `/app/${app.key}?${QUERY}`, {}, app);
  const { data } = await client.next('pusher:connection_established');
  client.socketId = JSON.parse(String(data)).socket_id;
  return client;
}

/** Opens a connection and waits for nothing. */
export function openRaw(
  engine: EngineAddress,
  path: string,
  options: ClientOptions = {},
  app: EngineApp = engine.app,
): RawClient {
  const socket = new WebSocket(`ws://${engine.host}:${engine.port}${path}`, options);
  const taken = new Set<Frame>();
  const client: RawClient = {
    socket,
    socketId: '',
    frames: [],
    closeCode: null,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: (event, channel) =>
      eventually(`${event} ${channel ?? ''}, among ${JSON.stringify(client.frames)}`, () => {
        const found = client.frames.find(
          (frame) =>
            frame.event === event &&
            (channel === undefined || frame.channel === channel) &&
            !taken.has(frame),
        );
        if (found !== undefined) taken.add(found);
        return found;
      }),
    async settled() {
      client.send({ event: 'pusher:ping', data: {} });
      await client.next('pusher:pong');
    },
    closed: () => eventually('the close', () => client.closeCode),
    subscribe(channel, channelData) {
      const auth = authFor(app, client.socketId, channel, channelData);
      const data = { channel, ...(channelData === undefined ? {} : { channel_data: channelData }) };
      const guarded = /^(private|presence)-/.test(channel);
      client.send({ event: 'pusher:subscribe', data: guarded ? { ...data, auth } : data });
    },
    stop: () => socket.terminate(),
  };
  socket.on('message', (data) => client.frames.push(JSON.parse(String(data))));
  socket.on('error', () => {
    client.closeCode ??= 1006;
  });
  socket.on('close', (code) => {
    client.closeCode = code;
  });
  return client;
}

export async function opened(client: RawClient): Promise<void> {
  if (client.socket.readyState === WebSocket.CONNECTING) await once(client.socket, 'open');
}

export function authFor(app: EngineApp, socketId: string, channel: string, channelData?: string): string {
  const subject =
    channelData === undefined ? `${socketId}:${channel}` : `${socketId}:${channel}:${channelData}`;
  return `${app.key}:${hmac(app.secret, subject)}`;
}

export function userAuthFor(app: EngineApp, socketId: string, userData: string): string {
  return `${app.key}:${hmac(app.secret, `${socketId}::user::${userData}`)}`;
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
