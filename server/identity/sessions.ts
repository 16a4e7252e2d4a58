import type { Work } from '../conversations/work.ts';
import type { Database, Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import { Refused } from '../refusal.ts';
import { normalizeEmail } from './agents.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { hashToken, newToken } from './tokens.ts';

export const SESSION_LIFETIME_MS = 14 * 24 * 60 * 60 * 1_000;

/** Checked when there is no such account, so that both answers take as long. Made once, at the first sign-in. */
let decoy: Promise<string> | null = null;

/**
 * The agent with this address and password.
 * @throws Refused `sign_in_failed`, the same for an unknown address, a wrong password and a deactivated agent
 */
export async function checkPassword(database: Database, email: string, password: string): Promise<AgentRow> {
  const agent = await database.read
    .selectFrom('agents')
    .selectAll()
    .where('email', '=', normalizeEmail(email))
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  decoy ??= hashPassword(newToken());
  const matches = await verifyPassword(password, agent?.password_hash ?? (await decoy));
  if (agent !== undefined && matches) return agent;
  throw new Refused('sign_in_failed', 'This e-mail address and password do not belong together.');
}

/** Begins a session and returns its token, which only the cookie will hold. Ended sessions of the agent are removed. */
export async function beginSession(
  work: Work,
  agent: AgentRow,
): Promise<{ token: string; expiresAt: number }> {
  await work.db
    .deleteFrom('sessions')
    .where('agent_id', '=', agent.id)
    .where('expires_at', '<=', work.now)
    .execute();
  const token = newToken();
  const expiresAt = work.now + SESSION_LIFETIME_MS;
  await work.db
    .insertInto('sessions')
    .values({ token_hash: hashToken(token), agent_id: agent.id, created_at: work.now, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}

/** The agent of a session that has not ended, or null. */
export async function findSession(db: Db, token: string, now: number): Promise<AgentRow | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('agents', 'agents.id', 'sessions.agent_id')
    .selectAll('agents')
    .where('sessions.token_hash', '=', hashToken(token))
    .where('sessions.expires_at', '>', now)
    .where('agents.deactivated_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function endSession(work: Work, token: string): Promise<void> {
  await work.db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
}
