import { ApiError, TryLater } from '../common/api-error.ts';
import type { AgentRow, SessionRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { normalizeEmail } from './agents.ts';
import { type Actor, recordAudit } from './audit-log.ts';
import { beginGuess, type Guess, type GuessDeps } from './begin-guess.ts';
import { countGuess, forgetGuess, GUESSES, guessName } from './guesses.ts';
import type { KnownDevices } from './known-devices.ts';
import { DECOY_HASH, verifyPassword } from './passwords.ts';
import { hasSecondFactor, takeCode, wrongCode } from './second-factor.ts';
import { beginSession, type Device, endSession, findSession, noteConfirmed } from './sessions.ts';

export type SignInDeps = GuessDeps & {
  knownDevices: KnownDevices;
  /**
   * Somebody came into an account, who had signed in before, from a browser that nobody signed in from. In the transaction of
   * the session.
   */
  newDevice?: (tx: Transaction, agent: AgentRow, device: Device) => Promise<void>;
};

/** What a browser brings of its own when somebody signs in. */
export type Browser = Device & {
  /** The cookie of a device that was signed in before. */
  deviceToken: string | null;
  /** The token of a session that is to end. */
  before: string | null;
};
/** What is known of the browser by the time somebody enters. */
type Entering = Browser & { known: boolean };

type Given = { email: string; password: string; code?: string | undefined };
type SignedIn = { agent: AgentRow; session: { token: string; expiresAt: number } };

/**
 * Signs an agent in: password, then the second factor where there is one, then a new session. An earlier session of
 * the same browser ends.
 * @throws ApiError `sign_in_failed`, the same for an unknown address, a wrong password and a deactivated agent;
 *   `second_factor_required`, `second_factor_wrong`; `too_many_requests`
 */
export async function signIn(deps: SignInDeps, given: Given, browser: Browser): Promise<SignedIn> {
  const { database, runInTransaction, knownDevices, now } = deps;
  const email = normalizeEmail(given.email);
  const agent = await database.read
    .selectFrom('agents')
    .selectAll()
    .where('email', '=', email)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  const device = knownDevices.read(browser.deviceToken, agent, now());
  const guess = await beginGuess(deps, email, { network: browser.network ?? '', device });
  // Who brings a code may have the second way in; who brings none learns nothing that costs a hash.
  if (guess.locked !== null && given.code === undefined) throw lockedOut(guess.locked);
  const known = device !== null || (await isSignedIn(deps, browser));
  const asking = known ? 'known' : 'stranger';
  const matches = await verifyPassword(given.password, agent?.password_hash ?? DECOY_HASH, asking);
  if (guess.locked !== null) {
    const session = matches
      ? await unlock(deps, agent, given.code ?? '', guess, { ...browser, known })
      : null;
    if (session === null || agent === undefined) throw lockedOut(guess.locked);
    return { agent, session };
  }
  const actor: Actor = { agent: agent ?? null, network: browser.network };
  if (agent === undefined || !matches) {
    // What stands in the field for the address may be a password: an address nobody has is not written down.
    await runInTransaction((tx) => recordAudit(tx, actor, 'sign_in.failed'));
    throw new ApiError('sign_in_failed', 'Wrong e-mail or password.');
  }
  if (hasSecondFactor(agent) && given.code === undefined) {
    await runInTransaction((tx) => guess.withdraw(tx));
    throw new ApiError('second_factor_required', 'Enter the code that your authenticator app shows.');
  }
  const session = await runInTransaction(async (tx) => {
    if (hasSecondFactor(agent) && !(await takeCode(tx, agent.id, given.code ?? ''))) {
      await recordAudit(tx, actor, 'sign_in.second_factor_failed');
      return null;
    }
    await guess.wasRight(tx);
    return enter(deps, tx, agent, { ...browser, known });
  });
  if (session === null) throw wrongCode();
  return { agent, session };
}

/**
 * The second way into an account that strangers have locked: the right password together with the right code. Only who
 * has the password gets as far as the code, and codes have a count of their own, which strangers cannot use up. To
 * everybody else the answer is the one that the lock gives.
 */
async function unlock(
  deps: SignInDeps,
  agent: AgentRow | undefined,
  code: string,
  guess: Guess,
  browser: Entering,
): Promise<SignedIn['session'] | null> {
  const { runInTransaction, rateLimitFactor } = deps;
  if (agent === undefined || !hasSecondFactor(agent)) return null;
  const name = guessName('code', agent.id);
  return runInTransaction(async (tx) => {
    if ((await countGuess(tx, name, GUESSES.code * rateLimitFactor)) > 0) return null;
    if (!(await takeCode(tx, agent.id, code))) {
      await recordAudit(tx, { agent, network: browser.network }, 'sign_in.second_factor_failed');
      return null;
    }
    await forgetGuess(tx, name, { all: true });
    // The strangers' wrong tries go on counting.
    await guess.withdraw(tx);
    return enter(deps, tx, agent, browser);
  });
}

async function enter(
  { newDevice }: SignInDeps,
  tx: Transaction,
  agent: AgentRow,
  device: Entering,
): Promise<SignedIn['session']> {
  const { before, known } = device;
  if (before !== null) await endSession(tx, before);
  if (!known && newDevice !== undefined && (await hasSignedInBefore(tx, agent)))
    await newDevice(tx, agent, device);
  await recordAudit(tx, { agent, network: device.network }, 'sign_in.succeeded');
  return beginSession(tx, agent, device);
}

/** The first time, every browser is new. */
async function hasSignedInBefore({ db }: Transaction, agent: AgentRow): Promise<boolean> {
  const entry = await db
    .selectFrom('audit_log')
    .select('id')
    .where('actor_id', '=', agent.id)
    .where('action', 'in', ['sign_in.succeeded', 'agent.joined'])
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}

async function isSignedIn({ database, now }: SignInDeps, { before }: Browser): Promise<boolean> {
  return before !== null && (await findSession(database.read, before, now())) !== null;
}

/**
 * The agent of a session proves anew who they are, with the password or a code of the second factor.
 * @throws ApiError `sign_in_failed`, `second_factor_wrong`, `too_many_requests`
 */
export async function confirm(
  deps: SignInDeps,
  agent: AgentRow,
  session: SessionRow,
  given: { password?: string | undefined; code?: string | undefined },
): Promise<void> {
  const { network } = session;
  const guess = await beginGuess(deps, agent.email, { network: network ?? '', device: null });
  if (guess.locked !== null) throw guess.locked;
  const { password } = given;
  const matches = password !== undefined && (await verifyPassword(password, agent.password_hash, 'known'));
  const confirmed = await deps.runInTransaction(async (tx) => {
    const right = password === undefined ? await takeCode(tx, agent.id, given.code ?? '') : matches;
    if (!right) {
      await recordAudit(tx, { agent, network }, 'confirmation.failed');
      return false;
    }
    await guess.wasRight(tx);
    await noteConfirmed(tx, session);
    return true;
  });
  if (!confirmed) throw password === undefined ? wrongCode() : wrongPassword();
}

function lockedOut({ message, waitMs }: TryLater): TryLater {
  return new TryLater(
    `${message} If you use two-factor sign-in, enter your code together with your password to sign in now.`,
    waitMs,
    { codeHelps: true },
  );
}

export function wrongPassword(): ApiError {
  return new ApiError('sign_in_failed', 'Wrong password.');
}
