import { setAvatar } from '../avatars/avatars.ts';
import { ApiError } from '../common/api-error.ts';
import type { AuditAction } from '../contract/schemas/accounts-api.ts';
import { locking } from '../database/lock.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { releaseConversation } from '../triage/release-conversation.ts';
import { endLinksMadeBy } from './account-links.ts';
import { findAgent } from './agents.ts';
import { endSessions } from './sessions.ts';

/**
 * Changes what an agent may do. Somebody who is deactivated is signed out everywhere, their picture goes, their API keys and the links for
 * them end, and what they had open waits for somebody else. The links that somebody made as an admin end when they are
 * none any more.
 * @param by who changes it: nobody changes themselves; null: the operator, from the command line
 * @throws ApiError `forbidden`, `not_found`; `last_admin` when nobody could change settings any more
 */
export async function changeAgent(
  tx: Transaction,
  by: Pick<AgentRow, 'id'> | null,
  id: string,
  change: { role?: AgentRow['role'] | undefined; active?: boolean | undefined },
): Promise<{ before: AgentRow; after: AgentRow }> {
  if (id === by?.id)
    throw new ApiError(
      'forbidden',
      'You can’t change your own role, or deactivate or delete yourself. Ask another admin.',
    );
  const admins = await lockAdmins(tx);
  const before = await findAgent(tx.db, id);
  const role = change.role ?? before.role;
  const active = change.active ?? before.deactivated_at === null;
  if (admins.every((admin) => admin.id === id) && (role !== 'admin' || !active)) {
    throw new ApiError('last_admin', 'This is the only admin. Make somebody else an admin first.');
  }
  const after = await tx.db
    .updateTable('agents')
    .set({ role, deactivated_at: active ? null : (before.deactivated_at ?? tx.now) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (before.role === 'admin' && (role !== 'admin' || !active)) await endLinksMadeBy(tx, before);
  if (!active && before.deactivated_at === null) await signOffEverywhere(tx, before);
  return { before, after };
}

/** What {@link changeAgent} did, for the audit log. */
export function changesOf(before: AgentRow, after: AgentRow): AuditAction[] {
  const active = [before, after].map((row) => row.deactivated_at === null);
  return [
    ...(before.role === after.role ? [] : ['agent.role_changed' as const]),
    ...(active[0] && !active[1] ? ['agent.deactivated' as const] : []),
    ...(!active[0] && active[1] ? ['agent.reactivated' as const] : []),
  ];
}

/** Of two admins who demote each other at once, the second one waits here and sees what the first one did. */
function lockAdmins(tx: Transaction): Promise<{ id: string }[]> {
  const query = tx.db
    .selectFrom('agents')
    .select('id')
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .orderBy('id');
  return locking(tx, query).execute();
}

async function signOffEverywhere(tx: Transaction, agent: AgentRow): Promise<void> {
  await endSessions(tx, agent.id);
  await tx.db.deleteFrom('account_links').where('agent_id', '=', agent.id).execute();
  // Deleted, not only refused: they must not work again when somebody is reactivated years later.
  await tx.db.deleteFrom('api_keys').where('agent_id', '=', agent.id).execute();
  await setAvatar(tx, agent.id, null);
  const open = await tx.db
    .selectFrom('conversations')
    .select('id')
    .where('assignee_id', '=', agent.id)
    .where('status', 'in', ['open', 'snoozed'])
    .execute();
  for (const { id } of open) await releaseConversation(tx, { kind: 'agent', agent }, id);
}
