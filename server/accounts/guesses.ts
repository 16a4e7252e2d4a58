import { createHash } from 'node:crypto';
import type { Transaction } from '../database/transaction.ts';

const WINDOW_MS = 15 * 60 * 1_000;

/**
 * Wrong tries in a quarter of an hour. An office shares its network; an account is one person's. `code`: of the second
 * factor, with the right password, while the account is locked.
 */
export const GUESSES = { account: 10, network: 50, code: 5 } as const;

/** A name under which guesses are counted; what it is made of stays out of the database. */
export function guessName(kind: keyof typeof GUESSES, ...of: string[]): string {
  return `${kind}:${createHash('sha256').update(of.join('\0')).digest('base64url')}`;
}

/**
 * Counts a try before it is made, so that many at once are counted too. Give it back with {@link forgetGuess} when it
 * was right.
 * @returns 0, or after how many milliseconds the next try is taken
 */
export async function countGuess(tx: Transaction, name: string, most: number): Promise<number> {
  await tx.db.deleteFrom('guesses').where('until', '<=', tx.now).execute();
  const row = await tx.db
    .insertInto('guesses')
    .values({ name, count: 1, until: tx.now + WINDOW_MS })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ count: eb('guesses.count', '+', 1) })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return row.count > most ? row.until - tx.now : 0;
}

/** The try was right: it does not count. With `all`, neither do those before it. */
export async function forgetGuess(tx: Transaction, name: string, { all }: { all: boolean }): Promise<void> {
  if (all) await tx.db.deleteFrom('guesses').where('name', '=', name).execute();
  else {
    await tx.db
      .updateTable('guesses')
      .set((eb) => ({ count: eb('count', '-', 1) }))
      .where('name', '=', name)
      .execute();
  }
}
