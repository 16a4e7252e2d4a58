import { scryptSync } from 'node:crypto';

const [COST, BLOCK, PARALLEL] = [16, 8, 1] as const;
const SALT = 'of no use outside';

/**
 * A hash as the server keeps it, but with parameters that cost nothing: they stand in the hash, and the server checks a
 * password with those it finds. What the server hashes itself is cheap in a run of tests, too (`cheap-hashes.ts`).
 */
export async function cheapHash(password: string): Promise<string> {
  const key = scryptSync(password.normalize('NFKC'), SALT, 32, { N: COST, r: BLOCK, p: PARALLEL });
  return [
    'scrypt',
    COST,
    BLOCK,
    PARALLEL,
    Buffer.from(SALT).toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}
