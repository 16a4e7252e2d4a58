import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Refused } from '../refusal.ts';

/** OWASP's parameters for scrypt: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const COST = 2 ** 17;
const BLOCK = 8;
const PARALLEL = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MAX_MEMORY_BYTES = 192 * 1024 * 1024;

/** One hash takes 128 MiB and a third of a second: more at once would starve the server. */
const MAX_AT_ONCE = 2;
/** Who comes later than these is sent away, instead of waiting until nobody listens any more. */
const MAX_WAITING = 30;
let running = 0;
const waiting: (() => void)[] = [];

/** `scrypt$N$r$p$salt$key`, so that parameters can grow without breaking old hashes. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST, BLOCK, PARALLEL);
  return ['scrypt', COST, BLOCK, PARALLEL, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password belongs to the hash. Takes as long either way. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [kind, cost, block, parallel, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined)
    throw new Error('A password hash in the database is not scrypt.');
  const expected = Buffer.from(key, 'base64url');
  const derived = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    Number(cost),
    Number(block),
    Number(parallel),
  );
  return timingSafeEqual(derived, expected);
}

async function derive(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  await takeTurn();
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
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** @throws Refused `unavailable` when too many wait already */
async function takeTurn(): Promise<void> {
  if (waiting.length >= MAX_WAITING) {
    throw new Refused('unavailable', 'Too many people are signing in at this moment. Try again in a moment.');
  }
  if (running < MAX_AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}
