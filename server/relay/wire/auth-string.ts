import { type Credentials, sameText, sign } from './signatures.ts';

/** How much of what a client sent is said back to it. */
const QUOTED_LENGTH = 200;

/**
 * Checks an `auth` string, `KEY:SIGNATURE`.
 * https://pusher.com/docs/channels/library_auth_reference/auth-signatures/
 * @param purpose what it is for, as the refusal names it: `subscription to private-x`
 * @returns null when it is right, else the sentence to answer with
 */
export function authProblem(
  credentials: Credentials,
  auth: unknown,
  subject: string,
  purpose: string,
): string | null {
  if (typeof auth !== 'string' || auth === '') return `Auth info required for ${purpose}`;
  const colon = auth.indexOf(':');
  if (colon < 1 || colon === auth.length - 1) {
    return `Auth value for ${purpose} is invalid: should be of format 'key:signature'`;
  }
  const key = auth.slice(0, colon);
  if (!sameText(key, credentials.key)) return `Invalid key in auth data for ${purpose}: '${quoted(key)}'`;
  const signature = auth.slice(colon + 1);
  if (sameText(signature, sign(credentials, subject))) return null;
  return `Invalid signature: Expected HMAC SHA256 hex digest of ${quoted(subject)}, but got ${quoted(signature)}`;
}

function quoted(text: string): string {
  return text.length <= QUOTED_LENGTH ? text : `${text.slice(0, QUOTED_LENGTH)}…`;
}
