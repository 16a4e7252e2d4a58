import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { DEMO_IDENTITY_SECRET, DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { identify, newBearer, signedToken } from '../support/signed.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;
const victim = () => ({ aud: DEMO_SITE_KEY, sub: 'customer-1', exp: inAnHour() });

/** Signs by hand, because libraries refuse to make what attackers make. */
function handSigned(header: object, claims: object, secret: string, hash = 'sha256'): string {
  const signed = `${base64url(header)}.${base64url(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

describe('attacks on signed identities', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  const unsigned = (alg: string) => `${base64url({ alg })}.${base64url(victim())}.`;
  const now = Math.floor(Date.now() / 1_000);
  /** Add a line: a name, the token, and what the refusal has to say. */
  const forged: [string, () => string | Promise<string>, string, string][] = [
    ['no algorithm', () => unsigned('none'), 'identity_invalid', 'HS256'],
    [
      'another algorithm with the right key',
      () => handSigned({ alg: 'HS512' }, victim(), DEMO_IDENTITY_SECRET, 'sha512'),
      'identity_invalid',
      'HS256',
    ],
    [
      'a key that the token brings along',
      () => {
        const k = Buffer.from('the attacker’s own key, long enough').toString('base64url');
        return handSigned(
          { alg: 'HS256', jwk: { kty: 'oct', k } },
          victim(),
          'the attacker’s own key, long enough',
        );
      },
      'identity_invalid',
      'signature',
    ],
    ['time that has run out', () => signedToken({ exp: now - 3_600 }), 'identity_expired', 'expired'],
    ['time without an end', () => signedToken({ exp: undefined }), 'identity_invalid', '"exp"'],
    ['time far away', () => signedToken({ exp: now + 30 * 86_400 }), 'identity_invalid', '24 hours'],
    ['the audience of another site', () => signedToken({ aud: 'another-shop' }), 'identity_invalid', '"aud"'],
    [
      'a key made for it, of the kind that has two halves',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return new SignJWT(victim()).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
      },
      'identity_invalid',
      'HS256',
    ],
    [
      'another user written into it',
      async () => {
        const [head, , signature] = (await signedToken({ sub: 'customer-2' })).split('.');
        return `${head}.${base64url(victim())}.${signature}`;
      },
      'identity_invalid',
      'signature',
    ],
    ['no audience', () => signedToken({ aud: undefined }), 'identity_invalid', '"aud"'],
  ];

  for (const [name, make, code, says] of forged) {
    ground.attack(`a token with ${name}`, {
      without: ['signatures of identities are checked', 'identities end within a day'],
      async attempt(server) {
        const { status, body } = await identify(server.url, await make());
        return { status, code: body.error?.code ?? null, says: body.error?.message.includes(says) ?? false };
      },
      succeeds: { status: expect.toSatisfy((status: number) => status < 300), code: null, says: false },
      fails: { status: 401, code, says: true },
    });
  }

  for (const [name, claims] of [
    ['nothing', { sub: '' }],
    ['a number', { sub: 42 }],
    ['an object', { sub: { $ne: null } }],
    ['far too much', { sub: 'x'.repeat(300) }],
  ] as const) {
    ground.attack(`a user that is ${name}`, {
      without: 'claims of identities are checked',
      attempt: async ({ url }) => (await identify(url, await signedToken(claims))).status === 401,
      succeeds: false,
      fails: true,
    });
  }

  for (const [name, claims, says] of [
    ['NUL in the id', { sub: 'customer\0-1' }, 'NUL'],
    ['NUL in the name', { sub: 'flood-1', name: 'A\0B' }, 'NUL'],
    ['79 marks on a letter of the name', { sub: 'flood-2', name: `A${'\u0301'.repeat(79)}` }, 'marks'],
    [
      'directions turned 20 times',
      { sub: 'flood-3', name: `${'\u202e'.repeat(16)}a${'\u202e'.repeat(4)}` },
      'direction',
    ],
    ['marks in an attribute', { sub: 'flood-4', attributes: { plan: `p${'\u0301'.repeat(79)}` } }, 'marks'],
  ] as const) {
    ground.attack(`text that nobody could read, signed by the site: ${name}`, {
      without: 'claims are text that can be kept and shown',
      async attempt(server) {
        const { status, body } = await identify(server.url, await signedToken(claims));
        return { status, says: body.error?.message.includes(says) ?? false };
      },
      succeeds: { status: expect.toSatisfy((status: number) => status < 300), says: false },
      fails: { status: 401, says: true },
    });
  }

  ground.attack('a page’s unsigned word over a name and an address that the site has signed', {
    without: 'the page’s word stands over nothing that was signed',
    async attempt(server) {
      const bearer = newBearer();
      const signed = { sub: 'overwritten', name: 'Clara', email: 'clara@customers.example' };
      const { body } = await identify(server.url, await signedToken(signed), bearer);
      const ask = nobody(server.url, { authorization: `Bearer ${bearer}` });
      await ask('PUT', '/api/widget/session/attributes', { name: 'Mallory', email: 'm@elsewhere.example' });
      const row = await server.services.database.read
        .selectFrom('visitors')
        .select(['name', 'email'])
        .where('id', '=', body.visitor.id)
        .executeTakeFirstOrThrow();
      return row;
    },
    succeeds: { name: 'Mallory', email: 'm@elsewhere.example' },
    fails: { name: 'Clara', email: 'clara@customers.example' },
  });

  it('a name of nothing but blanks is no name', async () => {
    const { url } = ground.ours();
    const sub = 'blank-name';
    await identify(url, await signedToken({ sub, name: '\u200b \u2060' }));
    const row = await ground
      .ours()
      .services.database.read.selectFrom('visitors')
      .select('name')
      .where('external_id', '=', sub)
      .executeTakeFirstOrThrow();
    expect(row.name).toBeNull();
  });

  it('no text at all is taken for a token, and none breaks the server', async () => {
    const { url } = ground.ours();
    const base64 = fc.base64String({ maxLength: 60 }).map((text) => text.replaceAll('=', ''));
    const almost = fc.tuple(base64, base64, base64).map((parts) => parts.join('.'));
    const known = fc.constantFrom(
      '',
      'x',
      'a.b.c',
      '..',
      `${'A'.repeat(5_000)}.x.y`,
      'eyJhbGciOiJIUzI1NiJ9.e30.',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(known, almost, fc.string({ maxLength: 80 })), async (token) => {
        expect([400, 401]).toContain((await identify(url, token)).status);
      }),
      { numRuns: 40 },
    );
  });

  it('attributes that reach for prototypes change nothing but the visitor’s own', async () => {
    const claims = JSON.parse('{"attributes": {"__proto__": "x", "constructor": "y"}}');
    const careless = Object.assign({}, { nested: {} }) as { nested: Record<string, unknown> };
    careless.nested[`__${'proto'}__`] = { taken: true };
    expect(careless.nested['taken'], 'what copies key by key has taken it').toBe(true);
    const reply = await identify(ground.ours().url, await signedToken({ sub: 'proto', ...claims }));
    expect(reply.status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  ground.attack('a stranger makes themselves a visitor under the id of somebody verified', {
    without: 'an id is its first owner’s',
    async attempt(server) {
      const { visitorId } = await verified(server);
      const stranger = nobody(server.url, { authorization: `Bearer ${newBearer()}` });
      const made = await stranger<{ visitor?: { id: string }; error?: { code: string } }>(
        'POST',
        '/api/widget/visitors',
        { id: visitorId, siteKey: DEMO_SITE_KEY },
      );
      return made.body.error?.code ?? made.body.visitor?.id === visitorId;
    },
    succeeds: true,
    fails: 'id_taken',
  });

  ground.attack('a stranger’s token is merged into somebody verified, and reads what is theirs', {
    without: 'a stranger’s token becomes nobody verified',
    async attempt(server) {
      const { sub, conversation } = await verified(server);
      const stranger = await newVisitor(server.url);
      const { status } = await identify(server.url, await signedToken({ sub }), stranger.token);
      return { status, reads: (await stranger.read(conversation)).status };
    },
    succeeds: { status: 200, reads: 200 },
    fails: { status: 409, reads: 404 },
  });

  ground.attack('the token of somebody verified is made a stranger’s', {
    without: 'a token of somebody verified makes no stranger',
    async attempt(server) {
      const { own } = await verified(server);
      return (await own('POST', '/api/widget/visitors', { id: uuid(), siteKey: DEMO_SITE_KEY })).status;
    },
    succeeds: 201,
    fails: 409,
  });

  ground.attack('a conversation of somebody else, come by in starting one under its id', {
    without: 'a conversation is its first owner’s',
    async attempt(server) {
      const { conversation } = await verified(server);
      const thief = await newVisitor(server.url);
      const reply = await thief.ask<{ conversation?: { state: { id: string } }; error?: { code: string } }>(
        'POST',
        '/api/widget/conversations',
        { id: conversation },
      );
      return reply.body.error?.code ?? reply.body.conversation?.state.id === conversation;
    },
    succeeds: true,
    fails: 'id_taken',
  });

  ground.attack('a conversation of somebody verified, asked for by another visitor', {
    without: 'only who takes part may have a conversation',
    async attempt(server) {
      const { conversation } = await verified(server);
      return (await (await newVisitor(server.url)).read(conversation)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  const requests: [string, (conversation: string) => [string, string, object?]][] = [
    ['the session', () => ['GET', '/api/widget/session']],
    ['a conversation', (id) => ['GET', `/api/widget/conversations/${id}`]],
    ['its events', (id) => ['GET', `/api/widget/conversations/${id}/events?after=0`]],
    [
      'a message',
      (id) => ['POST', `/api/widget/conversations/${id}/messages`, { id: uuid(), body: 'still me' }],
    ],
  ];
  for (const [name, request] of requests) {
    ground.attack(`a token that was ended at log-out still gets ${name}`, {
      without: 'a log-out ends the token',
      async attempt(server) {
        const { own, conversation } = await verified(server);
        expect((await own(...request(conversation))).status, 'it works before').toBeLessThan(300);
        await own('DELETE', '/api/widget/session');
        return (await own(...request(conversation))).status < 300;
      },
      succeeds: true,
      fails: false,
    });
  }

  it('two keys sign side by side, and the one that is taken away signs nobody', async () => {
    const server = ground.ours();
    const ana = await signedInAgent(server.url, 'Ana');
    const site = await server.services.database.read
      .selectFrom('sites')
      .select('id')
      .where('site_key', '=', DEMO_SITE_KEY)
      .executeTakeFirstOrThrow();
    const path = `/api/agent/sites/${site.id}/identity-keys`;
    const made = await ana.ask<{ secret: string; key: { id: string } }>('POST', path);
    const { secret } = made.body;
    expect((await identify(server.url, await signedToken({}, { secret }))).status).toBeLessThan(300);
    expect((await identify(server.url, await signedToken())).status).toBeLessThan(300);
    const keys = await server.services.database.read.selectFrom('identity_keys').selectAll().execute();
    const added = keys.find((key) => key.secret === secret);
    await ana.ask('DELETE', `${path}/${added?.id}`);
    expect((await identify(server.url, await signedToken({}, { secret }))).status).toBe(401);
  });
});

/** Somebody whom the site signed, with a conversation. */
async function verified(server: TestServer) {
  const [bearer, sub, conversation] = [newBearer(), uuid(), uuid()];
  const person = await identify(server.url, await signedToken({ sub }), bearer);
  const own = nobody(server.url, { authorization: `Bearer ${bearer}` });
  expect((await own('POST', '/api/widget/conversations', { id: conversation })).status).toBe(201);
  return { own, sub, conversation, visitorId: person.body.visitor.id };
}
