import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import { DEMO_IDENTITY_SECRET, DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { nobody, type Reply } from './people.ts';

/** A token with which the demo's shop says who its customer is; `claims` over a good one. */
export function signedToken(
  claims: Record<string, unknown> = {},
  { secret = DEMO_IDENTITY_SECRET, alg = 'HS256' } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const all = { aud: DEMO_SITE_KEY, sub: 'customer-1', exp: now + 600, ...claims };
  // A claim that is given as undefined is left out.
  const payload = JSON.parse(JSON.stringify(all));
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
}

/** 32 random bytes, as the widget mints its bearer token. */
export const newBearer = (): string => randomBytes(32).toString('base64url');

/** Says who the visitor is, as the widget does. */
export function identify(
  url: string,
  identity: string,
  bearer = newBearer(),
): Promise<Reply<VisitorSession & { error?: { code: string; message: string } }>> {
  return nobody(url, { authorization: `Bearer ${bearer}` })('POST', '/api/widget/identity', {
    siteKey: DEMO_SITE_KEY,
    identity,
  });
}
