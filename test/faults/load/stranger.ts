import { randomBytes } from 'node:crypto';
import { Agent, request as ask } from 'node:http';
import { connect, type Socket } from 'node:net';
import sharp from 'sharp';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { newVisitor, uuid } from '../../support/people.ts';

/** One address from which too much comes. Everything it opens is bounded, and closed with it. */
export type Stranger = {
  /** The names of what it can do. */
  floods: readonly string[];
  /** Does one of them until it is told to stop, and then lets go of everything. */
  flood(name: string, stop: AbortSignal): Promise<void>;
};

const ADDRESS = '203.0.113.66';
const MOST_SOCKETS = 600;
const AT_ONCE = 40;
/** As many as one visitor writes in a minute without any work; more than one page of events holds. */
const LONG_MESSAGES = 28;
const LONG = '長'.repeat(4_000);
const PICTURE_SIDE = 2_300;
const STALLED_BYTES = 2 * 1024 * 1024 - 1;

/**
 * Prepares as somebody would who means harm: with a visitor, a conversation of long messages and a picture in hand.
 * @param port where the server listens that trusts one proxy
 */
export async function createStranger(port: number): Promise<Stranger> {
  const url = `http://127.0.0.1:${port}`;
  const headers = { 'x-forwarded-for': ADDRESS };
  const visitor = await newVisitor(url, DEMO_SITE_KEY, headers);
  const conversation = await visitor.start();
  for (let n = 0; n < LONG_MESSAGES; n += 1) {
    const { status, body } = await visitor.send(conversation, `${n} ${LONG}`);
    if (status !== 201) throw new Error(`The stranger's message was refused: ${JSON.stringify(body)}`);
  }
  const longPage = `/api/widget/conversations/${conversation}/events?after=0&limit=500`;
  const bearer = { authorization: `Bearer ${visitor.token}` };
  const session = await visitor.ask<{ engine: { key: string } }>('GET', '/api/widget/session');
  const engineKey = session.body.engine.key;
  const picture = await noise();
  const flows: Record<string, (stop: AbortSignal) => Promise<void>> = {
    sockets: (stop) => holdSockets(stop, async (socket) => socket.write(upgrade('/app/'))),
    'wrong signatures': (stop) =>
      holdSockets(stop, async (socket) => {
        socket.write(upgrade('/app/'));
        const timer = setInterval(() => {
          if (socket.writableLength === 0) for (let n = 0; n < 20; n += 1) socket.write(wrongSubscription());
        }, 20);
        socket.on('close', () => clearInterval(timer));
      }),
    'resets in the middle of an upgrade': (stop) =>
      repeatedly(stop, async () => {
        const socket = await open();
        socket.write(upgrade('/console/'));
        await new Promise((resolve) => socket.once('data', resolve).once('close', resolve));
        socket.resetAndDestroy();
      }),
    'bodies that never end': (stop) =>
      holdSockets(stop, async (socket) => {
        socket.write(
          `POST /apps/1/events HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${ADDRESS}\r\n` +
            `content-type: application/json\r\ncontent-length: ${STALLED_BYTES}\r\n\r\n`,
        );
        socket.write(Buffer.alloc(STALLED_BYTES - 1, 32));
      }),
    'bodies that do not fit': (stop) =>
      repeatedly(stop, () => post('/api/widget/visitors', { id: 7, siteKey: Array(40_000).fill(1) })),
    'set-ups': (stop) =>
      repeatedly(stop, () =>
        post('/api/setup', {
          token: randomBytes(32).toString('base64url'),
          name: 'Boss',
          email: `${uuid()}@x.example`,
          password: 'correct horse battery',
        }),
      ),
    'sign-ins': (stop) =>
      repeatedly(stop, () =>
        post('/api/agent/session', { email: `${uuid()}@x.example`, password: 'a wrong password' }),
      ),
    conversations: (stop) =>
      repeatedly(stop, async () => {
        const another = await newVisitor(url, DEMO_SITE_KEY, headers).catch(() => null);
        await another?.start().catch(() => 'refused');
      }),
    reads: (stop) => repeatedly(stop, () => get(longPage, bearer)),
    'reads without reading': (stop) =>
      holdSockets(stop, async (socket) => {
        socket.pause();
        socket.write(
          `GET ${longPage} HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${ADDRESS}\r\nauthorization: ${bearer.authorization}\r\n\r\n`.repeat(
            5,
          ),
        );
      }),
    pictures: (stop) =>
      repeatedly(stop, async () => {
        const form = new FormData();
        form.append('file', new Blob([picture], { type: 'image/png' }), 'noise.png');
        await visitor
          .ask('POST', `/api/widget/conversations/${conversation}/attachments?id=${uuid()}`, form)
          .catch(() => 'refused');
      }),
  };

  return {
    floods: Object.keys(flows),
    async flood(name, stop) {
      const flow = flows[name];
      if (flow === undefined) throw new Error(`There is no flood called "${name}".`);
      await flow(stop);
    },
  };

  function upgrade(path: string): string {
    return (
      `GET ${path}${path === '/app/' ? engineKey : ''}?protocol=7&client=js&version=8.6.0 HTTP/1.1\r\n` +
      `host: 127.0.0.1\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n` +
      `x-forwarded-for: ${ADDRESS}\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n\r\n`
    );
  }

  /** Opens as many as are taken, does the same with each, and holds them until it stops. */
  async function holdSockets(
    stop: AbortSignal,
    operation: (socket: Socket) => Promise<unknown>,
  ): Promise<void> {
    const held: Socket[] = [];
    while (!stop.aborted && held.length < MOST_SOCKETS) {
      const socket = await open();
      held.push(socket);
      await operation(socket);
    }
    await aborted(stop);
    for (const socket of held) socket.destroy();
  }

  async function open(): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    // Being refused or cut off is what it came for.
    socket.on('error', () => socket.destroy());
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    return socket;
  }

  /** Does something as fast as it is answered, many at a time, until it stops. */
  async function repeatedly(stop: AbortSignal, operation: () => Promise<unknown>): Promise<void> {
    const one = async () => {
      while (!stop.aborted) await operation();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  }

  function post(path: string, body: object): Promise<void> {
    return exchange('POST', path, { 'content-type': 'application/json', origin: url }, JSON.stringify(body));
  }

  function get(path: string, more: Record<string, string>): Promise<void> {
    return exchange('GET', path, more);
  }

  /** One request over connections that are kept; whatever comes of it is read and forgotten. */
  function exchange(method: string, path: string, more: Record<string, string>, body = ''): Promise<void> {
    return new Promise((resolve) => {
      const sent = ask({ host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...more } });
      sent.on('response', (reply) => reply.resume().on('close', resolve));
      sent.on('error', () => resolve());
      sent.end(body);
    });
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function wrongSubscription(): Buffer {
  const text = JSON.stringify({
    event: 'pusher:subscribe',
    data: { channel: `private-visitor-${uuid()}`, auth: `key:${'0'.repeat(64)}` },
  });
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}

/** A picture that no encoder can make smaller. */
async function noise(): Promise<Uint8Array<ArrayBuffer>> {
  const raw = { width: PICTURE_SIDE, height: PICTURE_SIDE, channels: 3 as const };
  const pixels = randomBytes(PICTURE_SIDE * PICTURE_SIDE * 3);
  return new Uint8Array(await sharp(pixels, { raw }).png({ compressionLevel: 1 }).toBuffer());
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
