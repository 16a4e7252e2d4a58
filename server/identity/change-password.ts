import type { AgentRow } from '../database/tables.ts';
import { recordAudit } from './audit-log.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { beginSession, type Device, endSessions } from './sessions.ts';
import { beginGuess, type SignInWorld, wrongPassword } from './sign-in.ts';

/**
 * Sets a new password for who knows the old one, ends everything that was signed in with it, and begins a new session
 * for the browser that asks.
 * @throws Refused `sign_in_failed`, `too_many_requests`
 */
export async function changePassword(
  world: SignInWorld,
  agent: AgentRow,
  given: { current: string; next: string },
  device: Device,
): Promise<{ token: string; expiresAt: number }> {
  const guess = await beginGuess(world, agent.email, device.network ?? '');
  if (!(await verifyPassword(given.current, agent.password_hash))) throw wrongPassword();
  const password_hash = await hashPassword(given.next);
  return world.commit(async (work) => {
    await guess.wasRight(work);
    await work.db.updateTable('agents').set({ password_hash }).where('id', '=', agent.id).execute();
    await work.db.deleteFrom('account_links').where('agent_id', '=', agent.id).execute();
    await endSessions(work, agent.id);
    await recordAudit(work, { agent, network: device.network }, 'password.changed');
    return beginSession(work, agent, device);
  });
}
