import type { Actor } from '../access/actor.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { lockForRule } from './routing-lock.ts';

/**
 * The agent does not take what is on offer to them: it goes to the next. What is not on offer to them any more is left as
 * it is, so that declining twice, or too late, does no harm.
 * @throws ApiError `conversation_unknown`
 */
export async function declineOffer(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'agent' }>,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  const after = row.offered_to === actor.agent.id ? await pass(tx, row, 'declined') : row;
  return readState(tx.db, after, 'agent');
}

/** What is on offer to an agent, the one that ends first in front. */
export async function offersTo(db: Db, agentId: string): Promise<ConversationRow[]> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('offered_until', 'is not', null)
    .where('offered_to', '=', agentId)
    .orderBy('offered_until')
    .orderBy('id')
    .execute();
}

/** The offers whose time is over, the longest overdue first. */
export async function overdueOffers(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('offered_until', 'is not', null)
    .where('offered_until', '<=', now)
    .orderBy('offered_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Ends an offer whose time is over: of several nodes that noticed, one does it. True when this one did. */
export async function endOverdueOffer(tx: Transaction, id: string): Promise<boolean> {
  const row = await lockForRule(tx, id);
  if (row === undefined || row.offered_until === null || row.offered_until > tx.now) return false;
  await pass(tx, row, 'missed');
  return true;
}

async function pass(
  tx: Transaction,
  row: ConversationRow,
  why: 'declined' | 'missed',
): Promise<ConversationRow> {
  const agent = await tx.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('id', '=', row.offered_to)
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto('passed_offers')
    .values({ conversation_id: row.id, agent_id: agent.id, at: tx.now })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'agent_id']).doUpdateSet({ at: tx.now }))
    .execute();
  return appendEvent(
    tx,
    row,
    { type: 'conversation.passed', data: { agent, why }, visible: false },
    { offered_to: null, offered_until: null },
  );
}
