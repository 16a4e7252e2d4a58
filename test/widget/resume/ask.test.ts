import { afterEach, expect, it, vi } from 'vitest';
import { askWith } from '../../../widget/resume/ask.ts';

const ask = askWith('the-token');

afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks with the token of the link, and is checked against the routes of a link', async () => {
  const calls: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    calls.push([path, init]);
    return Response.json({ seq: 7 });
  });
  const read = await ask('GET', `/api/resumed?after=${6}`, {});
  const marked = await ask('PUT', '/api/resumed/read', { json: { upTo: 4 } });
  const seq: number | null = read.ok ? (await read.json()).seq : null;
  expect(seq).toBe(7);
  expect(marked.ok).toBe(true);
  expect(calls).toEqual([
    ['/api/resumed?after=6', { method: 'GET', headers: { authorization: 'Bearer the-token' } }],
    [
      '/api/resumed/read',
      {
        method: 'PUT',
        headers: { authorization: 'Bearer the-token', 'content-type': 'application/json' },
        body: '{"upTo":4}',
      },
    ],
  ]);

  // @ts-expect-error there is no such address
  await ask('GET', '/api/resumed/notes', {});
  // @ts-expect-error the body is missing
  await ask('PUT', '/api/resumed/read', {});
  // @ts-expect-error a mark is a number
  await ask('PUT', '/api/resumed/read', { json: { upTo: 'all' } });
});
