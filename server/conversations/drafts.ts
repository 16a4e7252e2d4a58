import { findThread } from '../access/conversation-access.ts';
import type { PutDraft, StoredDraft } from '../contract/schemas/drafts.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { maskOfThread } from '../sites/mask.ts';

const MAX_DRAFTS = 500;

/** The agent's drafts, the latest first. */
export async function readDrafts(db: Db, agent: AgentRow): Promise<StoredDraft[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('agent_id', '=', agent.id)
    .orderBy('updated_at', 'desc')
    .limit(MAX_DRAFTS)
    .execute();
  return rows.map((row) => ({
    ...JSON.parse(row.draft),
    conversationId: row.conversation_id,
    updatedAt: row.updated_at,
  }));
}

/**
 * Keeps a draft unless a newer one is there already: of two devices, what was written last counts. An empty one stays
 * for as long, so that it is known to be empty elsewhere.
 * @throws ApiError `conversation_unknown`
 */
export async function putDraft(tx: Transaction, agent: AgentRow, id: string, draft: PutDraft): Promise<void> {
  await findThread(tx.db, { kind: 'agent', agent }, id);
  const { updatedAt, ...content } = draft;
  // A clock that runs ahead must not win for ever.
  const updated_at = Math.min(updatedAt, tx.now);
  const mask = await maskOfThread(tx.db, id);
  const stored = JSON.stringify({ ...content, reply: mask(content.reply), note: mask(content.note) });
  await tx.db
    .insertInto('drafts')
    .values({ agent_id: agent.id, conversation_id: id, draft: stored, updated_at })
    .onConflict((conflict) =>
      conflict
        .columns(['agent_id', 'conversation_id'])
        .doUpdateSet({ draft: stored, updated_at })
        .where('drafts.updated_at', '<=', updated_at),
    )
    .execute();
}
