import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * The floor: `POST /<channel>` goes to every WebSocket that was opened at `/<channel>`. A plain broadcast with `ws`, as
 * one would write it.
 */
const channels = new Map<string, Set<WebSocket>>();
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    for (const socket of channels.get(request.url ?? '') ?? []) {
      if (socket.readyState === WebSocket.OPEN) socket.send(body);
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 }).end('{}');
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });
sockets.on('connection', (socket, { url = '' }) => {
  const channel = channels.get(url) ?? new Set();
  channels.set(url, channel.add(socket));
  socket.on('message', () => socket.send('{"event":"pong"}'));
  socket.on('close', () => channel.delete(socket));
  socket.send('{"event":"welcome"}');
});
server.listen({ port: Number(process.env['RELAY_PORT']), host: '127.0.0.1', backlog: 4_096 }, () =>
  process.stdout.write('The floor listens\n'),
);
