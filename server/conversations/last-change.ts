import type { Side } from '../access/actor.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';

/** Events that only say how far somebody has read. */
const MARKS = ['conversation.read', 'conversation.delivered'];

const lastChange = (kind: Side) =>
  prepared<{ id: string }, { seq: number }>((db, place) => {
    const query = db
      .selectFrom('events')
      .select('seq')
      .where('conversation_id', '=', place('id'))
      .where('type', 'not in', MARKS)
      .orderBy('seq', 'desc')
      .limit(1);
    return kind === 'visitor' ? query.where('visible', '=', 1) : query;
  });
const LAST_CHANGE = { visitor: lastChange('visitor'), agent: lastChange('agent') };

/**
 * The number of the last event, for one kind of reader, that is no mark. Marks are measured against it: if they could
 * reach a mark, each would make room for the next, without end.
 */
export async function lastChangeSeq(db: Db, id: string, kind: Side): Promise<number> {
  const [last] = await LAST_CHANGE[kind](db, { id });
  return last?.seq ?? 0;
}
