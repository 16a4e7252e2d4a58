import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 as lower-case hex: https://pusher.com/docs/channels/library_auth_reference/auth-signatures/ */
export function sign(secret: string, text: string | Buffer): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Compares in constant time; strings of another length are simply different. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The MD5 of a body as lower-case hex, for `body_md5`. */
export function md5(body: Buffer): string {
  return createHash('md5').update(body).digest('hex');
}

/** What a client's `auth` for a channel signs: with `channel_data` where it was sent, also on private channels. */
export function channelSubject(socketId: string, channel: string, channelData: string | undefined): string {
  return channelData === undefined ? `${socketId}:${channel}` : `${socketId}:${channel}:${channelData}`;
}

export function userSubject(socketId: string, userData: string): string {
  return `${socketId}::user::${userData}`;
}

/**
 * Checks an `auth` string, `KEY:SIGNATURE`.
 * @returns null when it is right, else the sentence to answer with
 */
export function authProblem(
  app: { key: string; secret: string },
  auth: unknown,
  subject: string,
): string | null {
  if (typeof auth !== 'string' || auth === '') return 'Auth info is required';
  const colon = auth.indexOf(':');
  if (colon < 1) return "The auth value is invalid: it should be of format 'key:signature'";
  if (!sameText(auth.slice(0, colon), app.key))
    return 'Invalid key in the auth value: it is not the key of this app';
  if (!sameText(auth.slice(colon + 1), sign(app.secret, subject))) {
    return `Invalid signature: Expected HMAC SHA256 hex digest of ${subject}`;
  }
  return null;
}
