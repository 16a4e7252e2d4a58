import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { zeroBits } from '../../../server/contract/proof.ts';
import { solvePuzzle } from '../../../widget/transport/solve-puzzle.ts';

describe('a puzzle', () => {
  it.each([0, 1, 7, 8, 12, 13])('of %i bits is solved by the first number that does', async (bits) => {
    const challenge = 'some.challenge';
    const solution = await solvePuzzle({ challenge, bits });
    const zeros = (text: string) => zeroBits(createHash('sha256').update(text).digest());
    expect(zeros(solution)).toBeGreaterThanOrEqual(bits);
    const found = Number(solution.slice(challenge.length + 1));
    for (let before = 0; before < found; before += 1)
      expect(zeros(`${challenge}.${before}`)).toBeLessThan(bits);
  });

  it('lets the page go on while it is solved', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 0);
    // So much that no machine does it within one slice.
    await solvePuzzle({ challenge: 'another.challenge', bits: 15 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(1);
  });

  it.each([
    [[0, 0, 0], 24],
    [[0x80], 0],
    [[0x40], 1],
    [[0, 1], 15],
    [[0, 0xff], 8],
  ])('counts zeros: %j begins with %i', (bytes, zeros) => {
    expect(zeroBits(Uint8Array.from(bytes))).toBe(zeros);
  });
});
