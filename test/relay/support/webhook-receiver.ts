import { createServer, type IncomingHttpHeaders } from 'node:http';

export type ReceivedEvent = { name: string; channel: string; [field: string]: unknown };
export type Received = { headers: IncomingHttpHeaders; body: string; events: ReceivedEvent[] };

export type WebhookReceiver = {
  url: string;
  requests: Received[];
  events(): ReceivedEvent[];
  /** What it answers from now on. */
  status: number;
  stop(): Promise<void>;
};

/** An address that takes webhooks and remembers them. */
export async function receiveWebhooks(): Promise<WebhookReceiver> {
  const requests: Received[] = [];
  const receiver: WebhookReceiver = {
    url: '',
    requests,
    status: 200,
    events: () => requests.flatMap(({ events }) => events),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ headers: request.headers, body, events: JSON.parse(body).events });
    response.writeHead(receiver.status).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  receiver.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/webhook`;
  return receiver;
}
