import { vi } from 'vitest';
import { hashToken, newToken } from '../../../server/access/tokens.ts';
import { GUESSES, guessName } from '../../../server/accounts/guesses.ts';
import type { AccountLink } from '../../../server/contract/schemas/accounts-api.ts';
import { linkApi, tokenOf, trySignIn } from '../../support/accounts.ts';
import { nobody, uuid } from '../../support/people.ts';
import { DEMO_PASSWORD_HASH } from '../../support/run/cheap-password.ts';
import type { TestServer } from '../../support/test-server.ts';

export const ANA = { email: 'ana@demo.example' };
export const BEN = { email: 'ben@demo.example' };
export const from = (address: string) => ({ 'x-forwarded-for': address });

/** The module as it is; everywhere else in a run of tests its hashes cost nothing. */
export const passwordsAsShipped = () =>
  vi.importActual<typeof import('../../../server/accounts/passwords.ts')>(
    '../../../server/accounts/passwords.ts?as-shipped',
  );

/** As if the quarter of an hour were over. */
export const forget = (server: TestServer) =>
  server.services.database.write((db) => db.deleteFrom('guesses').execute());

/** The cookie by which a browser is known that has signed in. */
export function deviceCookieOf({ headers }: { headers: Headers }): string {
  const cookie = headers.getSetCookie().find((one) => one.startsWith('frontdesk-device='));
  if (cookie === undefined) throw new Error('No device cookie was set.');
  return cookie.split(';')[0] ?? '';
}

/** A session without the sign-in: its cookie. */
export async function sessionOf(server: TestServer, name: 'Ana' | 'Ben', { confirmedAt = Date.now() } = {}) {
  const { id } = await agentBy(server, name === 'Ana' ? ANA.email : BEN.email);
  const token = newToken();
  await plantSession(server, id, token, confirmedAt);
  return `frontdesk=${token}`;
}

export function plantSession(server: TestServer, agentId: string, token: string, confirmed_at = 0) {
  return server.services.database.write((db) =>
    db
      .insertInto('sessions')
      .values({
        token_hash: hashToken(token),
        id: uuid(),
        agent_id: agentId,
        created_at: Date.now(),
        expires_at: Date.now() + 60_000,
        seen_at: Date.now(),
        confirmed_at,
        user_agent: null,
        network: null,
      })
      .execute(),
  );
}

export const agentBy = (server: TestServer, email: string) =>
  server.services.database.read
    .selectFrom('agents')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
export const idOfBen = (server: TestServer) => agentBy(server, BEN.email);

/** A link for Ben, to be used any number of times: each says with which status it was met. */
export async function resetLinkOfBen(server: TestServer): Promise<() => Promise<number>> {
  const ana = nobody(server.url, { cookie: await sessionOf(server, 'Ana'), origin: server.url });
  const { id } = await idOfBen(server);
  const link = await ana<AccountLink>('POST', `/api/agent/accounts/${id}/password-reset`);
  const given = { token: tokenOf(link.body), password: 'a password for races' };
  return async () => {
    const { status } = await linkApi(server.url)('PUT', '/api/account-link', given);
    await restorePasswordOfBen(server);
    return status;
  };
}

export const restorePasswordOfBen = (server: TestServer) =>
  server.services.database.write((db) =>
    db
      .updateTable('agents')
      .set({ password_hash: DEMO_PASSWORD_HASH })
      .where('email', '=', BEN.email)
      .execute(),
  );

/** Into how many kinds the refusals of three kinds of accounts fall: body, status and headers. */
export async function distinctRefusals(server: TestServer): Promise<number> {
  const set = (deactivated_at: number | null) =>
    server.services.database.write((db) =>
      db.updateTable('agents').set({ deactivated_at }).where('email', '=', BEN.email).execute(),
    );
  await set(1);
  const seen = new Set<string>();
  for (const email of [ANA.email, 'nobody-at-all@demo.example', BEN.email]) {
    const reply = await trySignIn(server.url, { email, password: 'wrong' }, from('203.0.113.1'));
    const headers = [...reply.headers].filter(([name]) => !/^(date|content-length|ratelimit.*)$/.test(name));
    // On something careless the code differs; its status is what an attacker looks at first.
    seen.add(JSON.stringify([reply.status, reply.body, headers]));
  }
  await set(null);
  await forget(server);
  return seen.size;
}

/** As many wrong tries as an account has, without the hashing. */
export async function exhaust(server: TestServer, email: string): Promise<void> {
  await server.services.database.write((db) =>
    db
      .insertInto('guesses')
      .values({ name: guessName('account', email, ''), count: GUESSES.account, until: Date.now() + 600_000 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ count: GUESSES.account }))
      .execute(),
  );
}
