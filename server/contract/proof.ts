/** The request header that carries a {@link solutionOf solution}. */
export const PROOF_HEADER = 'frontdesk-proof';

/**
 * What whoever sends a great deal is asked for: some work for the machine, none for the person. In the `details` of a
 * refusal with the code `proof_required`; the same request is sent again with {@link PROOF_HEADER}.
 */
export type Puzzle = {
  /** Good for this one request, and for a few minutes. */
  challenge: string;
  /** How many bits at the beginning of the solution's SHA-256 are zero: each doubles the work. */
  bits: number;
};

/** What is hashed, and sent once its hash begins with enough zeros. `counter` is found by trying. */
export const solutionOf = (challenge: string, counter: number): string => `${challenge}.${counter}`;

/** How many zero bits a hash begins with. */
export function zeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  return first === -1 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] as number) - 24;
}
