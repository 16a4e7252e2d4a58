import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type ClientRequest, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askServer } from './ask-server.ts';

const server = createServer((_request, response) => response.end('Here.'));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Asks while the first so many requests end as those on a connection that was just closed: with this code. */
async function ask(code: string, broken: number): Promise<string> {
  const { port } = server.address() as AddressInfo;
  let begun = 0;
  const begins = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    if (request.getHeader('host') !== `127.0.0.1:${port}`) return;
    begun += 1;
    if (begun <= broken) request.destroy(Object.assign(new Error(code), { code }));
  };
  subscribe('http.client.request.start', begins);
  try {
    return (await askServer(`http://127.0.0.1:${port}/`, { method: 'GET', headers: {} })).text;
  } finally {
    unsubscribe('http.client.request.start', begins);
  }
}

it.each(['ECONNRESET', 'EPIPE'])('asks once more where a kept connection was closed: %s', async (code) => {
  expect(await ask(code, 1)).toBe('Here.');
  await expect(ask(code, 2)).rejects.toThrow(code);
});

it('asks nobody twice who is not there', async () => {
  await expect(ask('ECONNREFUSED', 1)).rejects.toThrow('ECONNREFUSED');
});
