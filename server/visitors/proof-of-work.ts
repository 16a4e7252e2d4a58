import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Puzzle, zeroBits } from '../contract/proof.ts';

/** 65,536 hashes on average: a moment for one message. */
export const PROOF_BITS = 16;
/** A million hashes: some seconds of a browser. A person waits for it once; who creates in masses pays it each time. */
export const MAX_PROOF_BITS = 20;
const LIFETIME_MS = 5 * 60 * 1_000;
/** Challenge and number fit into one block of SHA-256, which is what trying costs. */
const SIGNATURE_LENGTH = 22;

/**
 * Puzzles in the manner of Hashcash (http://www.hashcash.org/papers/hashcash.pdf). Nothing is kept of them: a puzzle
 * carries the server's signature over the request it is for and over how hard it is, and a request that comes twice with
 * its id counts once, so that a solution is worth one request, on every node.
 * @param secret at least 32 characters; the same on every node
 */
export function createProofOfWork(secret: string) {
  const sign = (subject: string, expiresAt: number, bits: number) =>
    createHmac('sha256', secret)
      .update(`proof-of-work\n${expiresAt}\n${bits}\n${subject}`)
      .digest('base64url')
      .slice(0, SIGNATURE_LENGTH);
  return {
    /**
     * @param subject tells this request from every other
     * @param bits how hard it is; each doubles the work
     */
    puzzle(subject: string, now: number, bits = PROOF_BITS): Puzzle {
      const expiresAt = now + LIFETIME_MS;
      return { challenge: `${expiresAt}.${bits}.${sign(subject, expiresAt, bits)}`, bits };
    },
    /** Whether `solution`, a header that anybody may have sent, solves a puzzle of ours for this request. */
    solved(subject: string, solution: string, now: number): boolean {
      const [, expires = '', given = '', signature = ''] =
        /^(\d{1,15})\.(\d\d)\.([\w-]{22})\.(?:0|[1-9]\d{0,14})$/.exec(solution) ?? [];
      const [expiresAt, bits] = [Number(expires), Number(given)];
      if (signature === '' || expiresAt <= now) return false;
      const right = sign(subject, expiresAt, bits);
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return false;
      return zeroBits(createHash('sha256').update(solution).digest()) >= bits;
    },
  };
}
export type ProofOfWork = ReturnType<typeof createProofOfWork>;
