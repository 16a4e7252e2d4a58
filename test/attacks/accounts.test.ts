import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountLink } from '../../server/contract/schemas/accounts-api.ts';
import { retireDemo } from '../../server/identity/demo-people.ts';
import { issueSetupToken } from '../../server/identity/first-admin.ts';
import { GUESSES } from '../../server/identity/guesses.ts';
import { hashToken, newToken } from '../../server/identity/tokens.ts';
import {
  appCode,
  linkDoor,
  tokenOf,
  trySignIn,
  turnOnSecondFactor,
  withCookieOf,
} from '../support/accounts.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const ANA = { email: 'ana@demo.example' };
const BEN = { email: 'ben@demo.example' };
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('attacks on agents’ accounts', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { TRUST_PROXY: 'on' } });
  });
  afterAll(() => server.remove());

  it('session fixation: a token planted before the sign-in', async () => {
    const planted = newToken();
    const ana = await signedInAgent(server.url, 'Ana');
    const withPlanted = nobody(server.url, { cookie: `frontdesk=${planted}` });
    const plant = () =>
      server.services.database.write((db) =>
        db
          .insertInto('sessions')
          .values({
            token_hash: hashToken(planted),
            id: uuid(),
            agent_id: ana.id,
            created_at: Date.now(),
            expires_at: Date.now() + 60_000,
            seen_at: Date.now(),
            confirmed_at: 0,
            user_agent: null,
            network: null,
          })
          .execute(),
      );
    await plant();
    expect((await withPlanted('GET', '/api/agent/session')).status, 'a server that adopts it is lost').toBe(
      200,
    );
    const signIn = await trySignIn(server.url, ANA, { cookie: `frontdesk=${planted}` });
    expect(signIn.status).toBe(200);
    expect(signIn.headers.get('set-cookie')).not.toContain(planted);
    expect((await withPlanted('GET', '/api/agent/session')).status, 'the one before has ended').toBe(401);
  });

  it('enumeration: unknown, wrong and deactivated are answered alike, also when there were too many', async () => {
    await server.services.database.write((db) =>
      db.updateTable('agents').set({ deactivated_at: 1 }).where('email', '=', BEN.email).execute(),
    );
    const accounts = [ANA.email, 'nobody-at-all@demo.example', BEN.email];
    const shown = async (address: string, email: string) => {
      const reply = await trySignIn(server.url, { email, password: 'wrong' }, from(address));
      const headers = [...reply.headers].filter(
        ([name]) => !/^(date|content-length|x-ratelimit.*)$/.test(name),
      );
      return { status: reply.status, body: reply.body, headers };
    };
    const first = await Promise.all(accounts.map((email) => shown('203.0.113.1', email)));
    expect(first[0]?.status).toBe(401);
    expect(first).toEqual([first[0], first[0], first[0]]);
    for (const email of accounts) await exhaust(email);
    const last = await Promise.all(accounts.map((email) => shown('203.0.113.1', email)));
    expect(last.map((reply) => reply.status)).toEqual([429, 429, 429]);
    expect(new Set(last.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    await forget();
    await server.services.database.write((db) =>
      db.updateTable('agents').set({ deactivated_at: null }).execute(),
    );
  });

  it('brute force from ever new networks: the account is counted; its owner still gets in from where they are', async () => {
    expect((await trySignIn(server.url, ANA, from('198.51.100.9'))).status).toBe(200);
    const wrong = (index: number) =>
      trySignIn(server.url, { ...ANA, password: `guess ${index}` }, from(`203.0.113.${index}`));
    for (let index = 0; index < GUESSES.account; index += 1) expect((await wrong(index)).status).toBe(401);
    const right = await trySignIn(server.url, ANA, from('203.0.113.200'));
    expect(right, 'even the right password is not tried any more').toMatchObject({
      status: 429,
      body: { error: { code: 'too_many_requests' } },
    });
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await trySignIn(server.url, ANA, from('198.51.100.9'))).status, 'the owner').toBe(200);
    await forget();
    expect(
      (await trySignIn(server.url, ANA, from('203.0.113.200'))).status,
      'without the count it works',
    ).toBe(200);
  });

  it('many guesses in the same moment are counted too', async () => {
    const tries = Array.from({ length: GUESSES.account + 4 }, (_, index) =>
      trySignIn(server.url, { email: 'many@demo.example', password: `guess ${index}` }, from('203.0.113.77')),
    );
    const statuses = (await Promise.all(tries)).map((reply) => reply.status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    await forget();
  });

  it('a code of the second factor, seen over a shoulder and given again', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    const { secret } = await turnOnSecondFactor(ben);
    const code = appCode(secret);
    const both = await Promise.all([
      trySignIn(server.url, { ...BEN, code }),
      trySignIn(server.url, { ...BEN, code }),
    ]);
    expect(both.map((reply) => reply.status).sort(), 'of two at once one').toEqual([200, 401]);
    expect((await trySignIn(server.url, { ...BEN, code })).body.error?.code).toBe('second_factor_wrong');
    await server.services.database.write((db) => db.updateTable('agents').set({ totp_step: 0 }).execute());
    expect(
      (await trySignIn(server.url, { ...BEN, code })).status,
      'a server that forgets takes it again',
    ).toBe(200);
    await ben.ask('DELETE', '/api/agent/profile/second-factor');
    await forget();
  });

  it('a recovery code given twice in the same moment, and read from the database', async () => {
    const ben = await signedInAgent(server.url, 'Ben');
    const { codes } = await turnOnSecondFactor(ben);
    const code = codes[0] ?? '';
    const stored = await server.services.database.read.selectFrom('recovery_codes').selectAll().execute();
    expect(stored).toHaveLength(10);
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
    expect(
      (await trySignIn(server.url, { ...BEN, code: stored[0]?.code_hash.slice(0, 40) ?? '' })).status,
    ).toBe(401);
    const both = await Promise.all([1, 2, 3].map(() => trySignIn(server.url, { ...BEN, code })));
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 401, 401]);
    await ben.ask('DELETE', '/api/agent/profile/second-factor');
    await forget();
  });

  it('links: raced by five, used again, after their time, and after a deactivation', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const ben = await signedInAgent(server.url, 'Ben');
    const use = (link: AccountLink) =>
      linkDoor(server.url)('PUT', '/api/account-link', {
        token: tokenOf(link),
        password: 'a password for races',
      });
    const reset = async () =>
      (await ana.ask<AccountLink>('POST', `/api/agent/accounts/${ben.id}/password-reset`)).body;
    const raced = await reset();
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => use(raced)));
    expect(five.map((reply) => reply.status).sort()).toEqual([204, 410, 410, 410, 410]);
    expect((await use(raced)).status).toBe(410);

    const late = await reset();
    await server.services.database.write((db) =>
      db
        .updateTable('account_links')
        .set({ expires_at: Date.now() - 1 })
        .execute(),
    );
    expect((await use(late)).status).toBe(410);

    const dead = await reset();
    await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: false });
    expect((await use(dead)).status).toBe(410);
    expect((await ana.ask('POST', `/api/agent/accounts/${ben.id}/password-reset`)).status).toBe(404);
    await ana.ask('PUT', `/api/agent/accounts/${ben.id}`, { active: true });
  });

  it('a forged request: from a foreign page, a sub-domain, a sandbox, or a form without a preflight', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const visitor = await newVisitor(server.url);
    const conversation = await visitor.start();
    const forgeries: [string, Record<string, string>][] = [
      ['a foreign page', { origin: 'https://evil.example' }],
      ['a page of the same name at another port', { origin: server.url.replace(/:\d+$/, ':1') }],
      ['a sandboxed frame', { origin: 'null' }],
      ['a link without an origin', { 'sec-fetch-site': 'cross-site' }],
      ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
      ['an address typed in', { 'sec-fetch-site': 'none' }],
      ['nothing said', {}],
    ];
    const changes: [string, string, object?][] = [
      ['PUT', `/api/agent/conversations/${conversation}/assignment`],
      ['PUT', '/api/agent/profile', { name: 'Hacked' }],
      ['POST', '/api/agent/invitations', { name: 'M', email: 'm@evil.example', role: 'admin' }],
      ['DELETE', '/api/agent/profile/sessions'],
      ['DELETE', '/api/agent/session'],
    ];
    const forger = nobody(server.url, { cookie: ana.cookie });
    for (const [name, headers] of forgeries) {
      for (const [method, path, body] of changes) {
        const reply = await forger(method, path, body, headers);
        expect(reply, `${name}: ${method} ${path}`).toMatchObject({
          status: 403,
          body: { error: { code: 'forbidden' } },
        });
      }
    }
    // What a form can send without asking first is no JSON.
    const form = await forger(
      'POST',
      '/api/agent/session/confirmation',
      { password: 'frontdesk-demo' },
      { origin: server.url, 'content-type': 'text/plain' },
    );
    expect([400, 415]).toContain(form.status);
    for (const [method, path, body] of changes) {
      const { status } = await ana.ask(method, path, body);
      expect(status, `${method} ${path} from the console itself`).toBeLessThan(300);
    }
  });

  it('a browser left open: keys, roles, links and second factors need a proof of the last minutes', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const id = uuid();
    const changes: [string, string, object?][] = [
      ['PUT', `/api/agent/accounts/${id}`, { role: 'admin' }],
      ['DELETE', `/api/agent/accounts/${id}/second-factor`],
      ['POST', `/api/agent/accounts/${id}/password-reset`],
      ['POST', '/api/agent/invitations', { name: 'M', email: 'mallory@evil.example', role: 'admin' }],
      ['POST', `/api/agent/sites/${id}/identity-keys`],
      ['DELETE', `/api/agent/sites/${id}/identity-keys/${id}`],
      ['POST', '/api/agent/profile/second-factor'],
      ['PUT', '/api/agent/profile/second-factor', { code: '123456' }],
      ['DELETE', '/api/agent/profile/second-factor'],
      ['POST', '/api/agent/profile/recovery-codes'],
    ];
    const codes = async () => {
      const answers: (string | undefined)[] = [];
      for (const [method, path, body] of changes) {
        const reply = await ana.ask<{ error?: { code: string } } | null>(method, path, body);
        answers.push(reply.body?.error?.code);
      }
      return answers;
    };
    expect(await codes(), 'with a fresh proof they are taken').not.toContain('confirmation_required');
    await server.services.database.write((db) =>
      db
        .updateTable('sessions')
        .set({ confirmed_at: Date.now() - 11 * 60_000 })
        .execute(),
    );
    expect(await codes()).toEqual(changes.map(() => 'confirmation_required'));
  });

  it('the first set-up, raced by five', async () => {
    const fresh = await startTestServer();
    try {
      await fresh.services.commit(retireDemo);
      const token = await fresh.services.commit(issueSetupToken);
      const five = await Promise.all(
        [1, 2, 3, 4, 5].map((index) =>
          nobody(fresh.url, { origin: fresh.url })('POST', '/api/setup', {
            token,
            name: `Boss ${index}`,
            email: `boss${index}@x.example`,
            password: 'correct horse battery',
          }),
        ),
      );
      expect(five.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409, 409]);
      const winner = five.find((reply) => reply.status === 201);
      if (winner !== undefined)
        expect((await withCookieOf(fresh.url, winner)('GET', '/api/agent/session')).status).toBe(200);
    } finally {
      await fresh.remove();
    }
  });

  it('the session’s cookie behind TLS: bound to this host, out of scripts’ reach', async () => {
    const tls = await startTestServer({ env: { PUBLIC_URL: 'https://chat.example' } });
    try {
      const reply = await nobody(`http://localhost:${tls.port}`, { origin: 'https://chat.example' })(
        'POST',
        '/api/agent/session',
        { ...ANA, password: 'frontdesk-demo' },
      );
      const cookie = reply.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^__Host-frontdesk=[\w-]{43};/);
      for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
        expect(cookie).toContain(attribute);
      expect(cookie).not.toContain('Domain');
    } finally {
      await tls.remove();
    }
  });

  /** As if the quarter of an hour were over. */
  const forget = () => server.services.database.write((db) => db.deleteFrom('guesses').execute());

  /** As many wrong tries as an account has, without the hashing. */
  async function exhaust(email: string): Promise<void> {
    const { guessName } = await import('../../server/identity/guesses.ts');
    await server.services.database.write((db) =>
      db
        .insertInto('guesses')
        .values({
          name: guessName('account', email, ''),
          count: GUESSES.account,
          until: Date.now() + 600_000,
        })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ count: GUESSES.account }))
        .execute(),
    );
  }
});
