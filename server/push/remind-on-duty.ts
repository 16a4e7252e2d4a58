import { randomUUID } from 'node:crypto';
import { isNoticed } from '../contract/notices/notices.ts';
import type { Transaction } from '../database/transaction.ts';
import { teamOf } from '../notices/recipients.ts';
import { browsersToTell } from './browsers-to-tell.ts';
import { WORTH_MS } from './new-notices.ts';

/**
 * Puts down that everybody on duty is told once more of somebody who waits: of their team where the conversation has one, and as each
 * has chosen. Its assignee is told whether or not they are on duty.
 * @param at the event that says so, with its number
 * @returns how many browsers
 */
export async function remindOnDuty(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  at: { conversationId: string; seq: number },
  { team_id, assignee_id }: { team_id: string | null; assignee_id: string | null },
): Promise<number> {
  const members = await teamOf(db, team_id);
  const reminded = (await browsersToTell(db, now)).filter(
    ({ agentId, onDuty, preferences }) =>
      (agentId === assignee_id || (onDuty && (members.size === 0 || members.has(agentId)))) &&
      isNoticed(preferences.notices, 'waiting', 'push'),
  );
  const notices = reminded.map(({ id, host }) => ({
    id: randomUUID(),
    subscription_id: id,
    kind: 'waiting',
    conversation_id: at.conversationId,
    seq: at.seq,
    host,
    due_at: now,
    expires_at: now + WORTH_MS.waiting,
  }));
  if (notices.length > 0)
    await db
      .insertInto('push_notices')
      .values(notices)
      .onConflict((conflict) => conflict.columns(['subscription_id', 'conversation_id', 'seq']).doNothing())
      .execute();
  return notices.length;
}
