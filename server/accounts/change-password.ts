import type { AgentRow } from '../database/tables.ts';
import { recordAudit } from './audit-log.ts';
import { beginGuess } from './begin-guess.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { beginSession, type Device, endSessions } from './sessions.ts';
import { type SignInDeps, wrongPassword } from './sign-in.ts';

/**
 * Sets a new password for who knows the old one, ends everything that was signed in with it, and begins a new session
 * for the browser that asks.
 * @throws ApiError `sign_in_failed`, `too_many_requests`
 */
export async function changePassword(
  deps: SignInDeps,
  agent: AgentRow,
  given: { current: string; next: string },
  device: Device,
): Promise<{ agent: AgentRow; session: { token: string; expiresAt: number } }> {
  const { network } = device;
  const guess = await beginGuess(deps, agent.email, { network: network ?? '', device: null });
  if (guess.locked !== null) throw guess.locked;
  if (!(await verifyPassword(given.current, agent.password_hash, 'known'))) {
    await deps.runInTransaction((tx) => recordAudit(tx, { agent, network }, 'password.change_failed'));
    throw wrongPassword();
  }
  const password_hash = await hashPassword(given.next, 'known');
  const session = await deps.runInTransaction(async (tx) => {
    await guess.wasRight(tx);
    await tx.db.updateTable('agents').set({ password_hash }).where('id', '=', agent.id).execute();
    await tx.db.deleteFrom('account_links').where('agent_id', '=', agent.id).execute();
    await endSessions(tx, agent.id);
    await recordAudit(tx, { agent, network }, 'password.changed');
    return beginSession(tx, agent, device);
  });
  return { agent: { ...agent, password_hash }, session };
}
