import { forgetAgentInAuditLog } from '../accounts/audit-log.ts';
import { changeAgent } from '../accounts/change-agent.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';

/** What an agent who was deleted is called, where nobody chose another name. */
export const FORMER_AGENT = 'Former agent';

/** What is an agent's alone. Those who are signed in were signed out before. */
const THEIR_OWN = [
  'account_links',
  'agent_attention',
  'agent_duty',
  'agent_preferences',
  'drafts',
  'mailed_notices',
  'mentions',
  'outgoing_mails',
  'own_replies',
  'passed_offers',
  'read_marks',
  'recovery_codes',
  'room_marks',
  'team_members',
  'views',
  'weekly_reports',
] as const;

/**
 * Deletes an agent: what is theirs goes, and what they wrote stays under another name. Their row stays for what points at it. In the
 * conversations themselves `forgetAgent` replaces the name afterwards.
 * @param by who deletes them: nobody deletes themselves; null: the operator, from the command line
 * @param shownAs the name from now on
 * @returns null where they were deleted before
 * @throws ApiError `forbidden`, `not_found`; `last_admin` when nobody could change settings any more
 */
export async function deleteAgent(
  tx: Transaction,
  by: Pick<AgentRow, 'id'> | null,
  id: string,
  shownAs: string,
): Promise<AgentRow | null> {
  const { db } = tx;
  const gone = await db
    .selectFrom('agents')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst();
  if (gone !== undefined) return null;
  const { before } = await changeAgent(tx, by, id, { active: false });
  await removeNotices(tx, id);
  await removeBotTests(tx, id);
  await holdScheduled(tx, id);
  await removeReplyUses(tx, id);
  await removeReplyFiles(tx, id);
  await handOverViews(tx, by?.id ?? (await anAdmin(tx, id)), id);
  for (const table of THEIR_OWN) await db.deleteFrom(table).where('agent_id', '=', id).execute();
  await db.deleteFrom('bridge_people').where('agent_id', '=', id).execute();
  await forgetAddress(tx, before.email);
  await forgetName(tx, before, shownAs);
  return db
    .updateTable('agents')
    .set({
      name: shownAs,
      email: `${id}@deleted.invalid`,
      role: 'agent',
      password_hash: '',
      totp_secret: null,
      totp_since: null,
      // The demo makes its agents anew, and does not bring this one back.
      demo: 0,
      deleted_at: tx.now,
      forgotten_to: '',
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The team goes on using the views that were shared with it. Without anybody to have them, they go with the agent's own. */
async function handOverViews({ db }: Transaction, heirId: string | null, id: string): Promise<void> {
  if (heirId === null) return;
  await db
    .updateTable('views')
    .set({ agent_id: heirId })
    .where('agent_id', '=', id)
    .where('shared', '=', 1)
    .execute();
}

/** The admin of the longest standing, besides this agent. */
async function anAdmin({ db }: Transaction, besidesId: string): Promise<string | null> {
  const row = await db
    .selectFrom('agents')
    .select('id')
    .where('role', '=', 'admin')
    .where('deactivated_at', 'is', null)
    .where('id', '<>', besidesId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What they wrote to be sent later stays for a colleague to send or cancel: nobody writes in their name any more. */
async function holdScheduled({ db }: Transaction, id: string): Promise<void> {
  await db
    .updateTable('scheduled_messages')
    .set({ agent_id: null, held: 'agent_gone' })
    .where('agent_id', '=', id)
    .execute();
}

/** How often their own canned replies were used: the replies go with them. */
async function removeReplyUses({ db }: Transaction, agentId: string): Promise<void> {
  await db
    .deleteFrom('reply_uses')
    .where('reply_id', 'in', (eb) =>
      eb.selectFrom('own_replies').select('id').where('agent_id', '=', agentId),
    )
    .execute();
}

/** The files of their own canned replies, and what they uploaded for any and did not save. */
async function removeReplyFiles(tx: Transaction, agentId: string): Promise<void> {
  const gone = await tx.db
    .deleteFrom('reply_files')
    .where((eb) =>
      eb.or([
        eb('reply_id', 'in', eb.selectFrom('own_replies').select('id').where('agent_id', '=', agentId)),
        eb.and([eb('uploaded_by', '=', agentId), eb('saved', '=', 0)]),
      ]),
    )
    .returning(['content_key', 'thumbnail_key'])
    .execute();
  await queueFileDeletion(tx, gone);
}

async function removeNotices({ db }: Transaction, agentId: string): Promise<void> {
  await db
    .deleteFrom('push_notices')
    .where('subscription_id', 'in', (eb) =>
      eb.selectFrom('push_subscriptions').select('id').where('agent_id', '=', agentId),
    )
    .execute();
  await db.deleteFrom('push_subscriptions').where('agent_id', '=', agentId).execute();
}

async function removeBotTests({ db }: Transaction, agentId: string): Promise<void> {
  for (const table of ['bot_test_messages', 'bot_test_files'] as const)
    await db
      .deleteFrom(table)
      .where('test_id', 'in', (eb) => eb.selectFrom('bot_tests').select('id').where('agent_id', '=', agentId))
      .execute();
  await db.deleteFrom('bot_tests').where('agent_id', '=', agentId).execute();
}

/** Mails that went to an address, links for it, and that it gets no mail. */
async function forgetAddress({ db }: Transaction, email: string): Promise<void> {
  await db
    .deleteFrom('outgoing_mails')
    .where('recipient', '=', email)
    .where('visitor_id', 'is', null)
    .execute();
  await db.deleteFrom('account_links').where('email', '=', email).execute();
  await db.deleteFrom('suppressed_addresses').where('address', '=', email).execute();
}

async function forgetName(tx: Transaction, agent: AgentRow, shownAs: string): Promise<void> {
  const { db } = tx;
  const namesake = await db
    .selectFrom('agents')
    .select('id')
    .where('name', '=', agent.name)
    .where('id', '<>', agent.id)
    .limit(1)
    .executeTakeFirst();
  await forgetAgentInAuditLog(tx, { ...agent, nameIsShared: namesake !== undefined }, shownAs);
  // The others know a name only. Where a colleague has the same one, it may be theirs.
  if (namesake !== undefined) return;
  for (const table of ['visitor_notes', 'blocks'] as const)
    await db.updateTable(table).set({ agent_name: shownAs }).where('agent_name', '=', agent.name).execute();
  const invitations = await db
    .selectFrom('outgoing_mails')
    .select(['id', 'payload'])
    .where('kind', '=', 'invite')
    .execute();
  for (const { id, payload } of invitations) {
    const said = JSON.parse(payload) as { by?: string };
    if (said.by === agent.name)
      await db
        .updateTable('outgoing_mails')
        .set({ payload: JSON.stringify({ ...said, by: shownAs }) })
        .where('id', '=', id)
        .execute();
  }
}
