import type { IncomingMessage, Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';

/** Takes a WebSocket's upgrade; false when the path is somebody else's, and the socket is then untouched. */
export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

const NOT_FOUND_TEXT = 'There is no WebSocket at this address.';
const NOT_FOUND = [
  'HTTP/1.1 404 Not Found',
  'connection: close',
  'content-type: text/plain; charset=utf-8',
  `content-length: ${NOT_FOUND_TEXT.length}`,
  '',
  NOT_FOUND_TEXT,
].join('\r\n');

/**
 * The one place where upgrades arrive. Every socket gets its listener for errors here, before anything else: Node takes
 * its own off at an upgrade, and a client that resets the connection would then end the process.
 */
export function serveUpgrades(server: Server | TlsServer, take: TakeUpgrade): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', destroyBroken);
    if (!isWebSocketUpgrade(request)) return handBack(server, request, socket, head);
    if (!take(request, socket, head)) socket.end(NOT_FOUND);
  });
}

function isWebSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * A request that offers another protocol, such as HTTP/2 (`h2c`: Java's client and `curl --http2` do), is an ordinary
 * request to a server that does not speak it: https://www.rfc-editor.org/rfc/rfc9110#section-7.8
 * Node has stopped reading it after its head, so the head goes back to the server without the offer, and the connection
 * begins anew: the body, and requests that follow, are then read as always. (Node's own option for it,
 * `shouldUpgradeCallback`, drops the request that follows in the same piece: seen with 22.23.)
 */
function handBack(server: Server | TlsServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  // Node adds its own again at once.
  socket.off('error', destroyBroken);
  socket.unshift(Buffer.concat([Buffer.from(headWithoutOffer(request), 'latin1'), head]));
  server.emit('connection', socket);
}

function headWithoutOffer({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    const kept = name.toLowerCase() === 'connection' ? withoutOffer(value) : value;
    if (!OFFER.has(name.toLowerCase())) lines.push(`${name}: ${kept}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const OFFER = new Set(['upgrade', 'http2-settings']);

function withoutOffer(options: string): string {
  const kept = options.split(',').filter((option) => !OFFER.has(option.trim().toLowerCase()));
  return kept.length === 0 ? 'keep-alive' : kept.join(',');
}

function destroyBroken(this: Duplex): void {
  this.destroy();
}
