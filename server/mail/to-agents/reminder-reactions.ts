import type { Db } from '../../database/database.ts';
import type { Transaction } from '../../database/transaction.ts';
import { noteReaction } from '../mail-reactions.ts';

/** Of one agent in one conversation; a ladder has at most ten steps a wait. */
const LOOKED_THROUGH = 20;

type Whom = { conversationId: string; agentId: string };

/**
 * Notes that an agent opened a conversation by the reminder that a step mailed to them.
 * @returns false where that step mailed them none
 */
export async function mailOpened(tx: Transaction, whom: Whom, step: number): Promise<boolean> {
  const mail = (await remindersTo(tx.db, whom)).find((one) => one.step === step);
  if (mail === undefined) return false;
  await noteReaction(tx, mail.id, 'opened');
  return true;
}

/**
 * Notes at the last reminder that was mailed to an agent that they have answered the visitor, unless somebody had answered in between.
 * @param seq the number of their answer
 */
export async function mailAnswered(tx: Transaction, whom: Whom, seq: number): Promise<void> {
  const mail = (await remindersTo(tx.db, whom)).find((one) => one.sent && one.step < seq);
  if (mail === undefined || (await wasAnswered(tx.db, whom, { after: mail.step, before: seq }))) return;
  await noteReaction(tx, mail.id, 'answered');
}

/** The newest first. Those of before their step was kept are left out. */
async function remindersTo(db: Db, { conversationId, agentId }: Whom) {
  const rows = await db
    .selectFrom('outgoing_mails')
    .select(['id', 'payload', 'state'])
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('kind', '=', 'unanswered')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(LOOKED_THROUGH)
    .execute();
  return rows.flatMap(({ id, payload, state }) => {
    const { step } = JSON.parse(payload) as { step?: number };
    return step === undefined ? [] : [{ id, step, sent: state === 'sent' }];
  });
}

async function wasAnswered(
  db: Db,
  { conversationId }: Whom,
  { after, before }: { after: number; before: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', after)
    .where('seq', '<', before)
    .where('kind', '=', 'text')
    .where('author_kind', '=', 'agent')
    .where('unsent_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
