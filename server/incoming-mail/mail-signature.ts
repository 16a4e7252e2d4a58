import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header of a mail that is posted: `sha256=` and the HMAC-SHA-256 of the body's bytes, in hexadecimal. */
export const MAIL_SIGNATURE_HEADER = 'frontdesk-signature';

/** Whether a mail was posted by who has the secret. A mail that is posted again changes nothing, so no time is signed. */
export function isSignedMail(body: Buffer, header: string | string[] | undefined, secret: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(typeof header === 'string' ? header : '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
