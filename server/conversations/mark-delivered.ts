import type { Reader } from '../access/actor.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { lastChangeSeq } from './last-change.ts';

/**
 * What came up to an event has reached a browser of one side. The mark only grows: an older or unchanged one does
 * nothing, and one past the end counts as the end. Of several agents' browsers, the first that says so is enough.
 * @throws Refused `conversation_unknown`
 */
export async function markDelivered(work: Work, reader: Reader, id: string, upTo: number): Promise<void> {
  await noteDelivered(work, await lockConversation(work, reader, id), reader.kind, upTo);
}

/** The same for a conversation that is locked already. */
export async function noteDelivered(
  work: Work,
  row: ConversationRow,
  kind: Reader['kind'],
  upTo: number,
): Promise<void> {
  const visitor = kind === 'visitor';
  const before = visitor ? row.delivered_to_visitor : row.delivered_to_agents;
  if (upTo <= before) return;
  const mark = Math.min(upTo, await lastChangeSeq(work.db, row.id, kind));
  if (mark <= before) return;
  await appendEvent(
    work,
    row,
    {
      type: 'conversation.delivered',
      data: { to: visitor ? 'visitor' : 'agents', upTo: mark },
      visible: true,
    },
    visitor ? { delivered_to_visitor: mark } : { delivered_to_agents: mark },
  );
}
