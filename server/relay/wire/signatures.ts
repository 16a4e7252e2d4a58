import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What an app signs with. The secret is kept as a key object, which prints as nothing. */
export type Credentials = { key: string; secretKey: KeyObject };

export function credentialsOf({ key, secret }: { key: string; secret: string }): Credentials {
  return { key, secretKey: createSecretKey(secret, 'utf8') };
}

/** HMAC-SHA256 as lower-case hex: https://pusher.com/docs/channels/library_auth_reference/auth-signatures/ */
export function sign({ secretKey }: Credentials, text: string | Buffer): string {
  return createHmac('sha256', secretKey).update(text).digest('hex');
}

/** The MD5 of a body as lower-case hex, for `body_md5`. */
export function md5(body: Buffer): string {
  return hash('md5', body, 'hex');
}

/** Compares in constant time; texts of another length are simply different. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What `auth` signs for a channel: with `channel_data` to the letter where it was sent, on private channels too. */
export function channelSubject(socketId: string, channel: string, channelData: string | undefined): string {
  return channelData === undefined ? `${socketId}:${channel}` : `${socketId}:${channel}:${channelData}`;
}

/** What `auth` signs for a sign-in: https://pusher.com/docs/channels/library_auth_reference/auth-signatures/#user-authentication */
export function userSubject(socketId: string, userData: string): string {
  return `${socketId}::user::${userData}`;
}
