import { describe, expect, it } from 'vitest';
import { GUESSES, guessName } from '../../../server/accounts/guesses.ts';
import type { AuditPage } from '../../../server/contract/schemas/accounts-api.ts';
import { DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { appCode, trySignIn, turnOnSecondFactor } from '../../support/accounts.ts';
import { eventually } from '../../support/eventually.ts';
import { nobody, signedInAgent } from '../../support/people.ts';
import { cheapHash } from '../../support/run/cheap-hash.ts';
import { DEMO_PASSWORD_HASH } from '../../support/run/cheap-password.ts';
import { watchHashing } from '../../support/run/watch-hashing.ts';
import { battleground } from '../attack.ts';
import {
  ANA,
  BEN,
  deviceCookieOf,
  distinctRefusals,
  exhaust,
  forget,
  from,
  passwordsAsShipped,
  plantSession,
} from './planted-sessions.ts';

describe('guesses at agents’ passwords', () => {
  const ground = battleground({ env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' } });

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
});
