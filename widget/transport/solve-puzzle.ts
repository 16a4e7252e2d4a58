import { sha256 } from '@noble/hashes/sha2.js';
import { type Puzzle, solutionOf, zeroBits } from '../../server/contract/proof.ts';

/** So long the page is kept waiting at a time: half a frame. */
const SLICE_MS = 8;
/** How many numbers are tried between two looks at the clock. */
const AT_ONCE = 64;

/** Tries numbers until one solves it, in slices between which the page goes on. */
export async function solvePuzzle({ challenge, bits }: Puzzle): Promise<string> {
  const encoder = new TextEncoder();
  const solves = (counter: number) =>
    zeroBits(sha256(encoder.encode(solutionOf(challenge, counter)))) >= bits;
  let counter = 0;
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      for (const end = counter + AT_ONCE; counter < end; counter += 1)
        if (solves(counter)) return solutionOf(challenge, counter);
    } while (performance.now() < until);
    await nextTask();
  }
}

/** A timer would do, but browsers keep those of a page in the background waiting for a second each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
