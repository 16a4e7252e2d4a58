import { once } from 'node:events';
import { Agent, request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port in front of a server, for one person: whoever comes through it has an address of their own. */
export type AddressFront = { url: string; close(): Promise<void> };

/**
 * Passes requests on as a proxy does that the server trusts. WebSockets do not come by: clients learn the engine's
 * address from the server.
 * @param address what the server takes for the client's, as `X-Forwarded-For`
 * @param answered is called with every answer
 */
export async function openAddressFront(
  port: number,
  address: string,
  answered: (answer: { status: number; path: string }) => void = () => {},
): Promise<AddressFront> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const passed = ask({
      ...{ host: '127.0.0.1', port, agent, method, path: url },
      headers: { ...headers, 'x-forwarded-for': address },
    });
    passed.on('response', (reply) => {
      answered({ status: reply.statusCode ?? 0, path: url ?? '' });
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
      reply.on('error', () => response.destroy());
    });
    // The client sees a broken connection, as without the front.
    passed.on('error', () => response.destroy());
    request.on('error', () => passed.destroy());
    response.on('close', () => {
      if (!response.writableFinished) passed.destroy();
    });
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
