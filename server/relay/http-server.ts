import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { OneWriteResponse } from './api/one-write-response.ts';
import type { Relay } from './relay.ts';

/** Half-open handshakes are let go after this; a browser's headers come in one piece. */
const HEADERS_WITHIN_MS = 10_000;
/** How often Node looks for them; its own 30 seconds would keep them for up to 40. */
const CHECKED_EVERY_MS = 2_000;

/**
 * An HTTP server with a relay in it: the relay takes its own paths and every upgrade, `answer` gets the rest.
 * @param options what else `createServer` is told; `api`: whether the relay's HTTP API is served
 */
export function createHttpServer(
  relay: Relay,
  answer: RequestListener,
  { api, ...options }: ServerOptions & { api: boolean },
): Server {
  const settings = {
    headersTimeout: HEADERS_WITHIN_MS,
    connectionsCheckingInterval: CHECKED_EVERY_MS,
    ...options,
    ServerResponse: OneWriteResponse,
  };
  const server = createServer(settings, (request, response) => {
    if (!api || !relay.handleRequest(request, response)) answer(request, response);
  });
  relay.attach(server);
  return server;
}
