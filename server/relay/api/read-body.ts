import type { IncomingMessage } from 'node:http';

/** A batch of ten events at their limit, escaped, is a tenth of this. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** What the head says of the body. */
export type Announced = { hasBody: boolean; tooLarge: boolean; mayBeLong: boolean };

export function announcedBody({ headers }: IncomingMessage): Announced {
  const length = Number(headers['content-length'] ?? 0);
  const inPieces = headers['transfer-encoding'] !== undefined;
  const tooLarge = length > MAX_BODY_BYTES;
  return { hasBody: length > 0 || inPieces, tooLarge, mayBeLong: tooLarge || inPieces };
}

/**
 * Reads a request to its end.
 * @param done is called once with the body; with null as soon as it is too large; never when the client goes away
 */
export function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  let first: Buffer | null = null;
  let more: Buffer[] | null = null;
  let size = 0;
  let finished = false;
  request.on('data', (chunk: Buffer) => {
    if (finished) return;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      finished = true;
      first = null;
      more = null;
      return done(null);
    }
    if (first === null) first = chunk;
    else if (more === null) more = [first, chunk];
    else more.push(chunk);
  });
  request.on('end', () => {
    if (finished) return;
    finished = true;
    done(more === null ? (first ?? Buffer.alloc(0)) : Buffer.concat(more));
  });
  // A client that goes away takes its answer with it; without a listener the process would stop.
  request.on('error', () => {
    finished = true;
  });
}
