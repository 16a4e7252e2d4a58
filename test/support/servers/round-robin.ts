import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';

export type Balancer = {
  url: string;
  close(): Promise<void>;
};

/** A balancer without stickiness: each request goes to the next node. Sockets that stay open go to the first. */
export async function startRoundRobin(port: number, nodes: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    turn += 1;
    const passed = request(
      {
        host: '127.0.0.1',
        port: nodes[turn % nodes.length],
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
      },
      (came) => {
        answer.writeHead(came.statusCode ?? 502, came.headers);
        came.pipe(answer);
      },
    );
    passed.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  server.on('upgrade', (asked, socket, head) => {
    const [port = 0] = nodes;
    const through = connect(port, '127.0.0.1', () => {
      const lines = asked.rawHeaders.reduce(
        (text, part, index) => text + part + (index % 2 === 0 ? ': ' : '\r\n'),
        '',
      );
      through.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines}\r\n`);
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
