import { type Actor, authorOf, sideOf } from '../access/actor.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { SYSTEM } from './wake-conversation.ts';

type Assignee = NonNullable<ConversationState['assignee']>;

/**
 * Opens a resolved conversation again: an agent takes it, a visitor or a service makes it wait. An open one is left as it is.
 * @throws ApiError `conversation_unknown`
 */
export async function reopenConversation(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  const open = row.status === 'resolved' ? await reopen(tx, row, actor) : row;
  return readState(tx.db, open, sideOf(actor));
}

/**
 * The same for a conversation that is locked already. A visitor who comes back begins to wait anew.
 * @param actor null: what came was of nobody who takes part
 * @param assignee who has it then; null: it waits for somebody
 */
export async function reopen(
  tx: Transaction,
  row: ConversationRow,
  actor: Actor | null,
  assignee: Assignee | null = agentOf(actor),
): Promise<ConversationRow> {
  const by = actor === null ? SYSTEM : authorOf(actor);
  const opened = await appendEvent(
    tx,
    row,
    { type: 'conversation.reopened', data: { by, assignee }, visible: true },
    // The rating was of the resolution that ends here.
    assignee === null
      ? { status: 'waiting', assignee_id: null, rating: null, ...beginsToWait(tx, row, actor) }
      : { status: 'open', assignee_id: assignee.id, rating: null, waiting_since: null },
  );
  return assignee === null ? opened : showReading(tx, opened, assignee.id);
}

function agentOf(actor: Actor | null): Assignee | null {
  return actor?.kind === 'agent' && actor.service !== true
    ? { id: actor.agent.id, name: actor.agent.name }
    : null;
}

/** Since when the visitor waits: from now on where they came back, and otherwise as before. */
function beginsToWait(
  { now }: Transaction,
  { awaiting_reply_since }: ConversationRow,
  actor: Actor | null,
): Pick<ConversationRow, 'waiting_since' | 'awaiting_reply_since'> {
  return actor?.kind === 'visitor'
    ? { waiting_since: now, awaiting_reply_since: now }
    : { waiting_since: awaiting_reply_since ?? now, awaiting_reply_since };
}
