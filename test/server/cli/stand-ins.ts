import { createSocket } from 'node:dgram';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Lets a server listen on a free port of this machine until the test is over. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => void sockets.add(socket.on('error', () => {})));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Somebody else's web server. @returns its address */
export const answering = async (answer: (request: IncomingMessage, reply: ServerResponse) => unknown) =>
  `http://127.0.0.1:${await listening(createServer(answer))}`;

/** A time server whose clock is that far ahead. @param change what it makes of its answer @param address where it listens alone */
export async function timeServer(
  aheadMs: number,
  change: (packet: Buffer) => Buffer,
  address: '127.0.0.1' | '::1' = '127.0.0.1',
): Promise<number> {
  const socket = createSocket(address === '::1' ? 'udp6' : 'udp4');
  onTestFinished(() => void socket.close());
  socket.on('message', (asked, from) => {
    const answer = Buffer.alloc(48);
    answer.writeUInt8(0x24, 0);
    answer.writeUInt8(2, 1);
    asked.copy(answer, 24, 40, 48);
    for (const at of [32, 40]) {
      const seconds = (Date.now() + aheadMs) / 1_000 + 2_208_988_800;
      answer.writeUInt32BE(Math.floor(seconds) % 2 ** 32, at);
      answer.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), at + 4);
    }
    socket.send(change(answer), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  return socket.address().port;
}
