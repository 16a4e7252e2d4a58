import type { IncomingMessage } from 'node:http';

/**
 * Whose connection it is, as the trusted proxies in front say: each has added whom it saw at the end, and what stands
 * before that may be made up. https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For
 * @param proxies how many there are; none: the socket's own address
 */
export function forwardedAddress(proxies: number): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    const own = socket.remoteAddress ?? '';
    if (proxies === 0) return own;
    const seen = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((one) => withoutPort(one.trim()))
      .filter((one) => one !== '');
    return seen.at(-proxies) ?? seen[0] ?? own;
  };
}

/** Whether the browser's connection to the trusted proxy is encrypted: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-Proto */
export function forwardedSecure(request: IncomingMessage): boolean {
  const proto = String(request.headers['x-forwarded-proto'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  // A proxy that forwards the upgrade names its own scheme or the WebSocket's.
  return proto === 'https' || proto === 'wss';
}

/** Some proxies write `192.0.2.7:5123` or `[2001:db8::7]:5123`: with the port, every connection would be somebody else's. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  return bracketed ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/.exec(address)?.[1] ?? address;
}
