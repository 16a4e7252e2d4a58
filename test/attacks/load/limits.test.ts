// @slow 10 s of a core: floods from many names and networks. Finds a way past what is counted, where limits are changed.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { GUESSES, guessName } from '../../../server/accounts/guesses.ts';
import { WRITES_PER_MINUTE } from '../../../server/common/limits.ts';
import { trySignIn } from '../../support/accounts.ts';
import { newVisitor } from '../../support/people.ts';
import { stopClock } from '../../support/stop-clock.ts';
import type { TestServer } from '../../support/test-server.ts';
import { attackOnPart, battleground } from '../attack.ts';
import { product } from '../weakened/entry.ts';

// So few that a test can use them up. The weakened build asks for them in this place.
const FEW = vi.hoisted(() => {
  const few = { network: 100, site: 1_000 };
  Object.assign(globalThis, { __frontdeskWritesPerMinute: few });
  return few;
});
vi.mock('../../../server/common/limits.ts', async (original) => ({
  ...(await original<typeof import('../../../server/common/limits.ts')>()),
  WRITES_PER_MINUTE: FEW,
}));

describe('limits', () => {
  const ground = battleground({ env: { TRUST_PROXY: 'on', RATE_LIMIT_FACTOR: '1' } });

  it('give back evenly, and count each name alone', () => {
    let now = 0;
    const buckets = product.createTokenBuckets(60, () => now);
    for (let taken = 0; taken < 60; taken += 1) expect(buckets.take('office')).toBe(0);
    expect(buckets.take('office')).toBe(1_000);
    expect(buckets.take('elsewhere')).toBe(0);
    now += 1_000;
    expect([buckets.take('office'), buckets.take('office')]).toEqual([0, 1_000]);
  });

  it('let through no more than was given back, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (steps, perMinute) => {
          let [now, forwards, taken] = [0, 0, 0];
          const buckets = product.createTokenBuckets(perMinute, () => now);
          for (const step of [0, ...steps]) {
            now += step;
            forwards += Math.max(0, step);
            if (buckets.take('somebody') === 0) taken += 1;
          }
          expect(taken).toBeLessThanOrEqual(perMinute + Math.ceil((forwards * perMinute) / 60_000));
        },
      ),
    );
  });

  attackOnPart('a clock that is set back, and gives what was not waited for', {
    without: 'a clock that is set back gives nothing',
    attempt: ({ createTokenBuckets }) => {
      let now = 60_000;
      const buckets = createTokenBuckets(60, () => now);
      for (let taken = 0; taken < 60; taken += 1) buckets.take('office');
      now -= 5_000;
      return buckets.take('office');
    },
    succeeds: 0,
    fails: 1_000,
  });

  attackOnPart('ever new names, until there is no memory left', {
    without: 'buckets are bounded',
    attempt: ({ createTokenBuckets }) => {
      const buckets = createTokenBuckets(1, () => 0);
      for (let name = 0; name < 25_000; name += 1) buckets.take(String(name));
      return buckets.size();
    },
    succeeds: 25_000,
    fails: 20_000,
  });

  attackOnPart('one home, which has more addresses than there are names', {
    without: 'a home is one network',
    attempt: ({ networkOf }) =>
      new Set(['2001:db8::1', '2001:db8::ffff:1', '2001:db8:0:0:9::', '2001:DB8::1%eth0'].map(networkOf))
        .size,
    succeeds: 4,
    fails: 1,
  });

  attackOnPart('one address, which a proxy writes down with the port of each connection', {
    without: 'a port is no part of an address',
    attempt: ({ networkOf }) => {
      const v4 = new Set([1, 2, 3].map((port) => networkOf(`192.0.2.7:${port}`)));
      const v6 = new Set([1, 2, 3].map((port) => networkOf(`[2001:db8::7]:${port}`)));
      return v4.size + v6.size;
    },
    succeeds: 6,
    fails: 2,
  });

  it('have one name for a connection that was reset, and for what is no address', () => {
    const none = [undefined, '', 'unknown', '_hidden', '1.2.3.4.5', '[::1', 'x'.repeat(5_000)];
    expect(new Set(none.map(product.networkOf))).toEqual(new Set(['unknown']));
  });

  ground.attack('guesses from each of the networks that one home has', {
    without: 'a network counts towards those around it',
    async attempt(server) {
      const exhausted = {
        name: guessName('network', '2001:db8:0:0::/56'),
        count: GUESSES.network * 2,
        until: Date.now() + 60_000,
      };
      await server.services.database.write((db) => db.insertInto('guesses').values(exhausted).execute());
      const guess = { email: 'ana@demo.example', password: 'a guess' };
      return (await trySignIn(server.url, guess, { 'x-forwarded-for': '2001:db8:0:7::1' })).status;
    },
    succeeds: 401,
    fails: 429,
  });

  it('count homes apart, and an IPv4 address as itself in whatever notation', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, (eight) => {
        const hex = eight.map((group) => group.toString(16));
        expect(product.networkOf(hex.join(':').toUpperCase())).toBe(`${hex.slice(0, 4).join(':')}::/64`);
        expect(product.networkOf(`${hex.slice(0, 3).join(':')}::${hex[7]}`)).toBe(
          `${hex.slice(0, 3).join(':')}:0::/64`,
        );
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (one) => {
        expect([product.networkOf(one), product.networkOf(`::ffff:${one}`)]).toEqual([one, one]);
      }),
    );
  });

  ground.attack('one network that makes itself many visitors', {
    without: 'changes of a network are counted',
    async attempt(server) {
      const { stop, changes } = await crowd(server);
      for (let sent = 0; sent < WRITES_PER_MINUTE.network; sent += 1)
        expect((await changes[sent % 2]?.())?.status).toBe(204);
      const reply = await changes[2]?.();
      stop();
      return { status: reply?.status, wait: Number(reply?.headers.get('retry-after')) > 0 };
    },
    succeeds: { status: 204, wait: false },
    fails: { status: 429, wait: true },
  });

  ground.attack('an address that is made up in front of the one that the proxy saw', {
    without: 'of a forwarded address the proxy’s part is believed',
    async attempt(server) {
      const forwarded = { 'x-forwarded-for': '192.0.2.1, 198.51.100.77' };
      const visitor = await newVisitor(server.url);
      const change = { attributes: { plan: 'gold' } };
      await visitor.ask('PUT', '/api/widget/session/attributes', change, forwarded);
      const row = await server.services.database.read
        .selectFrom('visitors')
        .select('network')
        .where('id', '=', visitor.id)
        .executeTakeFirstOrThrow();
      return row.network;
    },
    succeeds: '192.0.2.1',
    fails: '198.51.100.77',
  });

  ground.attack('the same words, again and again, under ever new ids', {
    without: 'the same words wait',
    async attempt(server) {
      const { stop, visitors } = await crowd(server);
      const [spammer] = visitors;
      if (spammer === undefined) throw new Error('There is nobody.');
      const conversation = await spammer.start();
      const statuses = [];
      for (const words of ['Buy this', 'buy  this', 'BUY THIS', 'Buy this!', 'Buy\u200b this', 'Buy... this'])
        statuses.push((await spammer.send(conversation, `${words} and nothing else at all`)).status);
      stop();
      return statuses.at(-1);
    },
    succeeds: 201,
    fails: 429,
  });

  it('leave reading alone', async () => {
    const { stop, changes, visitors } = await crowd(ground.ours(), '192.0.2.8');
    for (let sent = 0; sent <= WRITES_PER_MINUTE.network; sent += 1) await changes[sent % 2]?.();
    expect((await changes[2]?.())?.status).toBe(429);
    expect((await visitors[2]?.ask('GET', '/api/widget/session'))?.status).toBe(200);
    stop();
  });
});

/** Three visitors of one network. Time stands still, so that nothing is given back meanwhile. */
async function crowd(server: TestServer, address = '192.0.2.7') {
  const stop = stopClock();
  const visitors = await Promise.all([1, 2, 3].map(() => newVisitor(server.url)));
  const attributes = { plan: 'gold' };
  const from = { 'x-forwarded-for': address };
  return {
    visitors,
    changes: visitors.map(
      (visitor) => () => visitor.ask('PUT', '/api/widget/session/attributes', { attributes }, from),
    ),
    stop,
  };
}
