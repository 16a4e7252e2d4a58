import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import pino from 'pino';
import { Type } from 'typebox';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { route } from '../../../server/routes/route.ts';

const COMMON = {
  method: 'GET',
  path: '/api/pieces',
  who: 'anybody',
  summary: 'Pieces',
  description: '',
} as const;
const PIECES = { ...COMMON, content: 'text/plain' } as const;
const STREAMED = { ...COMMON, answer: Type.Object({}), streamed: true } as const;

describe('an answer that is sent in pieces', () => {
  const logged: { level: number; msg: string }[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const app = () => Fastify({ loggerInstance: logger as FastifyBaseLogger });
  let close = async () => {};
  afterEach(() => close());

  it.each([
    [
      'content',
      (made: ReturnType<typeof app>, body: () => Readable) =>
        route(made, PIECES, async (_request, reply) => reply.type('text/plain').send(body())),
    ],
    [
      'JSON',
      (made: ReturnType<typeof app>, body: () => Readable) =>
        route(made, STREAMED, (_request, reply) => reply.type('application/json').send(body())),
    ],
  ])('is let go where the caller leaves in the middle, and nothing is logged: %s', async (_what, add) => {
    logged.length = 0;
    const made = app();
    const body = new Readable({ read() {} });
    body.push('the first piece');
    add(made, () => body);
    await made.listen({ host: '127.0.0.1', port: 0 });
    close = async () => void (await made.close());
    const { port } = made.server.address() as AddressInfo;
    const request = http.get({ host: '127.0.0.1', port, path: COMMON.path });
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    await once(answer, 'data');
    const left = once(body, 'close');
    request.on('error', () => {});
    request.destroy();
    await left;
    // The application closes once every request has ended.
    await made.close();
    expect(answer.statusCode).toBe(200);
    expect(logged).toEqual([]);
  });
});

describe('HEAD', () => {
  const JSON_ROUTE = { ...COMMON, answer: Type.Object({ pieces: Type.Integer() }) } as const;

  it.each([
    ['JSON', (app: FastifyInstance) => route(app, JSON_ROUTE, async () => ({ pieces: 3 }))],
    [
      'content',
      (app: FastifyInstance) => route(app, PIECES, async (_request, reply) => reply.send('three pieces')),
    ],
  ])('is answered as GET, without the body: %s', async (_what, add) => {
    const app = Fastify();
    add(app);
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}${COMMON.path}`;
    onTestFinished(() => app.close());
    const [whole, head] = [await fetch(url), await fetch(url, { method: 'HEAD' })];
    const body = await whole.text();
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['content-type', 'content-length'])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    expect(head.headers.get('content-length')).toBe(String(body.length));
  });
});
