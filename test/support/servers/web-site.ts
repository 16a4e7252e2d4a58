import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type WebSite = {
  /** Without a slash at its end. */
  url: string;
  close(): Promise<void>;
};

/** Somebody's site, on a free port of this machine. */
export async function startWebSite(answer: RequestListener): Promise<WebSite> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
