import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushNotice } from '../../../server/contract/notices/push-notice.ts';

/** A push as the service took it: its headers, and what the browser reads. */
export type TakenPush = {
  browser: string;
  ttl: number;
  urgency: string | undefined;
  topic: string | undefined;
  bytes: number;
  notice: PushNotice;
};

/** What the service answers instead of taking a push; `hang` answers nothing. */
export type Behaviour = { status: number; retryAfter?: string } | 'hang' | 'cut';

/**
 * A push service (RFC 8030) on this machine, with browsers behind it that decrypt as RFC 8291 says. It refuses what is not
 * signed by the key that the browser subscribed with (RFC 8292).
 */
export async function startPushService() {
  const browsers = new Map<string, Browser>();
  const taken: TakenPush[] = [];
  const behaviours = new Map<string, Behaviour>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    /** What was taken, in order. */
    taken,
    /** The browsers for which something was asked, taken or not. */
    asked,
    /** A browser that has subscribed with the server's key: what it hands to the server. */
    browser(name: string, serverKey: string) {
      const browser = newBrowser(serverKey);
      browsers.set(name, browser);
      return {
        endpoint: `${origin}/push/${name}`,
        keys: { p256dh: browser.p256dh, auth: browser.auth.toString('base64url') },
        locale: 'en',
      };
    },
    behave(name: string, behaviour: Behaviour | null) {
      if (behaviour === null) behaviours.delete(name);
      else behaviours.set(name, behaviour);
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = request.url?.split('/').at(-1) ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    asked.push(name);
    const behaviour = behaviours.get(name);
    if (behaviour === 'hang') return;
    if (behaviour === 'cut') return void request.socket.destroy();
    if (behaviour !== undefined) {
      const headers = behaviour.retryAfter === undefined ? {} : { 'retry-after': behaviour.retryAfter };
      return void response.writeHead(behaviour.status, headers).end('No.');
    }
    const browser = browsers.get(name);
    if (browser === undefined) return void response.writeHead(410).end();
    checkSignature(request.headers.authorization ?? '', browser.serverKey, origin);
    if (request.headers['content-encoding'] !== 'aes128gcm') throw new Error('Not aes128gcm.');
    taken.push({
      browser: name,
      ttl: Number(request.headers.ttl),
      urgency: header(request, 'urgency'),
      topic: header(request, 'topic'),
      bytes: body.length,
      notice: JSON.parse(decrypt(browser, body)) as PushNotice,
    });
    response.writeHead(201).end();
  }
}
export type PushService = Awaited<ReturnType<typeof startPushService>>;

type Browser = {
  ecdh: ReturnType<typeof createECDH>;
  p256dh: string;
  auth: Buffer;
  serverKey: string;
};

function newBrowser(serverKey: string): Browser {
  const ecdh = createECDH('prime256v1');
  return { ecdh, p256dh: ecdh.generateKeys().toString('base64url'), auth: randomBytes(16), serverKey };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** RFC 8292, 2 and 3: a JSON Web Token of this origin, not older than a day, signed by the key that it names. */
function checkSignature(authorization: string, serverKey: string, origin: string): void {
  const [, token = '', key] = /^vapid t=([^,\s]+), ?k=(\S+)$/.exec(authorization) ?? [];
  if (key !== serverKey) throw new Error('Signed by another key.');
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(serverKey, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) throw new Error('The signature is wrong.');
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const inSeconds = Number(exp) - Date.now() / 1_000;
  if (aud !== origin || inSeconds <= 0 || inSeconds > 86_400 || !/^(mailto|https):/.test(String(sub)))
    throw new Error('The claims are wrong.');
}

/** RFC 8291, 3.4 and RFC 8188: one record of aes128gcm. */
function decrypt({ ecdh, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  const shared = ecdh.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(`Content-Encoding: ${label}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = plain.lastIndexOf(2);
  if (end < 0 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('The padding is wrong.');
  return plain.subarray(0, end).toString();
}
