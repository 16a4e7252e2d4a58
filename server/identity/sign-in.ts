import type { Work } from '../conversations/work.ts';
import type { Database } from '../database/database.ts';
import type { AgentRow, SessionRow } from '../database/tables.ts';
import { Refused, TryLater } from '../refusal.ts';
import { normalizeEmail } from './agents.ts';
import { type Actor, recordAudit } from './audit-log.ts';
import { countGuess, forgetGuess, GUESSES, guessName } from './guesses.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { hasSecondFactor, takeCode, wrongCode } from './second-factor.ts';
import { beginSession, type Device, endSession, noteConfirmed } from './sessions.ts';
import { newToken } from './tokens.ts';

type Commit = <T>(act: (work: Work) => Promise<T>) => Promise<T>;
export type SignInWorld = {
  database: Database;
  commit: Commit;
  now: () => number;
  /** Multiplies the limits. */
  rateLimitFactor: number;
};

/** Checked when there is no such account, so that both answers take as long. Made once, at the first sign-in. */
let decoy: Promise<string> | null = null;

/**
 * Signs an agent in: password, then the second factor where there is one, then a new session. An earlier session of
 * the same browser ends.
 * @throws Refused `sign_in_failed`, the same for an unknown address, a wrong password and a deactivated agent;
 *   `second_factor_required`, `second_factor_wrong`; `too_many_requests`
 */
export async function signIn(
  world: SignInWorld,
  given: { email: string; password: string; code?: string | undefined },
  device: Device,
  before: string | null,
): Promise<{ agent: AgentRow; session: { token: string; expiresAt: number } }> {
  const { database, commit } = world;
  const email = normalizeEmail(given.email);
  const guess = await beginGuess(world, email, device.network ?? '');
  const agent = await database.read
    .selectFrom('agents')
    .selectAll()
    .where('email', '=', email)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  decoy ??= hashPassword(newToken());
  const matches = await verifyPassword(given.password, agent?.password_hash ?? (await decoy));
  const actor: Actor = { agent: agent ?? null, network: device.network };
  if (agent === undefined || !matches) {
    // What stands in the field for the address may be a password: an address nobody has is not written down.
    await commit((work) => recordAudit(work, actor, 'sign_in.failed'));
    throw new Refused('sign_in_failed', 'Wrong e-mail or password.');
  }
  if (hasSecondFactor(agent) && given.code === undefined) {
    await commit((work) => guess.withdraw(work));
    throw new Refused('second_factor_required', 'Enter the code that your authenticator app shows.');
  }
  const session = await commit(async (work) => {
    if (hasSecondFactor(agent) && !(await takeCode(work, agent.id, given.code ?? ''))) {
      await recordAudit(work, actor, 'sign_in.second_factor_failed');
      return null;
    }
    await guess.wasRight(work);
    if (before !== null) await endSession(work, before);
    await recordAudit(work, actor, 'sign_in.succeeded');
    return beginSession(work, agent, device);
  });
  if (session === null) throw wrongCode();
  return { agent, session };
}

/**
 * The agent of a session proves anew who they are, with the password or a code of the second factor.
 * @throws Refused `sign_in_failed`, `second_factor_wrong`, `too_many_requests`
 */
export async function confirm(
  world: SignInWorld,
  agent: AgentRow,
  session: SessionRow,
  given: { password?: string | undefined; code?: string | undefined },
): Promise<void> {
  const guess = await beginGuess(world, agent.email, session.network ?? '');
  if (given.password !== undefined) {
    if (!(await verifyPassword(given.password, agent.password_hash))) throw wrongPassword();
    await world.commit(async (work) => {
      await guess.wasRight(work);
      await noteConfirmed(work, session);
    });
    return;
  }
  const confirmed = await world.commit(async (work) => {
    if (!(await takeCode(work, agent.id, given.code ?? ''))) return false;
    await guess.wasRight(work);
    await noteConfirmed(work, session);
    return true;
  });
  if (!confirmed) throw wrongCode();
}

export function wrongPassword(): Refused {
  return new Refused('sign_in_failed', 'Wrong password.');
}

/**
 * Counts a try against the account and the network, whether or not there is such an account. Tries from a network
 * where the account was signed in lately are counted apart, so that a stranger elsewhere cannot lock its owner out.
 * @throws Refused `too_many_requests`
 */
export async function beginGuess(
  { database, commit, rateLimitFactor, now }: SignInWorld,
  email: string,
  network: string,
) {
  const known = await database.read
    .selectFrom('sessions')
    .innerJoin('agents', 'agents.id', 'sessions.agent_id')
    .select('sessions.id')
    .where('agents.email', '=', email)
    .where('sessions.network', '=', network)
    .where('sessions.expires_at', '>', now())
    .limit(1)
    .executeTakeFirst();
  const account = guessName('account', email, known === undefined ? '' : network);
  const net = guessName('network', network);
  const waitMs = await commit(async (work) =>
    Math.max(
      await countGuess(work, account, GUESSES.account * rateLimitFactor),
      await countGuess(work, net, GUESSES.network * rateLimitFactor),
    ),
  );
  if (waitMs > 0) {
    throw new TryLater(
      `Too many wrong tries. Wait ${Math.ceil(waitMs / 60_000)} minutes, or ask an admin for a link to set a new password.`,
      waitMs,
    );
  }
  return {
    async wasRight(work: Work): Promise<void> {
      await forgetGuess(work, account, { all: true });
      await forgetGuess(work, net, { all: false });
    },
    /** It was neither right nor wrong. */
    async withdraw(work: Work): Promise<void> {
      await forgetGuess(work, account, { all: false });
      await forgetGuess(work, net, { all: false });
    },
  };
}
