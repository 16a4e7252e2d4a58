import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { PublicEvent } from '../../../server/contract/schemas/public-events.ts';
import { freePort } from '../free-port.ts';

export type Received = {
  id: string;
  event: PublicEvent;
  headers: IncomingMessage['headers'];
  /** Whether the official library takes it, with the secret that the receiver knows. */
  verified: boolean;
};

export type WebhookReceiver = {
  url: string;
  /** Everything that came, in order, doubles too. */
  received: Received[];
  /** The secret it verifies with. */
  secret: string;
  /** How it answers from now on; without, with 204. */
  answers: ((response: ServerResponse, one: Received) => void) | null;
  /** Requests that it has not answered yet, and the most there were at once. */
  open: number;
  mostOpen: number;
  close(): Promise<void>;
};

/** Somebody else's server, which verifies what it gets as a stranger's would, with the library of Standard Webhooks. */
export async function startWebhookReceiver(port?: number): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    // Whoever is cut off in the middle of a request has sent nothing.
    request.on('error', () => {});
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => take(request, response, Buffer.concat(chunks).toString()));
  });
  // One that may be closed, and started again, without another server in its place meanwhile.
  const own = port ?? (await freePort());
  await new Promise<void>((resolve) => server.listen(own, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${own}/hook`,
    received: [],
    secret: '',
    answers: null,
    open: 0,
    mostOpen: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;

  function take(request: IncomingMessage, response: ServerResponse, body: string): void {
    const one: Received = {
      id: String(request.headers['webhook-id']),
      event: JSON.parse(body),
      headers: request.headers,
      verified: verifies(receiver.secret, body, request.headers),
    };
    receiver.received.push(one);
    receiver.open += 1;
    receiver.mostOpen = Math.max(receiver.mostOpen, receiver.open);
    response.on('close', () => {
      receiver.open -= 1;
    });
    if (receiver.answers === null) response.writeHead(204).end();
    else receiver.answers(response, one);
  }
}

/** What the library of the specification says. */
export function verifies(secret: string, body: string, headers: IncomingMessage['headers']): boolean {
  if (secret === '') return false;
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
