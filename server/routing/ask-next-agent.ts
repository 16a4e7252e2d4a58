import type { AskedAs } from '../contract/notices/ladder.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { noteGiven } from '../presence/availability.ts';
import { nextToAsk } from './choose-agent.ts';
import { offerTo } from './give-conversation.ts';
import { gives, readRules } from './rules.ts';

/** An offer stands for so long where the rule assigns without asking. */
const USUAL_ACCEPT_SECONDS = 30;

/** The conversation as it is now, who was asked, and how. */
export type Asked = { row: ConversationRow; agent: AgentSummary; as: AskedAs };

/**
 * Asks the next agent who is there about a conversation that nobody has answered and that is on offer to nobody. Where a rule distributes
 * the queue in which it waits, it is offered to them; where nobody distributes it, or a colleague has it, they are to be notified of it.
 * Of two that decide at once, each asks somebody else: the routing lock is held, and the conversation is locked after it.
 * @param asked the ids of the agents who were asked before
 * @returns null: nobody is left
 */
export async function askNextAgent(
  tx: Transaction,
  row: ConversationRow,
  asked: ReadonlySet<string>,
): Promise<Asked | null> {
  const agent = await nextToAsk(tx.db, row, { asked, now: tx.now });
  if (agent === null) return null;
  // Others have waited longer for the next.
  await noteGiven(tx, agent.id);
  if (row.status !== 'waiting') return { row, agent, as: 'notice' };
  const rule = (await readRules(tx.db)).ruleOf(row);
  if (!gives(rule)) return { row, agent, as: 'notice' };
  const offered = await offerTo(tx, row, agent, rule.acceptSeconds ?? USUAL_ACCEPT_SECONDS);
  return { row: offered, agent, as: 'offer' };
}
