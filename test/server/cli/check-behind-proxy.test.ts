import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { frontdesk } from '../../support/command-line.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.remove());

/** Keeps `/ready` inside, as the proxy files of `server/operating` do. */
async function startProxy({ passesSockets }: { passesSockets: boolean }): Promise<string> {
  const proxy = createServer(({ url = '', headers }, reply) => {
    if (url === '/ready') return reply.writeHead(404).end('Not found');
    return request(`${server.url}${url}`, { headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    }).end();
  });
  proxy.on('upgrade', ({ url, rawHeaders }, socket) => {
    if (!passesSockets) return socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
    const there = connect(server.port, '127.0.0.1');
    const lines = rawHeaders.flatMap((name, n) => (n % 2 === 0 ? [`${name}: ${rawHeaders[n + 1]}`] : []));
    there.write(`GET ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    there.on('error', () => socket.destroy()).pipe(socket);
    return socket.on('error', () => there.destroy()).pipe(there);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
  const address = proxy.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

it('check finds nothing wrong behind a proxy that keeps /ready inside', async () => {
  const url = await startProxy({ passesSockets: true });
  const { exit, said } = await frontdesk({ DATA_DIR: server.dataDir, PUBLIC_URL: url }, 'check');
  expect(said.split('\n').filter((line) => line.startsWith('WRONG'))).toEqual([]);
  expect(said).toContain(`ok    public address: ${url} is reached and works; the proxy keeps /ready inside`);
  expect(exit).toBe(0);
});

it('check says that the proxy passes no WebSockets on', async () => {
  const url = await startProxy({ passesSockets: false });
  const { exit, said } = await frontdesk({ DATA_DIR: server.dataDir, PUBLIC_URL: url }, 'check');
  expect(said).toMatch(/^WRONG engine: No WebSocket can be opened to .*Let the proxy pass Upgrade/m);
  expect(exit).toBe(1);
});
