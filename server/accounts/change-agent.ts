import { Refused } from '../common/api-error.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';
import { releaseConversation } from '../triage/release-conversation.ts';
import { endLinksMadeBy } from './account-links.ts';
import { endSessions } from './sessions.ts';

/**
 * Changes what an agent may do. Somebody who is deactivated is signed out everywhere, their API keys and the links for
 * them end, and what they had open waits for somebody else. The links that somebody made as an admin end when they are
 * none any more.
 * @throws Refused `not_found`; `last_admin` when nobody could change settings any more
 */
export async function changeAgent(
  work: Work,
  id: string,
  change: { role?: AgentRow['role'] | undefined; active?: boolean | undefined },
): Promise<{ before: AgentRow; after: AgentRow }> {
  const admins = await lockAdmins(work);
  const before = await work.db.selectFrom('agents').selectAll().where('id', '=', id).executeTakeFirst();
  if (before === undefined) throw new Refused('not_found', 'There is no such agent.');
  const role = change.role ?? before.role;
  const active = change.active ?? before.deactivated_at === null;
  if (admins.every((admin) => admin.id === id) && (role !== 'admin' || !active)) {
    throw new Refused('last_admin', 'This is the only admin. Make somebody else an admin first.');
  }
  const after = await work.db
    .updateTable('agents')
    .set({ role, deactivated_at: active ? null : (before.deactivated_at ?? work.now) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (before.role === 'admin' && (role !== 'admin' || !active)) await endLinksMadeBy(work, before);
  if (!active && before.deactivated_at === null) await signOffEverywhere(work, before);
  return { before, after };
}

/** Of two admins who demote each other at once, the second one waits here and sees what the first one did. */
function lockAdmins(work: Work): Promise<{ id: string }[]> {
  const query = work.db
    .selectFrom('agents')
    .select('id')
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .orderBy('id');
  return (work.dialect === 'postgres' ? query.forUpdate() : query).execute();
}

async function signOffEverywhere(work: Work, agent: AgentRow): Promise<void> {
  await endSessions(work, agent.id);
  await work.db.deleteFrom('account_links').where('agent_id', '=', agent.id).execute();
  // Deleted, not only refused: they must not work again when somebody is reactivated years later.
  await work.db.deleteFrom('api_keys').where('agent_id', '=', agent.id).execute();
  const open = await work.db
    .selectFrom('conversations')
    .select('id')
    .where('assignee_id', '=', agent.id)
    .where('status', 'in', ['open', 'snoozed'])
    .execute();
  for (const { id } of open) await releaseConversation(work, { kind: 'agent', agent }, id);
}
