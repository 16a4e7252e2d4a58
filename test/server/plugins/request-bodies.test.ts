import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { type RequestBodiesOptions, requestBodies } from '../../../server/plugins/request-bodies.ts';

let app: FastifyInstance;
afterEach(() => app.close());

async function serve(options: RequestBodiesOptions): Promise<void> {
  app = Fastify({ forceCloseConnections: true });
  await app.register(requestBodies, options);
  app.post('/', async (ask) => ask.body);
  app.addContentTypeParser('x/refused', async () => {
    throw Object.assign(new Error('No.'), { statusCode: 400 });
  });
  await app.listen({ port: 0 });
}

function begin(type: string): ClientRequest {
  const { port } = app.server.address() as AddressInfo;
  const open = request({
    port,
    method: 'POST',
    headers: { 'content-type': type, 'content-length': 1_000 },
  });
  open.on('error', () => {});
  open.write('{"half":');
  return open;
}

it('a body that does not come on is answered 408, and its connection ends', async () => {
  await serve({ graceMs: 20, bytesPerSecond: 1_000_000 });
  const open = begin('application/json');
  const [answer] = (await once(open, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(408);
  await once(open, 'close');
});

it('a body that comes slowly, but quickly enough, is waited for', async () => {
  await serve({ graceMs: 20, bytesPerSecond: 0 });
  const open = begin('application/json');
  const answered = once(open, 'response') as Promise<[IncomingMessage]>;
  open.end(`"${'x'.repeat(989)}"}`);
  expect((await answered)[0].statusCode).toBe(200);
});

it('a client that was refused may read why, and is cut when it goes on sending', async () => {
  await serve({ lingerMs: 20 });
  const open = begin('x/refused');
  const [answer] = (await once(open, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(400);
  await once(open, 'close');
});
