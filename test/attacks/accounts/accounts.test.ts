import { describe, expect, it } from 'vitest';
import { newToken } from '../../../server/access/tokens.ts';
import { issueSetupToken } from '../../../server/accounts/first-admin.ts';
import { DEMO_PASSWORD, retireDemo } from '../../../server/demo-people.ts';
import { appCode, trySignIn, turnOnSecondFactor } from '../../support/accounts.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { battleground } from '../attack.ts';
import {
  ANA,
  BEN,
  forget,
  idOfBen,
  plantSession,
  resetLinkOfBen,
  restorePasswordOfBen,
  sessionOf,
} from './planted-sessions.ts';

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
