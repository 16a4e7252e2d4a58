import { createHmac, randomBytes } from 'node:crypto';

/** How every secret begins, so that people and scanners know one when they see it. */
const SECRET_PREFIX = 'whsec_';
/** Within the 24 to 64 bytes that the specification asks for. */
const SECRET_BYTES = 32;

/** After a rotation both secrets sign for so long. */
export const BOTH_SIGN_MS = 24 * 60 * 60 * 1_000;

export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

export type SignedHeaders = Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>;

/**
 * The headers of a webhook, as Standard Webhooks define them:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 * @param secrets one, or two while one is being rotated; each signs
 * @param at in milliseconds since 1970, of this attempt
 */
export function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: { id: string; at: number; body: string },
): SignedHeaders {
  const timestamp = Math.floor(at / 1_000).toString();
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
