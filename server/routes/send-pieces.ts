import { Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../plugins/traffic.ts';

/** Who takes nothing for so long has gone, or means to hold this server's memory. */
const STALLED_MS = 60_000;
/** The next piece is made when the one before has left: whoever reads slowly holds one, not the whole. */
const HIGH_WATER_BYTES = 16 * 1024;

/**
 * Sends an answer that may be long, piece by piece as it is taken. Each piece is counted for the person and the network,
 * and others have their turn between two of them.
 */
export function sendPieces(
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person,
  pieces: AsyncIterable<string>,
): FastifyReply {
  reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
  const { traffic } = request.server;
  async function* counted() {
    for await (const piece of pieces) {
      traffic.sent(request, Buffer.byteLength(piece), person);
      yield piece;
      await othersTurn();
    }
  }
  return reply.send(Readable.from(counted(), { objectMode: false, highWaterMark: HIGH_WATER_BYTES }));
}

/** The answer is a file of CSV, which no cache keeps. @param name without `.csv` */
export function asCsvFile(reply: FastifyReply, name: string): void {
  reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="${name}.csv"`);
}
