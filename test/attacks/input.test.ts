import fc from 'fast-check';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUnfit } from '../../server/plugins/fit-text.ts';
import { newVisitor, type TestVisitor, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { corpus, corpusOfStrings } from './corpora/read-corpus.ts';

/** What Fastify does when nobody says otherwise: it turns types into each other and takes text. */
async function lenient() {
  const app = Fastify();
  const properties = { upTo: { type: 'integer' } };
  app.put('/', { schema: { body: { type: 'object', properties } } }, async (request) => request.body ?? null);
  return {
    put: (body: string, type = 'application/json') =>
      app.inject({ method: 'PUT', url: '/', body, headers: { 'content-type': type } }),
    close: () => app.close(),
  };
}

describe('hostile input', () => {
  let server: TestServer;
  let visitor: TestVisitor;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '1000' } });
    visitor = await newVisitor(server.url);
    path = `/api/widget/conversations/${await visitor.start()}`;
  });
  afterAll(() => server.remove());

  const send = (
    method: string,
    to: string,
    body: string | Uint8Array,
    type: string | null = 'application/json',
  ) =>
    fetch(server.url + to, {
      method,
      body: body as BodyInit,
      headers: {
        authorization: `Bearer ${visitor.token}`,
        ...(type === null ? {} : { 'content-type': type }),
      },
    });

  it('is taken by a server that does not look', async () => {
    const weak = await lenient();
    const taken = [];
    for (const body of corpus('json')) if ((await weak.put(body)).statusCode === 200) taken.push(body);
    expect(taken).toEqual(expect.arrayContaining(['{"upTo":"1"}', '{"upTo":true}', '{"upTo":1,"extra":1}']));
    expect((await weak.put('{}', 'application/json ;charset=x')).statusCode).toBe(200);
    await weak.close();
  });

  it.each(corpus('json'))('%s is refused', async (body) => {
    const response = await send('PUT', `${path}/read`, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'bad_request' } });
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('counts the last of two keys of one name, and only that', async () => {
    expect((await send('PUT', `${path}/read`, '{"upTo":1,"upTo":"2"}')).status).toBe(400);
    expect((await send('PUT', `${path}/read`, '{"upTo":"1","upTo":1}')).status).toBe(204);
  });

  it.each([
    'text/plain',
    'text/plain;application/json',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/jsonx',
    'application/json\tx',
    'application/json2;a=b',
    'multipart/form-data; boundary=x',
    'text/json',
    'application/',
    '/json',
  ])('a JSON body that says it is %s does not pass for JSON', async (type) => {
    const response = await send('PUT', `${path}/read`, '{"upTo":1}', type);
    expect(response.status, await response.text()).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it.each(corpusOfStrings('unicode'))('%j is refused in a message, a name and an address', async (text) => {
    const { status, body } = await visitor.ask<{ error: { code: string; field: string } }>(
      'POST',
      `${path}/messages`,
      { id: uuid(), body: text },
    );
    expect([status, body.error]).toEqual([
      400,
      expect.objectContaining({ code: 'bad_request', field: 'body' }),
    ]);
    const page = { url: `https://shop.example/${text}`, title: text };
    expect((await visitor.ask('PUT', '/api/widget/session/page', { page })).status).toBe(400);
    const attributes = { [`plan${text}`]: 'gold' };
    expect((await visitor.ask('PUT', '/api/widget/session/attributes', { attributes })).status).toBe(400);
  });

  it('text that is text is kept, whatever it is written in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (text) => {
        if (text.trim() === '' || text.includes('\0')) return;
        const { status, body } = await visitor.send(path.split('/').at(-1) ?? '', text);
        expect([status, body.message?.body]).toEqual([201, text]);
      }),
      { numRuns: 25 },
    );
  });

  it('finds what is no text anywhere in anything', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('\0', '\ud800', '\udc00x'), (value, bad) => {
        const planted = [{ deep: value, here: [`a${bad}`] }];
        expect(findUnfit(planted)).not.toBeNull();
        expect(findUnfit([{ [bad]: 1 }])).not.toBeNull();
      }),
    );
    expect(findUnfit({ text: 'Grüße 👩‍👩‍👧 ありがとう' })).toBeNull();
  });

  it('refuses what is nested too deeply, too large, or no UTF-8, and goes on serving', async () => {
    const nested = `{"upTo":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect((await send('PUT', `${path}/read`, nested)).status).toBe(400);
    const large = await send('PUT', `${path}/read`, `{"upTo":1,"x":"${'x'.repeat(200_000)}"}`);
    expect([large.status, (await large.json()).error.code]).toEqual([413, 'body_too_large']);
    expect((await visitor.ask('GET', '/api/widget/session')).status).toBe(200);
  });

  it('clamps cursors and counts', async () => {
    for (const query of [
      'after=-1',
      'after=1e9999',
      'after=0&limit=501',
      'after=0&limit=0',
      'after=0&after=1',
    ]) {
      expect((await visitor.ask('GET', `${path}/events?${query}`)).status, query).toBe(400);
    }
  });
});
