import { TryLater } from '../common/api-error.ts';
import { circlesOf } from '../common/network.ts';
import type { Database, Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { countGuess, forgetGuess, GUESSES, guessName } from './guesses.ts';

export type GuessDeps = {
  database: Database;
  runInTransaction: <T>(operation: (tx: Transaction) => Promise<T>) => Promise<T>;
  now: () => number;
  /** Multiplies the limits. */
  rateLimitFactor: number;
};

export type Guess = {
  /** What to refuse with because the account had too many wrong tries; null while it had not. */
  locked: TryLater | null;
  wasRight(tx: Transaction): Promise<void>;
  /** It was neither right nor wrong. */
  withdraw(tx: Transaction): Promise<void>;
};

/**
 * Counts a try against the account and the networks around it, whether or not there is such an account.
 *
 * A browser that was signed in before is counted alone, and tries from a network where the account is signed in apart from
 * those from elsewhere, so that a stranger cannot lock its owner out.
 * @param from.device what {@link KnownDevices.read} made of its cookie
 * @throws TryLater when too much was tried from this network
 */
export async function beginGuess(
  { database, runInTransaction, rateLimitFactor, now }: GuessDeps,
  email: string,
  from: { network: string; device: string | null },
): Promise<Guess> {
  const account = guessName('account', email, await counterOf(database.read, email, from, now()));
  const networks =
    from.device === null
      ? circlesOf(from.network).map(({ name, times }) => ({ name: guessName('network', name), times }))
      : [];
  const [accountMs, networkMs] = await runInTransaction(async (tx) => {
    const waits = [];
    for (const { name, times } of networks)
      waits.push(await countGuess(tx, name, GUESSES.network * times * rateLimitFactor));
    return [await countGuess(tx, account, GUESSES.account * rateLimitFactor), Math.max(0, ...waits)];
  });
  if (networkMs > 0) throw tooManyTries(networkMs);
  const forgetNetworks = async (tx: Transaction) => {
    for (const { name } of networks) await forgetGuess(tx, name, { all: false });
  };
  return {
    locked: accountMs > 0 ? tooManyTries(accountMs) : null,
    async wasRight(tx) {
      await forgetGuess(tx, account, { all: true });
      await forgetNetworks(tx);
    },
    async withdraw(tx) {
      await forgetGuess(tx, account, { all: false });
      await forgetNetworks(tx);
    },
  };
}

/** Apart from whom the tries of this browser are counted; empty: together with those of all strangers. */
async function counterOf(
  db: Db,
  email: string,
  { network, device }: { network: string; device: string | null },
  now: number,
): Promise<string> {
  if (device !== null) return `device ${device}`;
  const known = await db
    .selectFrom('sessions')
    .innerJoin('agents', 'agents.id', 'sessions.agent_id')
    .select('sessions.id')
    .where('agents.email', '=', email)
    .where('sessions.network', '=', network)
    .where('sessions.expires_at', '>', now)
    .limit(1)
    .executeTakeFirst();
  return known === undefined ? '' : network;
}

function tooManyTries(waitMs: number): TryLater {
  return new TryLater(
    `Too many wrong tries. Wait ${Math.ceil(waitMs / 60_000)} minutes, or ask an admin for a link to set a new password.`,
    waitMs,
  );
}
