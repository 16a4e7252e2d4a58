import { appendEvent, lockConversation } from './conversation-log.ts';
import { lastChangeSeq } from './last-change.ts';
import type { Reader } from './reader.ts';
import type { Work } from './work.ts';

/**
 * One side has read everything up to an event. The mark only grows: an older or unchanged one does nothing, and one
 * past the end counts as the end. What was read had been delivered.
 * @throws Refused `conversation_unknown`
 */
export async function markRead(work: Work, reader: Reader, id: string, upTo: number): Promise<void> {
  const row = await lockConversation(work, reader, id);
  const visitor = reader.kind === 'visitor';
  const before = visitor ? row.read_by_visitor : row.read_by_agents;
  if (upTo <= before) return;
  const mark = Math.min(upTo, await lastChangeSeq(work.db, id, reader.kind));
  if (mark <= before) return;
  await appendEvent(
    work,
    row,
    { type: 'conversation.read', data: { by: visitor ? 'visitor' : 'agents', upTo: mark }, visible: true },
    visitor
      ? { read_by_visitor: mark, delivered_to_visitor: Math.max(mark, row.delivered_to_visitor) }
      : { read_by_agents: mark, delivered_to_agents: Math.max(mark, row.delivered_to_agents) },
  );
}
