import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems give out by themselves (from 32768 on under Linux), and above what browsers refuse to go to. */
const [FIRST, LAST] = [11_000, 32_000];

let next = randomInt(FIRST, LAST);

/**
 * A port that nothing listens on, and that nobody else of this process is given before the test uses it, or while it lets it go
 * and takes it again; hardly anybody of another one either: each process counts up from a place of its own, which is drawn. What a
 * system gives out, it gives to the next who asks as soon as it is closed.
 * @throws when it cannot be told whether a port is free
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = port === LAST ? FIRST : port + 1;
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
