import type { Connection } from './connection.ts';

/** Makes one buffer of several frames. */
export type JoinFrames = (frames: Buffer[]) => Buffer;
export type Outbox = { add(connection: Connection): void };

/**
 * What is queued during one turn of the event loop is written at its end, once per socket, however many frames there
 * are: a write costs far more than what is written. Many subscribers of a channel have the very same frames waiting,
 * and then share one buffer.
 */
export function createOutbox(): Outbox {
  let waiting: Connection[] = [];
  let joinedFrames: Buffer[] = [];
  let joined: Buffer = Buffer.alloc(0);

  return {
    add(connection) {
      if (waiting.push(connection) === 1) setImmediate(flush);
    },
  };

  function flush(): void {
    const connections = waiting;
    waiting = [];
    for (const connection of connections) connection.flush(join);
    joinedFrames = [];
    joined = Buffer.alloc(0);
  }

  function join(frames: Buffer[]): Buffer {
    if (!same(frames, joinedFrames)) {
      joined = Buffer.concat(frames);
      joinedFrames = frames;
    }
    return joined;
  }
}

function same(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  return a.length === b.length && a.every((frame, index) => frame === b[index]);
}
