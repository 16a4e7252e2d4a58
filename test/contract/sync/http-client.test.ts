import { describe, expect, test } from 'vitest';
import { createHttpClient } from '../../../server/contract/sync/http-client.ts';

type Reply = { status: number; body?: unknown; retryAfter?: string };

function setUp(reply: () => Reply) {
  const asked: string[] = [];
  let time = 0;
  const http = createHttpClient({
    baseUrl: 'https://chat.example',
    timeoutMs: () => 1_000,
    now: () => time,
    fetch: async (input, init) => {
      asked.push(`${init?.method} ${String(input).slice('https://chat.example'.length)}`);
      const { status, body, retryAfter } = reply();
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
    },
  });
  return {
    http,
    asked,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

const TOO_MANY = { error: { code: 'too_many_requests', message: 'Too much at once.' } };

describe('who asked too much and was told when to come back', () => {
  test.each(['POST', 'PUT', 'GET'])('does not ask again before then (%s)', async (method) => {
    let reply: Reply = { status: 429, body: TOO_MANY, retryAfter: '7' };
    const { http, asked, pass } = setUp(() => reply);
    const path = '/api/widget/conversations/1/messages';
    const refusal = { ok: false, status: 429, code: 'too_many_requests', message: 'Too much at once.' };
    expect(await http.request(method, path, {})).toEqual({ ...refusal, retryAfterMs: 7_000 });
    reply = { status: 200, body: { done: true } };
    pass(6_000);
    expect(await http.request(method, path, {})).toEqual({ ...refusal, retryAfterMs: 1_000 });
    expect(asked).toHaveLength(1);
    // Something else may be asked.
    expect((await http.request(method, '/api/widget/session')).ok).toBe(true);
    pass(1_000);
    expect(await http.request(method, path, {})).toEqual({ ok: true, value: { done: true } });
    expect(asked).toHaveLength(3);
  });

  test('nor do uploads', async () => {
    const { http, asked } = setUp(() => ({ status: 429, body: TOO_MANY, retryAfter: '60' }));
    await http.request('POST', '/api/widget/conversations/1/attachments/2');
    const file = new File(['x'], 'x.txt');
    const { signal } = new AbortController();
    const answer = await http.upload('/api/widget/conversations/1/attachments/2', file, {
      progress() {},
      signal,
    });
    expect(answer).toMatchObject({ ok: false, status: 429, retryAfterMs: 60_000 });
    expect(asked).toHaveLength(1);
  });

  test('a server that is only busy may be asked again at once: its clients know how long to wait', async () => {
    const { http, asked } = setUp(() => ({ status: 503, body: TOO_MANY, retryAfter: '5' }));
    await http.request('GET', '/x');
    expect(await http.request('GET', '/x')).toMatchObject({ status: 503, retryAfterMs: 5_000 });
    expect(asked).toHaveLength(2);
  });
});
