import { describe, expect, it, vi } from 'vitest';
import { hashToken, newToken } from '../../server/access/tokens.ts';
import { issueSetupToken } from '../../server/accounts/first-admin.ts';
import { GUESSES, guessName } from '../../server/accounts/guesses.ts';
import type { AccountLink, AuditPage } from '../../server/contract/schemas/accounts-api.ts';
import { DEMO_PASSWORD, retireDemo } from '../../server/demo-people.ts';
import { appCode, linkApi, tokenOf, trySignIn, turnOnSecondFactor } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { cheapHash } from '../support/run/cheap-hash.ts';
import { DEMO_PASSWORD_HASH } from '../support/run/cheap-password.ts';
import { watchHashing } from '../support/run/watch-hashing.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

const ANA = { email: 'ana@demo.example' };
const BEN = { email: 'ben@demo.example' };
const from = (address: string) => ({ 'x-forwarded-for': address });

/** The module as it is; everywhere else in a run of tests its hashes cost nothing. */
const passwordsAsShipped = () =>
  vi.importActual<typeof import('../../server/accounts/passwords.ts')>(
    '../../server/accounts/passwords.ts?as-shipped',
  );

/** As if the quarter of an hour were over. */
const forget = (server: TestServer) =>
  server.services.database.write((db) => db.deleteFrom('guesses').execute());

describe('attacks on agents’ accounts', () => {
  const ground = battleground({ env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' } });

  ground.attack('session fixation: a token planted before the sign-in', {
    without: 'a sign-in begins a new session',
    async attempt(server) {
      const planted = newToken();
      const ana = await signedInAgent(server.url, 'Ana');
      await plantSession(server, ana.id, planted);
      const withPlanted = nobody(server.url, { cookie: `frontdesk=${planted}` });
      expect((await withPlanted('GET', '/api/agent/session')).status, 'it must have been a session').toBe(
        200,
      );
      const signIn = await trySignIn(server.url, ANA, { cookie: `frontdesk=${planted}` });
      expect(signIn.status).toBe(200);
      return {
        given: signIn.headers.get('set-cookie')?.includes(planted),
        works: (await withPlanted('GET', '/api/agent/session')).status,
      };
    },
    succeeds: { given: true, works: 200 },
    fails: { given: false, works: 401 },
  });

  ground.attack('any password at all, where a check that takes time is not waited for', {
    without: 'the password decides',
    attempt: async (server) =>
      (await trySignIn(server.url, { ...ANA, password: 'any password at all' }, from('203.0.113.31'))).status,
    succeeds: 200,
    fails: 401,
  });

  ground.attack('enumeration by the answer: unknown, wrong and deactivated accounts', {
    without: 'an unknown account is refused like a wrong password',
    attempt: (server) => distinctRefusals(server),
    succeeds: 2,
    fails: 1,
  });

  ground.attack('enumeration by the answer when there were too many tries', {
    without: 'wrong tries are counted',
    async attempt(server) {
      for (const email of [ANA.email, 'nobody-at-all@demo.example']) await exhaust(server, email);
      const statuses = [];
      for (const email of [ANA.email, 'nobody-at-all@demo.example'])
        statuses.push(
          (await trySignIn(server.url, { email, password: 'frontdesk-demo' }, from('203.0.113.2'))).status,
        );
      await forget(server);
      return statuses;
    },
    succeeds: [200, 401],
    fails: [429, 429],
  });

  ground.attack(
    'enumeration by the clock: what is done for an account that exists, and for one that does not',
    {
      without: 'an unknown account costs a hash too',
      async attempt(server) {
        const cost = async (email: string) => {
          const hashing = watchHashing();
          await trySignIn(server.url, { email, password: 'wrong' }, from('203.0.113.3'));
          hashing.stop();
          return hashing.seen.times;
        };
        const both = [await cost(BEN.email), await cost('nobody-at-all@demo.example')];
        await forget(server);
        return both;
      },
      succeeds: [1, 0],
      fails: [1, 1],
    },
  );

  ground.attack('brute force from ever new networks', {
    without: 'wrong tries are counted',
    async attempt(server) {
      for (let index = 0; index < GUESSES.account; index += 1) {
        const guess = { ...ANA, password: `guess ${index}` };
        expect((await trySignIn(server.url, guess, from(`203.0.113.${index}`))).status).toBe(401);
      }
      const right = await trySignIn(server.url, ANA, from('203.0.113.200'));
      await forget(server);
      return { status: right.status, wait: Number(right.headers.get('retry-after')) };
    },
    succeeds: { status: 200, wait: 0 },
    fails: { status: 429, wait: expect.toSatisfy((seconds: number) => seconds > 60) },
  });

  it('brute force from elsewhere does not lock the owner out', async () => {
    const server = ground.ours();
    expect((await trySignIn(server.url, ANA, from('198.51.100.9'))).status).toBe(200);
    await exhaust(server, ANA.email);
    expect((await trySignIn(server.url, ANA, from('203.0.113.200'))).status).toBe(429);
    expect((await trySignIn(server.url, ANA, from('198.51.100.9'))).status, 'the owner').toBe(200);
    await forget(server);
  });

  it('strangers who have locked an account shut out neither a browser that was signed in before nor a second factor', async () => {
    const server = ground.ours();
    const device = deviceCookieOf(await trySignIn(server.url, ANA, from('198.51.100.9')));
    const ana = await signedInAgent(server.url, 'Ana');
    await server.services.database.write((db) => db.deleteFrom('sessions').execute());
    await exhaust(server, ANA.email);
    expect((await trySignIn(server.url, ANA, from('203.0.113.201'))).status).toBe(429);
    const known = { ...from('203.0.113.201'), cookie: device };
    expect((await trySignIn(server.url, ANA, known)).status).toBe(200);

    await plantSession(server, ana.id, 'a'.repeat(43), Date.now());
    const signedIn = nobody(server.url, { cookie: `frontdesk=${'a'.repeat(43)}`, origin: server.url });
    const { secret } = await turnOnSecondFactor({ ...ana, ask: signedIn });
    const code = appCode(secret);
    expect((await trySignIn(server.url, { ...ANA, code }, from('203.0.113.202'))).status).toBe(200);
    await signedIn('DELETE', '/api/agent/profile/second-factor');
    await forget(server);
  });

  ground.attack('a device cookie of another account, of one’s own making, or from before a new password', {
    without: 'a device is known by our signature',
    async attempt(server) {
      const bens = deviceCookieOf(await trySignIn(server.url, BEN, from('198.51.100.9')));
      const anas = deviceCookieOf(await trySignIn(server.url, ANA, from('198.51.100.9')));
      const setPassword = (password_hash: string) =>
        server.services.database.write((db) =>
          db.updateTable('agents').set({ password_hash }).where('email', '=', ANA.email).execute(),
        );
      await exhaust(server, ANA.email);
      await setPassword(await cheapHash('a new password'));
      const statuses = [];
      for (const cookie of [bens, bens.replace(/\d{13}/, '9999999999999'), anas]) {
        const headers = { ...from('203.0.113.203'), cookie };
        statuses.push((await trySignIn(server.url, { ...ANA, password: 'a guess' }, headers)).status);
      }
      await setPassword(DEMO_PASSWORD_HASH);
      await forget(server);
      return statuses;
    },
    succeeds: [401, 401, 401],
    fails: [429, 429, 429],
  });

  ground.attack('codes guessed with a stolen password, while the account is locked', {
    without: 'codes have a count while an account is locked',
    async attempt(server) {
      const ben = await signedInAgent(server.url, 'Ben');
      const { secret } = await turnOnSecondFactor(ben);
      await exhaust(server, BEN.email);
      for (let tries = 0; tries < GUESSES.code; tries += 1) {
        const wrong = { ...BEN, code: '000000' };
        expect((await trySignIn(server.url, wrong, from('203.0.113.204'))).status).toBe(429);
      }
      const right = { ...BEN, code: appCode(secret) };
      const { status } = await trySignIn(server.url, right, from('203.0.113.205'));
      await ben.ask('DELETE', '/api/agent/profile/second-factor');
      await forget(server);
      return status;
    },
    succeeds: 200,
    fails: 429,
  });

  ground.attack('passwords guessed with any code, while the account is locked', {
    without: 'a locked account says nothing of a password',
    async attempt(server) {
      const ben = await signedInAgent(server.url, 'Ben');
      await turnOnSecondFactor(ben);
      await exhaust(server, BEN.email);
      const answers = new Set<string>();
      for (const password of ['a guess', DEMO_PASSWORD]) {
        const reply = await trySignIn(
          server.url,
          { ...BEN, password, code: '000000' },
          from('203.0.113.206'),
        );
        answers.add(JSON.stringify([reply.status, reply.body]));
      }
      await ben.ask('DELETE', '/api/agent/profile/second-factor');
      await forget(server);
      return answers.size;
    },
    succeeds: 2,
    fails: 1,
  });

  it('guesses at a confirmation, at a change of the password and with keys are in the audit log', async () => {
    const server = ground.ours();
    const ana = await signedInAgent(server.url, 'Ana');
    const { ask } = ana;
    await ask('POST', '/api/agent/session/confirmation', { password: 'a guess' });
    await ask('POST', '/api/agent/session/confirmation', { code: '000000' });
    await ask('PUT', '/api/agent/profile/password', { current: 'a guess', next: 'correct horse battery' });
    for (const key of ['fdk_one', 'fdk_two', 'fdk_three'])
      await nobody(server.url, { authorization: `Bearer ${key}` })('GET', '/api/agent/team');
    const { body } = await ask<AuditPage>('GET', '/api/agent/audit-log');
    const newest = body.entries.slice(0, 4).map(({ action, actor }) => [action, actor?.name]);
    expect(newest).toEqual([
      ['api_key.refused', undefined],
      ['password.change_failed', 'Ana'],
      ['confirmation.failed', 'Ana'],
      ['confirmation.failed', 'Ana'],
    ]);
    await forget(server);
  });

  ground.attack('many guesses in the same moment', {
    without: 'wrong tries are counted',
    async attempt(server) {
      const tries = Array.from({ length: GUESSES.account + 4 }, (_, index) =>
        trySignIn(server.url, { ...BEN, password: `guess ${index}` }, from('203.0.113.77')),
      );
      const statuses = (await Promise.all(tries)).map((reply) => reply.status);
      await forget(server);
      return statuses.filter((status) => status === 429).length;
    },
    succeeds: 0,
    fails: 4,
  });

  it('a stolen database costs a third of a second for each guess', async () => {
    const { hashPassword, verifyPassword } = await passwordsAsShipped();
    const hash = await hashPassword(DEMO_PASSWORD, 'known');
    expect(hash).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect([
      await verifyPassword(DEMO_PASSWORD, hash, 'known'),
      await verifyPassword('another', hash, 'known'),
    ]).toEqual([true, false]);
    expect(await hashPassword(DEMO_PASSWORD, 'known'), 'with salt of its own').not.toBe(hash);
  });

  ground.attack('sign-ins at once, until there is no memory or processor left', {
    without: 'only so many passwords are hashed at once',
    async attempt(server) {
      const hashing = watchHashing({ hold: true });
      const tries = [1, 2, 3, 4].map((index) => trySignIn(server.url, ANA, from(`203.0.113.${100 + index}`)));
      const name = guessName('account', ANA.email, '');
      const { read } = server.services.database;
      const counted = () => read.selectFrom('guesses').select('count').where('name', '=', name).execute();
      await eventually(async () => expect(await counted()).toEqual([{ count: 4 }]));
      // All four are on their way to the hash; what can begin there begins meanwhile.
      for (let turn = 0; turn < 20 && hashing.seen.atOnce < 4; turn += 1) await fetch(`${server.url}/health`);
      hashing.stop();
      await Promise.all(tries);
      return hashing.seen.atOnce;
    },
    succeeds: 4,
    fails: 2,
  });

  ground.attack('a code of the second factor, seen over a shoulder and given again', {
    without: 'a code of an app works once',
    async attempt(server) {
      const ben = await signedInAgent(server.url, 'Ben');
      const { secret } = await turnOnSecondFactor(ben);
      const code = appCode(secret);
      const both = await Promise.all([1, 2].map(() => trySignIn(server.url, { ...BEN, code })));
      const later = (await trySignIn(server.url, { ...BEN, code })).status;
      await ben.ask('DELETE', '/api/agent/profile/second-factor');
      await forget(server);
      return { both: both.map((reply) => reply.status).sort(), later };
    },
    succeeds: { both: [200, 200], later: 200 },
    fails: { both: [200, 401], later: 401 },
  });

  ground.attack('a recovery code given twice in the same moment, and again', {
    without: 'a recovery code works once',
    async attempt(server) {
      const ben = await signedInAgent(server.url, 'Ben');
      const [code = ''] = (await turnOnSecondFactor(ben)).codes;
      const tries = await Promise.all([1, 2].map(() => trySignIn(server.url, { ...BEN, code })));
      const again = await trySignIn(server.url, { ...BEN, code });
      await ben.ask('DELETE', '/api/agent/profile/second-factor');
      await forget(server);
      return [...tries.map((reply) => reply.status).sort(), again.status];
    },
    succeeds: [200, 200, 200],
    fails: [200, 401, 401],
  });

  it('a recovery code read from the database is worth nothing', async () => {
    const server = ground.ours();
    const ben = await signedInAgent(server.url, 'Ben');
    const [code = ''] = (await turnOnSecondFactor(ben)).codes;
    const stored = await server.services.database.read.selectFrom('recovery_codes').selectAll().execute();
    expect(stored).toHaveLength(10);
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
    const kept = stored[0]?.code_hash.slice(0, 40) ?? '';
    expect((await trySignIn(server.url, { ...BEN, code: kept })).status).toBe(401);
    expect((await trySignIn(server.url, { ...BEN, code })).status, 'the code itself works').toBe(200);
    await ben.ask('DELETE', '/api/agent/profile/second-factor');
    await forget(server);
  });

  ground.attack('a link to set a password: raced by two, and used again', {
    without: 'a link works once',
    async attempt(server) {
      const use = await resetLinkOfBen(server);
      const two = await Promise.all([use(), use()]);
      return [...two.sort(), await use()];
    },
    succeeds: [204, 204, 204],
    fails: [204, 410, 410],
  });

  ground.attack('a link to set a password: after its time', {
    without: 'a link ends with its time',
    async attempt(server) {
      const use = await resetLinkOfBen(server);
      await server.services.database.write((db) =>
        db
          .updateTable('account_links')
          .set({ expires_at: Date.now() - 1 })
          .execute(),
      );
      return use();
    },
    succeeds: 204,
    fails: 410,
  });

  ground.attack('a link to set a password: kept through a deactivation', {
    without: 'a link ends with the account',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const use = await resetLinkOfBen(server);
      const { id } = await idOfBen(server);
      await ana.ask('PUT', `/api/agent/accounts/${id}`, { active: false });
      const off = await use();
      await ana.ask('PUT', `/api/agent/accounts/${id}`, { active: true });
      return { off, on: await use() };
    },
    succeeds: { off: 410, on: 204 },
    fails: { off: 410, on: 410 },
  });

  const forgeries: [string, (server: TestServer) => Record<string, string>][] = [
    ['a foreign page', () => ({ origin: 'https://evil.example' })],
    ['a page of the same name at another port', ({ url }) => ({ origin: url.replace(/:\d+$/, ':1') })],
    ['a sandboxed frame', () => ({ origin: 'null' })],
    ['a link without an origin', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['a sibling domain', () => ({ 'sec-fetch-site': 'same-site' })],
    ['an address typed in', () => ({ 'sec-fetch-site': 'none' })],
    ['somebody who says nothing', () => ({})],
  ];
  for (const [name, headersOf] of forgeries) {
    ground.attack(`a forged request: from ${name}`, {
      without: 'changes come from the console itself',
      async attempt(server) {
        const cookie = await sessionOf(server, 'Ana');
        const conversation = await (await newVisitor(server.url)).start();
        const forger = nobody(server.url, { cookie });
        const changes: [string, string, object?][] = [
          ['PUT', `/api/agent/conversations/${conversation}/assignment`],
          ['PUT', '/api/agent/profile', { name: 'Ana' }],
          ['POST', '/api/agent/invitations', { name: 'M', email: `${uuid()}@evil.example`, role: 'admin' }],
          ['DELETE', '/api/agent/profile/sessions'],
          ['DELETE', '/api/agent/session'],
        ];
        const answers = [];
        for (const [method, path, body] of changes)
          answers.push((await forger(method, path, body, headersOf(server))).status);
        return answers;
      },
      succeeds: [200, 204, 201, 204, 204],
      fails: [403, 403, 403, 403, 403],
    });
  }

  const dangerous: [string, (id: string) => [string, string, object?]][] = [
    ['a role', (id) => ['PUT', `/api/agent/accounts/${id}`, { role: 'admin' }]],
    ['a second factor of somebody', (id) => ['DELETE', `/api/agent/accounts/${id}/second-factor`]],
    ['a link to set a password', (id) => ['POST', `/api/agent/accounts/${id}/password-reset`]],
    [
      'an invitation',
      () => ['POST', '/api/agent/invitations', { name: 'M', email: 'm@e.example', role: 'admin' }],
    ],
    ['a key of a site', (id) => ['POST', `/api/agent/sites/${id}/identity-keys`]],
    ['the end of a key', (id) => ['DELETE', `/api/agent/sites/${id}/identity-keys/${id}`]],
    ['one’s own second factor', () => ['POST', '/api/agent/profile/second-factor']],
    ['the first code of it', () => ['PUT', '/api/agent/profile/second-factor', { code: '123456' }]],
    ['the end of it', () => ['DELETE', '/api/agent/profile/second-factor']],
    ['recovery codes', () => ['POST', '/api/agent/profile/recovery-codes']],
  ];
  for (const [name, change] of dangerous) {
    ground.attack(`a browser left open for an hour: ${name}`, {
      without: 'dangerous changes need a fresh proof',
      async attempt(server) {
        const cookie = await sessionOf(server, 'Ana', { confirmedAt: Date.now() - 3_600_000 });
        const left = nobody(server.url, { cookie, origin: server.url });
        const reply = await left<{ error?: { code: string } } | null>(...change(uuid()));
        return reply.body?.error?.code === 'confirmation_required';
      },
      succeeds: false,
      fails: true,
    });
  }

  ground.attack('a cookie stolen before its owner set a new password', {
    without: 'a new password ends other sessions',
    async attempt(server) {
      const stolen = await sessionOf(server, 'Ben');
      const ben = nobody(server.url, { cookie: await sessionOf(server, 'Ben'), origin: server.url });
      const change = { current: DEMO_PASSWORD, next: 'yet another password' };
      expect((await ben('PUT', '/api/agent/profile/password', change)).status).toBe(204);
      await restorePasswordOfBen(server);
      return (await nobody(server.url, { cookie: stolen })('GET', '/api/agent/session')).status;
    },
    succeeds: 200,
    fails: 401,
  });

  ground.attack('the session of somebody who was deactivated', {
    without: 'who was deactivated is let in no more',
    async attempt(server) {
      const cookie = await sessionOf(server, 'Ben');
      const set = (deactivated_at: number | null) =>
        server.services.database.write((db) =>
          db.updateTable('agents').set({ deactivated_at }).where('email', '=', BEN.email).execute(),
        );
      await set(1);
      const { status } = await nobody(server.url, { cookie })('GET', '/api/agent/session');
      await set(null);
      return status;
    },
    succeeds: 200,
    fails: 401,
  });

  ground.attack('a message with its file taken back by nobody: no user to check, so no check', {
    without: 'only who is signed in is let in',
    async attempt(server) {
      const ana = await signedInAgent(server.url, 'Ana');
      const conversation = await (await newVisitor(server.url)).start();
      const message = uuid();
      await ana.answer(conversation, 'To be taken back by its author alone', message);
      const path = `/api/agent/conversations/${conversation}/messages/${message}`;
      return (await nobody(server.url, { origin: server.url })('DELETE', path)).status;
    },
    succeeds: 200,
    fails: 401,
  });

  // Ends what the others need, and so comes last.
  ground.attack('the first set-up, raced by two', {
    without: 'the set-up is done once',
    async attempt(server) {
      await server.services.runInTransaction(retireDemo);
      const token = await server.services.runInTransaction(issueSetupToken);
      const two = await Promise.all(
        [1, 2].map((index) =>
          nobody(server.url, { origin: server.url })('POST', '/api/setup', {
            token,
            name: `Boss ${index}`,
            email: `boss${index}@x.example`,
            password: 'correct horse battery',
          }),
        ),
      );
      return two.map((reply) => reply.status).sort();
    },
    succeeds: [201, 201],
    fails: [201, 409],
  });
});

/** The cookie by which a browser is known that has signed in. */
function deviceCookieOf({ headers }: { headers: Headers }): string {
  const cookie = headers.getSetCookie().find((one) => one.startsWith('frontdesk-device='));
  if (cookie === undefined) throw new Error('No device cookie was set.');
  return cookie.split(';')[0] ?? '';
}

/** A session without the sign-in: its cookie. */
async function sessionOf(server: TestServer, name: 'Ana' | 'Ben', { confirmedAt = Date.now() } = {}) {
  const { id } = await agentBy(server, name === 'Ana' ? ANA.email : BEN.email);
  const token = newToken();
  await plantSession(server, id, token, confirmedAt);
  return `frontdesk=${token}`;
}

function plantSession(server: TestServer, agentId: string, token: string, confirmed_at = 0) {
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

const agentBy = (server: TestServer, email: string) =>
  server.services.database.read
    .selectFrom('agents')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
const idOfBen = (server: TestServer) => agentBy(server, BEN.email);

/** A link for Ben, to be used any number of times: each says with which status it was met. */
async function resetLinkOfBen(server: TestServer): Promise<() => Promise<number>> {
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

const restorePasswordOfBen = (server: TestServer) =>
  server.services.database.write((db) =>
    db
      .updateTable('agents')
      .set({ password_hash: DEMO_PASSWORD_HASH })
      .where('email', '=', BEN.email)
      .execute(),
  );

/** Into how many kinds the refusals of three kinds of accounts fall: body, status and headers. */
async function distinctRefusals(server: TestServer): Promise<number> {
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
async function exhaust(server: TestServer, email: string): Promise<void> {
  await server.services.database.write((db) =>
    db
      .insertInto('guesses')
      .values({ name: guessName('account', email, ''), count: GUESSES.account, until: Date.now() + 600_000 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ count: GUESSES.account }))
      .execute(),
  );
}
