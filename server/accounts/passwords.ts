import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';

/** OWASP's parameters for scrypt: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const COST = 2 ** 17;
const BLOCK = 8;
const PARALLEL = 1;
const PARAMETERS = [COST, BLOCK, PARALLEL] as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MAX_MEMORY_BYTES = 192 * 1024 * 1024;

/**
 * Who a password is hashed for. Somebody `known` has shown a session, a link or the cookie of a browser that was signed
 * in before; anybody else is a `stranger`.
 */
export type Asking = 'known' | 'stranger';

/** One hash takes 128 MiB and a third of a second: more at once would starve the server. */
const MAX_AT_ONCE = 2;
/**
 * Who comes later than these is sent away, instead of waiting until nobody listens any more. Each kind has a line of its
 * own, and strangers come second: however many there are, they cannot shut out who was here before.
 */
const MAX_WAITING = 30;
let running = 0;
const waiting: Record<Asking, (() => void)[]> = { known: [], stranger: [] };

/**
 * Belongs to no password. Checked where there is no account, so that both answers cost a hash; it is random rather than
 * computed, so that it is there from the start and making it cannot fail.
 */
export const DECOY_HASH = hashText(randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));

/** `scrypt$N$r$p$salt$key`, so that parameters can grow without breaking old hashes. */
export async function hashPassword(password: string, asking: Asking): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return hashText(salt, await derive(password, salt, PARAMETERS, asking));
}

/** Whether the password belongs to the hash. Takes as long either way. */
export async function verifyPassword(password: string, hash: string, asking: Asking): Promise<boolean> {
  const [kind, cost, block, parallel, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined)
    throw new Error('A password hash in the database is not scrypt.');
  const parameters = [Number(cost), Number(block), Number(parallel)] as const;
  const derived = await derive(password, Buffer.from(salt, 'base64url'), parameters, asking);
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}

async function derive(
  password: string,
  salt: Buffer,
  [N, r, p]: readonly [number, number, number],
  asking: Asking,
): Promise<Buffer> {
  await takeRoutingLock(asking);
  try {
    return await new Promise((resolve, reject) =>
      scrypt(
        password.normalize('NFKC'),
        salt,
        KEY_BYTES,
        { N, r, p, maxmem: MAX_MEMORY_BYTES },
        (error, key) => (error === null ? resolve(key) : reject(error)),
      ),
    );
  } finally {
    // The turn is handed over; who comes in between cannot take it.
    const next = waiting.known.shift() ?? waiting.stranger.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** @throws ApiError `unavailable` when too many of their kind wait already */
async function takeRoutingLock(asking: Asking): Promise<void> {
  const line = waiting[asking];
  if (line.length >= MAX_WAITING) {
    throw new ApiError(
      'unavailable',
      'Too many people are signing in at this moment. Try again in a moment.',
    );
  }
  if (running < MAX_AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => line.push(resolve));
}

function hashText(salt: Buffer, key: Buffer): string {
  return ['scrypt', ...PARAMETERS, salt.toString('base64url'), key.toString('base64url')].join('$');
}
