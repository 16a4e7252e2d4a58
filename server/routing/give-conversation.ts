import type { AgentSummary } from '../contract/schemas/people.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { noteTaken } from '../sites/answer-pace.ts';
import { SYSTEM } from '../triage/wake-conversation.ts';
import { chooseAgent } from './choose-agent.ts';
import { lockForRule, takeRoutingLock } from './routing-lock.ts';
import { readRules } from './rules.ts';

/**
 * Gives a waiting conversation to whose turn it is, or offers it, where the rule of its queue says so. Everything is looked
 * at again within the transaction: of several nodes that noticed, one does it. True when this one did.
 */
export async function giveConversation(tx: Transaction, id: string): Promise<boolean> {
  await takeRoutingLock(tx);
  const row = await lockForRule(tx, id);
  if (row?.status !== 'waiting' || row.offered_to !== null || row.last_message_seq === 0) return false;
  const rule = (await readRules(tx.db)).ruleOf(row);
  const agent = await chooseAgent(tx.db, row, rule, tx.now);
  if (agent === null) return false;
  const face = { id: agent.id, name: agent.name };
  await noteGiven(tx, agent.id);
  if (rule.acceptSeconds === null) {
    await noteTaken(tx, row);
    const assigned = await appendEvent(
      tx,
      row,
      { type: 'conversation.assigned', data: { by: SYSTEM, assignee: face }, visible: true },
      { status: 'open', assignee_id: agent.id, waiting_since: null },
    );
    await showReading(tx, assigned, agent.id);
    return true;
  }
  await offerTo(tx, row, face, rule.acceptSeconds);
  return true;
}

/** Offers a waiting conversation, which is locked, to an agent for so long. */
export function offerTo(
  tx: Transaction,
  row: ConversationRow,
  agent: AgentSummary,
  seconds: number,
): Promise<ConversationRow> {
  const until = tx.now + seconds * 1_000;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.offered', data: { offer: { agent, until } }, visible: false },
    { offered_to: agent.id, offered_until: until },
  );
}
