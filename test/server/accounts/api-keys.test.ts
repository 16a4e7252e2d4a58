import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiScope, NewApiKey } from '../../../server/contract/schemas/api-keys.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

type ApiError = { error: { code: string; message: string } };
const DAY_MS = 86_400_000;

describe('an API key', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1' } });
  });
  afterAll(() => server.stop());

  async function make(scopes: ApiScope[], expiresAt: number | null = null) {
    const ana = await signedInAgent(server.url, 'Ana');
    const asked = { id: uuid(), name: 'The bot', scopes, expiresAt };
    const { status, body } = await ana.ask<NewApiKey>('POST', '/api/agent/api-keys', asked);
    if (status !== 201) throw new Error(`No key was made: ${JSON.stringify(body)}`);
    return { ana, ...body, by: nobody(server.url, { authorization: `Bearer ${body.token}` }) };
  }

  it('reads and answers as the admin who made it, without a cookie or an origin', async () => {
    const { by, key } = await make(['read', 'write']);
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Is anybody here?');
    const inbox = await by<{ cards: { state: { id: string } }[] }>('GET', '/api/agent/inbox?queue=waiting');
    expect(inbox.body.cards.map(({ state }) => state.id)).toContain(id);
    expect((await by('PUT', `/api/agent/conversations/${id}/assignment`, {})).status).toBe(200);
    const path = `/api/agent/conversations/${id}/messages`;
    const answer = { id: uuid(), body: 'I am a bot.' };
    expect((await by('POST', path, answer)).status).toBe(201);
    expect((await by('POST', path, answer)).status).toBe(200);
    type Shown = { conversation: { messages: { body: string; author: { kind: string; name: string } }[] } };
    const { body } = await by<Shown>('GET', `/api/agent/conversations/${id}`);
    expect(body.conversation.messages.at(-1)).toMatchObject({
      body: 'I am a bot.',
      author: { kind: 'agent', name: key.agent.name },
    });
  });

  it('may do what its scopes say, and nothing that is about a person or gives rights', async () => {
    const { by } = await make(['read']);
    const meets = async (method: string, path: string, body?: unknown) => {
      const answer = await by<ApiError>(method, path, body);
      return answer.status < 400 ? 'in' : `${answer.status} ${answer.body.error.message}`;
    };
    expect(await meets('GET', '/api/agent/sites')).toBe('in');
    expect(await meets('PUT', `/api/agent/labels/${uuid()}`, { name: 'x', color: '#112233' })).toBe(
      '403 This needs an API key with the scope "settings".',
    );
    for (const path of ['session', 'profile', 'rooms', 'api-keys', 'views', 'drafts'])
      expect(await meets('GET', `/api/agent/${path}`), path).toMatch(/^403 .*no API key may do it/);
    expect(await meets('POST', '/api/agent/api-keys', {})).toMatch(/^403/);
  });

  it.each([{}, { authorization: 'Bearer YOUR_SECRET_TOKEN' }])(
    'is asked for where a program sends none: %o',
    async (headers) => {
      const ask = nobody(server.url, headers);
      for (const path of [`/api/agent/conversations/${uuid()}/messages`, '/mcp'])
        expect((await ask<ApiError>('POST', path, {})).body.error).toEqual({
          code: 'forbidden',
          message: 'A program needs an API key for this. Send it as "Authorization: Bearer fdk_…".',
        });
    },
  );

  it('ends when it is removed, at its date, and with its admin', async () => {
    const { ana, by, key } = await make(['read']);
    const sign = { code: 'sign_in_required' };
    expect((await by('GET', '/api/agent/labels')).status).toBe(200);
    expect((await ana.ask('DELETE', `/api/agent/api-keys/${key.id}`)).status).toBe(204);
    expect((await by<ApiError>('GET', '/api/agent/labels')).body.error).toMatchObject(sign);
    expect((await ana.ask('DELETE', `/api/agent/api-keys/${key.id}`)).status).toBe(404);

    const soon = await make(['read'], Date.now() + DAY_MS);
    const change = (set: { expires_at: number }) =>
      server.services.runInTransaction((tx) =>
        tx.db.updateTable('api_keys').set(set).where('id', '=', soon.key.id).execute(),
      );
    expect((await soon.by('GET', '/api/agent/labels')).status).toBe(200);
    await change({ expires_at: Date.now() - 1 });
    expect((await soon.by<ApiError>('GET', '/api/agent/labels')).body.error).toMatchObject(sign);
    await change({ expires_at: Date.now() + DAY_MS });
    const deactivated = (at: number | null) =>
      server.services.runInTransaction((tx) =>
        tx.db.updateTable('agents').set({ deactivated_at: at }).where('id', '=', soon.key.agent.id).execute(),
      );
    await deactivated(Date.now());
    expect((await soon.by<ApiError>('GET', '/api/agent/labels')).body.error).toMatchObject(sign);
    await deactivated(null);
    expect((await soon.by('GET', '/api/agent/labels')).status).toBe(200);
  });

  it('is kept as a hash, shown once, listed without its token, and written down', async () => {
    const { ana, token, key } = await make(['write', 'settings']);
    const rows = await server.services.database.read.selectFrom('api_keys').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const list = await ana.ask('GET', '/api/agent/api-keys');
    expect(JSON.stringify(list.body)).not.toContain(token);
    expect(token.startsWith(key.hint)).toBe(true);
    const log = await ana.ask<{ entries: { action: string; subject: string }[] }>(
      'GET',
      '/api/agent/audit-log',
    );
    expect(log.body.entries[0]).toMatchObject({
      action: 'api_key.created',
      subject: `The bot (${key.hint}…): write, settings`,
    });
    expect(JSON.stringify(log.body)).not.toContain(token);
  });

  it('counts alone: a cookie that comes along gives it nothing', async () => {
    const { by } = await make(['read']);
    const { cookie } = await signedInAgent(server.url, 'Ana');
    const block = { visitorId: uuid(), kind: 'visitor' };
    const answer = await by<ApiError>('POST', '/api/agent/blocks', block, { cookie });
    expect(answer.body.error.code).toBe('forbidden');
    const both = await by<ApiError>('GET', '/api/agent/profile', undefined, { cookie, origin: server.url });
    expect(both.body.error.code).toBe('forbidden');
  });

  it('says when it was last used, and is written at most once a minute for it', async () => {
    const { ana, by, key } = await make(['read']);
    const usedAt = async () => {
      const { body } = await ana.ask<{ keys: { id: string; usedAt: number | null }[] }>(
        'GET',
        '/api/agent/api-keys',
      );
      return body.keys.find(({ id }) => id === key.id)?.usedAt;
    };
    expect(await usedAt()).toBeNull();
    await by('GET', '/api/agent/labels');
    const first = await usedAt();
    expect(first).toBeGreaterThan(0);
    await by('GET', '/api/agent/labels');
    expect(await usedAt()).toBe(first);
    await server.services.runInTransaction((tx) =>
      tx.db
        .updateTable('api_keys')
        .set({ used_at: Number(first) - 61_000 })
        .where('id', '=', key.id)
        .execute(),
    );
    await by('GET', '/api/agent/labels');
    expect(await usedAt()).toBeGreaterThanOrEqual(Number(first));
  });

  it('is told how much it may still ask, and under which id the log has what it asked', async () => {
    const { by, ana } = await make(['read']);
    const first = await by('GET', '/api/agent/labels');
    expect(first.headers.get('ratelimit-policy')).toBe('"key";q=300;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"key";r=299;t=1$/);
    expect(first.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const limited = await by('GET', '/api/agent/conversations');
    expect(limited.headers.get('ratelimit-policy')).toBe('"key";q=300;w=60, "operation";q=240;w=60');
    expect(limited.headers.get('ratelimit')).toMatch(/^"key";r=29\d;t=\d, "operation";r=239;t=\d+$/);
    const refused = await by('PUT', `/api/agent/labels/${uuid()}`, { name: 'x', color: '#112233' });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
    const session = await ana.ask('GET', '/api/agent/labels');
    expect(session.headers.get('ratelimit-policy')).toMatch(/^"reads";q=\d+;w=60/);
  });

  it('asks at most 300 times a minute', async () => {
    const { by } = await make(['read']);
    const began = performance.now();
    const answers: Awaited<ReturnType<typeof by>>[] = [];
    // A slow machine is given back some of its tries meanwhile.
    while (!answers.some(({ status }) => status === 429) && answers.length < 5_000)
      answers.push(...(await Promise.all(Array.from({ length: 20 }, () => by('GET', '/api/agent/labels')))));
    const refused = answers.filter(({ status }) => status === 429);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('ratelimit')).toMatch(/^"key";r=0;t=\d+$/);
    const minutes = (performance.now() - began) / 60_000;
    const served = answers.length - refused.length;
    expect(served).toBeGreaterThanOrEqual(300);
    expect(served).toBeLessThanOrEqual(300 * (1 + Math.ceil(minutes)));
  });

  it.each([
    ['no name', { name: ' ', scopes: ['read'], expiresAt: null }],
    ['no scope', { name: 'x', scopes: [], expiresAt: null }],
    ['a scope that is none', { name: 'x', scopes: ['all'], expiresAt: null }],
    ['an end in the past', { name: 'x', scopes: ['read'], expiresAt: 1 }],
  ])('is not made with %s', async (_, asked) => {
    const ana = await signedInAgent(server.url, 'Ana');
    expect((await ana.ask('POST', '/api/agent/api-keys', { id: uuid(), ...asked })).status).toBe(400);
  });
});
