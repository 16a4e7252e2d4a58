import type { IncomingMessage } from 'node:http';
import plugin from 'fastify-plugin';

export type RequestBodiesOptions = {
  /** A body is not hurried before this. */
  graceMs?: number;
  /** After that, it must have come at this rate. */
  bytesPerSecond?: number;
  /** How long a client that was answered early may go on sending, so that it reads the answer. */
  lingerMs?: number;
};

const GRACE_MS = 30_000;
/** A slow phone on a bad day is quicker. Node ends whatever takes longer than five minutes. */
const BYTES_PER_SECOND = 8 * 1024;
/** https://nginx.org/en/docs/http/ngx_http_core_module.html#lingering_close says why a connection is not cut at once. */
const LINGER_MS = 5_000;

/**
 * Ends requests whose body comes too slowly, and connections that go on sending a body after it was answered: both hold
 * a connection, and an upload also its share of the disk, for nothing.
 */
export const requestBodies = plugin(
  async (
    app,
    { graceMs = GRACE_MS, bytesPerSecond = BYTES_PER_SECOND, lingerMs = LINGER_MS }: RequestBodiesOptions,
  ) => {
    app.addHook('onRequest', ({ raw }, reply, done) => {
      if (!hasBody(raw)) return done();
      const { socket } = raw;
      const before = socket.bytesRead;
      const began = performance.now();
      const retryNow = setInterval(() => {
        const seconds = (performance.now() - began) / 1_000;
        if (raw.complete || socket.bytesRead - before >= seconds * bytesPerSecond) return;
        if (!reply.raw.headersSent)
          socket.write('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        socket.destroySoon();
      }, graceMs);
      retryNow.unref();
      const settled = () => clearInterval(retryNow);
      raw.once('end', settled).once('close', settled);
      done();
    });

    app.addHook('onResponse', ({ raw }, _reply, done) => {
      if (raw.complete || raw.destroyed || !hasBody(raw)) return done();
      raw.unpipe();
      raw.resume();
      const linger = setTimeout(() => raw.destroy(), lingerMs);
      linger.unref();
      raw.once('close', () => clearTimeout(linger));
      done();
    });
  },
  { name: 'request-bodies' },
);

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
