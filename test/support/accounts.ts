import { Secret, TOTP } from 'otpauth';
import type {
  AccountLink,
  PreparedSecondFactor,
  RecoveryCodes,
} from '../../server/contract/schemas/accounts-api.ts';
import { DEMO_PASSWORD } from '../../server/demo-people.ts';
import { nobody, type Reply, type TestAgent } from './people.ts';

export type Refusable<T = unknown> = T & { error?: { code: string; message: string } };

/** Tries to sign in, from the console's own origin. */
export function trySignIn(
  url: string,
  account: { email: string; password?: string; code?: string },
  headers: Record<string, string> = {},
): Promise<Reply<Refusable<{ agent: { id: string } }>>> {
  return nobody(url, { origin: url, ...headers })('POST', '/api/agent/session', {
    password: DEMO_PASSWORD,
    ...account,
  });
}

/** Somebody with the cookie that an answer has set. */
export function withCookieOf(url: string, reply: Reply<unknown>) {
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`No cookie was set: ${JSON.stringify(reply.body)}`);
  return nobody(url, { cookie, origin: url });
}

/** The code an authenticator app shows, `steps` half minutes from now. */
export function appCode(secret: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Turns two-factor sign-in on, as the settings do. */
export async function turnOnSecondFactor(agent: TestAgent): Promise<{ secret: string; codes: string[] }> {
  const prepared = await agent.ask<PreparedSecondFactor>('POST', '/api/agent/profile/second-factor');
  const { secret } = prepared.body;
  // With the code of the step before, so that the test still has the current one to sign in with.
  const enabled = await agent.ask<RecoveryCodes>('PUT', '/api/agent/profile/second-factor', {
    code: appCode(secret, -1),
  });
  if (enabled.status !== 200) throw new Error(`It was not turned on: ${JSON.stringify(enabled.body)}`);
  return { secret, codes: enabled.body.codes };
}

/** The token behind the `#` of a link. */
export const tokenOf = (link: AccountLink): string => link.url.split('#token=')[1] ?? '';

/** Opens and uses links of accounts, as the page does. */
export const linkApi = (url: string) => nobody(url, { origin: url });
