import { describe, expect, test, vi } from 'vitest';
import { createHttpClient } from '../../../server/contract/client/http-client.ts';
import { sendFile } from '../../../server/contract/client/send-file.ts';
import { retryOf } from '../../../server/contract/errors.ts';
import { PROOF_HEADER, type Puzzle } from '../../../server/contract/proof.ts';

type Reply = { status: number; body?: unknown; retryAfter?: string };

function setUp(reply: () => Reply) {
  const asked: string[] = [];
  let time = 0;
  const http = createHttpClient({
    baseUrl: 'https://chat.example',
    sendFile,
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

  test('but what the refusal says may be tried meanwhile, may be tried', async () => {
    const body = { error: { ...TOO_MANY.error, details: { codeHelps: true } } };
    const { http, asked } = setUp(() => ({ status: 429, body, retryAfter: '60' }));
    await http.request('POST', '/api/agent/session', { password: 'right' });
    await http.request('POST', '/api/agent/session', { password: 'right', code: '123456' });
    expect(asked).toHaveLength(2);
  });

  test('a server that is only busy may be asked again at once: its clients know how long to wait', async () => {
    const { http, asked } = setUp(() => ({ status: 503, body: TOO_MANY, retryAfter: '5' }));
    await http.request('GET', '/x');
    expect(await http.request('GET', '/x')).toMatchObject({ status: 503, retryAfterMs: 5_000 });
    expect(asked).toHaveLength(2);
  });
});

const PUZZLE = { challenge: '5.abc', bits: 16 };

describe('who is asked for a proof', () => {
  const ASKED = { error: { code: 'proof_required', message: 'Work.', details: PUZZLE } };
  const setUpProof = (replies: Reply[], prove?: (puzzle: Puzzle) => Promise<string>) => {
    const sent: { proof: string | null; body: unknown }[] = [];
    const http = createHttpClient({
      baseUrl: 'https://chat.example',
      timeoutMs: () => 1_000,
      fetch: async (_input, init) => {
        sent.push({ proof: new Headers(init?.headers).get(PROOF_HEADER), body: init?.body });
        const { status, body } = replies.shift() ?? { status: 500 };
        return new Response(JSON.stringify(body), { status, headers: { 'retry-after': '2' } });
      },
      ...(prove === undefined ? {} : { prove }),
    });
    return { http, sent };
  };
  const DONE = { status: 201, body: { done: true } };

  test('solves it, and sends the same request with it', async () => {
    const prove = vi.fn(async ({ challenge }: Puzzle) => `${challenge}.7`);
    const { http, sent } = setUpProof([{ status: 429, body: ASKED }, DONE, DONE], prove);
    expect(await http.request('POST', '/m', { id: 1 })).toEqual({ ok: true, value: { done: true } });
    expect(prove).toHaveBeenCalledWith(PUZZLE);
    expect(sent).toEqual([
      { proof: null, body: '{"id":1}' },
      { proof: '5.abc.7', body: '{"id":1}' },
    ]);
    expect((await http.request('POST', '/m', { id: 2 })).ok).toBe(true);
  });

  test('gives up after two that were not taken, and says when to come back', async () => {
    const refused = { status: 429, body: ASKED };
    const { http, sent } = setUpProof([refused, refused, refused, refused], async () => 'wrong');
    expect(await http.request('POST', '/m', {})).toMatchObject({
      code: 'proof_required',
      retryAfterMs: 2_000,
    });
    expect(sent).toHaveLength(3);
  });

  test('comes back later where nobody can solve it', async () => {
    const { http, sent } = setUpProof([{ status: 429, body: ASKED }]);
    expect(await http.request('POST', '/m', {})).toMatchObject({ ok: false, code: 'proof_required' });
    expect(retryOf(429, 'proof_required')).toBe('later');
    expect(sent).toHaveLength(1);
  });
});

describe('an upload that costs work', () => {
  test('is sent again with the solution, and once only where nobody can solve it', async () => {
    const refused = { error: { code: 'proof_required', message: 'Wait.', details: PUZZLE } };
    const sent: { proof: string | undefined; files: number }[] = [];
    vi.stubGlobal(
      'XMLHttpRequest',
      class {
        upload = {};
        proof: string | undefined;
        status = 0;
        responseText = '';
        onload = () => {};
        open() {}
        getResponseHeader = () => '1';
        setRequestHeader(name: string, value: string) {
          if (name === PROOF_HEADER) this.proof = value;
        }
        send(form: FormData) {
          sent.push({ proof: this.proof, files: form.getAll('file').length });
          this.status = this.proof === undefined ? 429 : 201;
          this.responseText = JSON.stringify(this.proof === undefined ? refused : { done: true });
          queueMicrotask(() => this.onload());
        }
      },
    );
    const client = (prove?: (puzzle: Puzzle) => Promise<string>) =>
      createHttpClient({
        baseUrl: 'https://chat.example',
        sendFile,
        timeoutMs: () => 1_000,
        ...(prove === undefined ? {} : { prove }),
      });
    const send = (http: ReturnType<typeof createHttpClient>) =>
      http.upload('/upload', new File(['x'], 'x'), { progress() {}, signal: new AbortController().signal });
    expect(await send(client(async ({ challenge }) => `${challenge}.7`))).toMatchObject({ ok: true });
    expect(sent).toEqual([
      { proof: undefined, files: 1 },
      { proof: '5.abc.7', files: 1 },
    ]);
    expect(await send(client())).toMatchObject({ ok: false, code: 'proof_required' });
    expect(sent).toHaveLength(3);
  });
});

describe('an upload that a proxy refuses', () => {
  /** What a browser makes of a refusal: its answer, or a broken connection where it may not be read. */
  function setUpUpload(refusal: { status: number; text: string } | null, reachable: boolean) {
    const asked: string[] = [];
    vi.stubGlobal(
      'XMLHttpRequest',
      class {
        upload = {};
        status = refusal?.status ?? 0;
        responseText = refusal?.text ?? '';
        onload = () => {};
        onerror = () => {};
        open() {}
        setRequestHeader() {}
        getResponseHeader = () => null;
        send() {
          queueMicrotask(() => (refusal === null ? this.onerror() : this.onload()));
        }
      },
    );
    const http = createHttpClient({
      baseUrl: 'https://chat.example',
      sendFile,
      timeoutMs: () => 1_000,
      fetch: async (input) => {
        asked.push(String(input));
        if (!reachable) throw new TypeError('Failed to fetch');
        return new Response(null);
      },
    });
    const upload = async (bytes: number) =>
      http.upload('/upload', new File(['x'.repeat(bytes)], 'x'), {
        progress() {},
        signal: new AbortController().signal,
      });
    return { upload, asked };
  }
  const LARGE = 1_200_000;
  const PAGE = '<html>413 Request Entity Too Large</html>';

  test('is told apart where its answer can be read', async () => {
    const { upload } = setUpUpload({ status: 413, text: PAGE }, true);
    const answer = await upload(LARGE);
    expect(answer).toMatchObject({ ok: false, status: 413, code: 'proxy_refused' });
    expect(answer).toMatchObject({ message: expect.stringContaining('1.2 MB') });
    expect(retryOf(413, 'proxy_refused'), 'it is not tried for ever').toBe('after-change');
  });

  test('and where it looks like a broken connection, though the server can be reached', async () => {
    const { upload, asked } = setUpUpload(null, true);
    expect(await upload(LARGE)).toMatchObject({ status: 413, code: 'proxy_refused' });
    expect(asked).toEqual(['https://chat.example/health']);
  });

  test('is not suspected where the server is away, or the file is small', async () => {
    expect(await setUpUpload(null, false).upload(LARGE)).toMatchObject({ status: 0, code: 'no_answer' });
    const { upload, asked } = setUpUpload(null, true);
    expect(await upload(1_000)).toMatchObject({ status: 0, code: 'no_answer' });
    expect(asked).toEqual([]);
  });

  test('is not confused with our own refusal', async () => {
    const text = JSON.stringify({ error: { code: 'file_too_large', message: 'Too large.' } });
    const { upload } = setUpUpload({ status: 413, text }, true);
    expect(await upload(LARGE)).toMatchObject({ status: 413, code: 'file_too_large' });
  });
});
