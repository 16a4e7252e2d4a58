import type { AgentSummary } from '../contract/schemas/people.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { nextToAsk } from './choose-agent.ts';
import { offerTo } from './give-conversation.ts';
import { gives, readRules } from './rules.ts';

/** An offer stands for so long where the rule assigns without asking. */
const USUAL_ACCEPT_SECONDS = 30;

/**
 * Asks the next agent who is there about a conversation, which is locked, that nobody has answered. Where a rule distributes the queue in
 * which it waits, it is offered to them; where nobody distributes it, or a colleague has it, they are to be notified of it.
 * @param asked the ids of the agents who were asked before
 * @returns the conversation as it is now, and who it is; null: nobody is left
 */
export async function askNextAgent(
  tx: Transaction,
  row: ConversationRow,
  asked: ReadonlySet<string>,
): Promise<{ row: ConversationRow; agent: AgentSummary } | null> {
  const agent = await nextToAsk(tx.db, row, { asked, now: tx.now });
  if (agent === null) return null;
  // Others have waited longer for the next.
  await noteGiven(tx, agent.id);
  if (row.status !== 'waiting' || row.offered_to !== null) return { row, agent };
  const rule = (await readRules(tx.db)).ruleOf(row);
  if (!gives(rule)) return { row, agent };
  return { row: await offerTo(tx, row, agent, rule.acceptSeconds ?? USUAL_ACCEPT_SECONDS), agent };
}
