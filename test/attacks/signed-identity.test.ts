import { createHmac, generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_IDENTITY_SECRET, DEMO_SITE_KEY } from '../../server/identity/demo-people.ts';
import { newVisitor, nobody, uuid } from '../support/people.ts';
import { identify, newBearer, signedToken } from '../support/signed.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;
const victim = () => ({ aud: DEMO_SITE_KEY, sub: 'customer-1', exp: inAnHour() });

/** Signs by hand, because libraries refuse to make what attackers make. */
function handSigned(header: object, claims: object, secret: string, hash = 'sha256'): string {
  const signed = `${base64url(header)}.${base64url(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** Believes what a token says of itself, as careless verifiers have: its algorithm, its key, its time, its audience. */
function carelessly(token: string): { sub?: string | undefined } | null {
  const header = decodeProtectedHeader(token) as { alg?: string; jwk?: { k: string } };
  const [head = '', body = '', signature = ''] = token.split('.');
  const secret = header.jwk === undefined ? DEMO_IDENTITY_SECRET : Buffer.from(header.jwk.k, 'base64url');
  const hash = header.alg === 'HS512' ? 'sha512' : 'sha256';
  const expected = createHmac(hash, secret).update(`${head}.${body}`).digest('base64url');
  if (header.alg !== 'none' && signature !== expected) return null;
  return decodeJwt(token);
}

describe('attacks on signed identities', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    expect((await identify(server.url, await signedToken())).status, 'there is somebody to be').toBe(201);
  });
  afterAll(() => server.remove());

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
    ['no audience', () => signedToken({ aud: undefined }), 'identity_invalid', '"aud"'],
  ];

  it.each(forged)('a token with %s', async (_name, make, code, says) => {
    const token = await make();
    expect(carelessly(token)?.sub, 'a careless verifier would let it in').toBe('customer-1');
    const reply = await identify(server.url, token);
    expect(reply).toMatchObject({ status: 401, body: { error: { code } } });
    expect(reply.body.error?.message).toContain(says);
  });

  it('a token signed asymmetrically, with a key made for it', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const token = await new SignJWT(victim()).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    expect(await identify(server.url, token)).toMatchObject({
      status: 401,
      body: { error: { code: 'identity_invalid' } },
    });
  });

  it('another user written into a signed token', async () => {
    const [head, , signature] = (await signedToken({ sub: 'customer-2' })).split('.');
    const token = `${head}.${base64url(victim())}.${signature}`;
    expect(decodeJwt(token).sub, 'without looking at the signature it is the victim').toBe('customer-1');
    expect(await identify(server.url, token)).toMatchObject({
      status: 401,
      body: { error: { code: 'identity_invalid' } },
    });
  });

  it.each([
    ['nothing', { sub: '' }],
    ['a number', { sub: 42 }],
    ['an object', { sub: { $ne: null } }],
    ['far too much', { sub: 'x'.repeat(300) }],
  ])('a user that is %s', async (_name, claims) => {
    expect((await identify(server.url, await signedToken(claims))).status).toBe(401);
  });

  it.each(['', 'x', 'a.b.c', '..', `${'A'.repeat(5_000)}.x.y`, 'eyJhbGciOiJIUzI1NiJ9.e30.'])(
    'a token that is none: %j',
    async (token) => {
      const { status } = await identify(server.url, token);
      expect([400, 401]).toContain(status);
    },
  );

  it('attributes that reach for prototypes change nothing but the visitor’s own', async () => {
    const claims = JSON.parse('{"attributes": {"__proto__": "x", "constructor": "y"}}');
    const reply = await identify(server.url, await signedToken({ sub: 'proto', ...claims }));
    expect(reply.status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('a stranger who takes a verified visitor’s id, or passes a token on, reads nothing of theirs', async () => {
    const bearer = newBearer();
    const person = await identify(server.url, await signedToken({ sub: 'private' }), bearer);
    const own = nobody(server.url, { authorization: `Bearer ${bearer}` });
    const conversation = uuid();
    expect((await own('POST', '/api/widget/conversations', { id: conversation })).status).toBe(201);
    expect((await own('GET', `/api/widget/conversations/${conversation}`)).status, 'there is something').toBe(
      200,
    );

    const stranger = nobody(server.url, { authorization: `Bearer ${newBearer()}` });
    const sameId = await stranger('POST', '/api/widget/visitors', {
      id: person.body.visitor.id,
      siteKey: DEMO_SITE_KEY,
    });
    expect(sameId).toMatchObject({ status: 409, body: { error: { code: 'id_taken' } } });

    const known = await newVisitor(server.url);
    expect((await known.read(conversation)).status).toBe(404);
    const channel = { socket_id: '1.2', channel_name: `private-visitor-${person.body.visitor.id}` };
    expect((await known.ask('POST', '/api/widget/channel-auth', channel)).status).toBe(403);
    // The stranger identifies as the person with the token they had as a stranger: it stays a stranger's.
    const token = await signedToken({ sub: 'private' });
    expect((await identify(server.url, token, known.token)).status).toBe(409);
    expect((await known.read(conversation)).status).toBe(404);
    // And the other way round: a verified token makes no stranger.
    const asStranger = await own('POST', '/api/widget/visitors', { id: uuid(), siteKey: DEMO_SITE_KEY });
    expect(asStranger.status).toBe(409);
  });

  it('a token that was ended at log-out, on every route', async () => {
    const bearer = newBearer();
    await identify(server.url, await signedToken({ sub: 'leaver' }), bearer);
    const leaver = nobody(server.url, { authorization: `Bearer ${bearer}` });
    const conversation = uuid();
    await leaver('POST', '/api/widget/conversations', { id: conversation });
    const requests: [string, string, object?][] = [
      ['GET', '/api/widget/session'],
      ['GET', `/api/widget/conversations/${conversation}`],
      ['GET', `/api/widget/conversations/${conversation}/events?after=0`],
      ['POST', `/api/widget/conversations/${conversation}/messages`, { id: uuid(), body: 'still me' }],
    ];
    for (const [method, path, body] of requests)
      expect((await leaver(method, path, body)).status, `${method} ${path} works before`).toBeLessThan(300);
    await leaver('DELETE', '/api/widget/session');
    for (const [method, path, body] of requests)
      expect((await leaver(method, path, body)).status, `${method} ${path}`).toBe(401);
  });
});
