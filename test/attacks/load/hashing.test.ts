import { describe, expect, it } from 'vitest';
import { newToken } from '../../../server/access/tokens.ts';
import { DEMO_AGENTS, DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { trySignIn } from '../../support/accounts.ts';
import { eventually } from '../../support/eventually.ts';
import { nobody } from '../../support/people.ts';
import { DEMO_PASSWORD_HASH } from '../../support/run/cheap-password.ts';
import { watchHashing } from '../../support/run/watch-hashing.ts';
import type { TestServer } from '../../support/test-server.ts';
import { attack, battleground } from '../attack.ts';
import { weakenedBuild, without } from '../weakened/build.ts';
import { type Product, product } from '../weakened/entry.ts';
import type { GuardName } from '../weakened/guards.ts';

const ANA = { email: DEMO_AGENTS[0].email };
/** Two who are hashed for, and all who may wait. */
const ENOUGH = 32;

describe('attacks on the hashing of passwords', () => {
  const ground = battleground({ env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' } });

  ground.attack('set-ups without the link, each of which costs a hash', {
    without: 'a set-up link is looked at before a password is hashed',
    async attempt(server) {
      const hashing = watchHashing();
      const boss = { name: 'Boss', email: 'boss@x.example', password: 'correct horse battery' };
      await nobody(server.url, { origin: server.url })('POST', '/api/setup', { ...boss, token: newToken() });
      hashing.stop();
      return hashing.seen.times;
    },
    succeeds: 1,
    fails: 0,
  });

  attackOnBoth('enumeration after the first sign-in of all met a full line', {
    without: 'what unknown accounts are compared with is there from the start',
    async attempt(server, part) {
      const line = fill(part);
      const first = await signIn(server.url, { email: 'nobody-at-all@x.example', password: 'wrong' });
      await line.requeue();
      const later = [];
      for (const email of ['nobody-at-all@x.example', ANA.email])
        later.push(await signIn(server.url, { email, password: 'wrong' }));
      await server.services.database.write((db) => db.deleteFrom('guesses').execute());
      return { first, later };
    },
    succeeds: { first: 503, later: [503, 401] },
    fails: { first: 503, later: [401, 401] },
  });

  attackOnBoth('strangers who sign in without end, so that agents cannot', {
    without: 'strangers wait in a line of their own',
    async attempt(server, part) {
      const before = await trySignIn(server.url, ANA);
      const device = before.headers.getSetCookie().find((one) => one.includes('device')) ?? '';
      const line = fill(part);
      const stranger = await signIn(server.url, { email: ANA.email, password: DEMO_PASSWORD });
      const { read } = server.services.database;
      const counted = async () => (await read.selectFrom('guesses').select('name').execute()).length;
      const others = await counted();
      const known = signIn(server.url, { email: ANA.email, password: DEMO_PASSWORD }, device);
      await eventually(async () => expect(await counted()).toBeGreaterThan(others));
      // It is on its way to the hash, where it is turned away or waits; what can happen meanwhile happens.
      for (let turn = 0; turn < 20; turn += 1) await fetch(`${server.url}/health`);
      await line.requeue();
      return [stranger, await known];
    },
    succeeds: [503, 503],
    fails: [503, 200],
  });

  it('somebody known is hashed for before strangers who came earlier', async () => {
    const hashing = watchHashing();
    const ask = (password: string, asking: 'known' | 'stranger') =>
      product.verifyPassword(password, DEMO_PASSWORD_HASH, asking);
    await Promise.all([
      ...['1', '2', '3'].map((password) => ask(password, 'stranger')),
      ask('agent', 'known'),
      ask('4', 'stranger'),
    ]);
    hashing.stop();
    expect(hashing.seen.passwords).toEqual(['1', '2', 'agent', '3', '4']);
  });

  /** The same on both servers, with the part of the product that belongs to each: its line of who waits for a hash. */
  function attackOnBoth<T>(
    name: string,
    options: {
      without: GuardName;
      attempt(server: TestServer, part: Product): Promise<T>;
      succeeds: unknown;
      fails: unknown;
    },
  ): void {
    attack(name, {
      weakened: async () => {
        const part = await weakenedBuild();
        return without([options.without], () => options.attempt(ground.weak(), part));
      },
      ours: () => options.attempt(ground.ours(), product),
      succeeds: options.succeeds,
      fails: options.fails,
    });
  }
});

/** Strangers take every turn and every place in the line, until they are let go. */
function fill({ verifyPassword }: Product) {
  const hashing = watchHashing({ hold: true });
  const strangers = Array.from({ length: ENOUGH }, () => verifyPassword('x', DEMO_PASSWORD_HASH, 'stranger'));
  return {
    async requeue() {
      hashing.stop();
      await Promise.all(strangers);
    },
  };
}

/** Without coming back after a 503, as other tests' people do. */
async function signIn(
  url: string,
  account: { email: string; password: string },
  cookie?: string,
): Promise<number> {
  const response = await fetch(`${url}/api/agent/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify(account),
  });
  return response.status;
}
