import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ApiRequest, connect } from '../../../server/contract/api-client/connection.ts';
import { FrontdeskError } from '../../../server/contract/api-client/frontdesk-error.ts';
import { letTimePassUntil } from './let-time-pass.ts';

const READ: ApiRequest = { method: 'GET', path: '/api/agent/sites', repeatable: true };
const CHANGE: ApiRequest = { method: 'PATCH', path: '/api/agent/sites', body: {}, repeatable: false };
const BUSY = refusal(503, 'unavailable');

function refusal(status: number, code: string, headers: Record<string, string> = {}): () => Response {
  return () =>
    new Response(
      JSON.stringify({ error: { code, message: 'A sentence.', field: 'name', details: { a: 1 } } }),
      {
        status,
        headers,
      },
    );
}
const json = (value: unknown) => () => new Response(JSON.stringify(value));
const lost = () => {
  throw new TypeError('fetch failed');
};

/** A server that answers so, one after the other; the last answer again and again. */
function answering(...answers: (() => Response)[]) {
  const asked: { url: string; init: RequestInit; at: number }[] = [];
  const connection = connect({
    url: 'https://chat.example/',
    key: 'fdk_key',
    fetch: async (url, init = {}) => {
      asked.push({ url: String(url), init, at: Date.now() });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === undefined) throw new Error('The test gave no answer.');
      return answer();
    },
  });
  return { connection, asked };
}

/** What comes of a promise while time is made to pass. */
async function settled<T>(promise: Promise<T>): Promise<T | unknown> {
  return letTimePassUntil(promise.catch((error: unknown) => error));
}

describe('a connection', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks with the key, and gives what the server answers', async () => {
    const { connection, asked } = answering(json({ sites: [] }));
    const query = { text: 'a & b', cursor: undefined, limit: 5 };
    expect(await connection.send({ ...READ, query })).toEqual({ sites: [] });
    expect(asked[0]?.url).toBe('https://chat.example/api/agent/sites?text=a+%26+b&limit=5');
    expect(asked[0]?.init.headers).toEqual({ authorization: 'Bearer fdk_key' });
  });

  it('gives nothing where the answer has no content, and a Blob for a file', async () => {
    const { connection } = answering(
      () => new Response(null, { status: 204 }),
      () => new Response('abc'),
    );
    expect(await connection.send(CHANGE)).toBeUndefined();
    expect(((await connection.send({ ...READ, file: true })) as Blob).size).toBe(3);
  });

  it('says of a refusal all that the server said', async () => {
    const { connection, asked } = answering(refusal(409, 'already_claimed'));
    const error = (await settled(connection.send(CHANGE))) as FrontdeskError;
    expect(error).toBeInstanceOf(FrontdeskError);
    expect(error).toMatchObject({
      status: 409,
      code: 'already_claimed',
      message: 'A sentence.',
      field: 'name',
      details: { a: 1 },
      retry: 'after-change',
    });
    expect(asked).toHaveLength(1);
  });

  it('comes back when the server said to, in seconds or at a time', async () => {
    const inFive = () => new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 5_000).toUTCString();
    const { connection, asked } = answering(
      refusal(429, 'too_many_requests', { 'retry-after': '7' }),
      () => refusal(503, 'unavailable', { 'retry-after': inFive() })(),
      json(1),
    );
    expect(await settled(connection.send(CHANGE))).toBe(1);
    const [first = 0, second = 0, third = 0] = asked.map(({ at }) => at);
    expect(second - first).toBe(7_000);
    expect(third - second).toBeGreaterThanOrEqual(5_000);
    expect(third - second).toBeLessThanOrEqual(6_000);
  });

  it('waits longer and longer where the server names no time, and gives up after four more attempts', async () => {
    const { connection, asked } = answering(BUSY);
    expect(await settled(connection.send(READ))).toMatchObject({ code: 'unavailable', retry: 'later' });
    expect(asked).toHaveLength(5);
    const waits = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(250);
  });

  it('fails at once where it would have to wait for too long', async () => {
    const { connection, asked } = answering(refusal(429, 'too_many_requests', { 'retry-after': '3600' }));
    expect(await settled(connection.send(READ))).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(asked).toHaveLength(1);
  });

  it('sends again after a lost answer only what does no harm twice', async () => {
    const repeated = answering(lost, json(1));
    expect(await settled(repeated.connection.send(READ))).toBe(1);
    const once = answering(lost, json(1));
    expect(await settled(once.connection.send(CHANGE))).toMatchObject({ code: 'no_answer', status: 0 });
    expect(once.asked).toHaveLength(1);
    const broken = answering(refusal(500, 'internal'), json(1));
    expect(await settled(broken.connection.send(CHANGE))).toMatchObject({ code: 'internal' });
  });

  it('does not take the page of a proxy for an answer', async () => {
    const page = () => new Response('<h1>Welcome to the hotel</h1>');
    const { connection, asked } = answering(page);
    expect(await settled(connection.send(READ))).toMatchObject({ code: 'unknown', status: 200 });
    expect(asked).toHaveLength(1);
    const bad = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }), json(1));
    expect(await settled(bad.connection.send(READ))).toBe(1);
  });

  it('ends with the signal, in the middle of a request and while it waits', async () => {
    const waiting = new AbortController();
    const { connection, asked } = answering(BUSY);
    const result = connection.send(READ, { signal: waiting.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10);
    waiting.abort(new Error('Enough.'));
    expect(await result).toMatchObject({ message: 'Enough.' });
    expect(asked).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
    const early = answering(json(1));
    const ended = AbortSignal.abort(new Error('Before.'));
    await expect(early.connection.send(READ, { signal: ended })).rejects.toThrow('Before.');
    expect(early.asked).toHaveLength(0);
  });
});
