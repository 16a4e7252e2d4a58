import { ApiError } from '../common/api-error.ts';
import type { Message } from '../contract/schemas/conversations.ts';
import type { ExplainedWait } from '../contract/schemas/developers/waits.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import { hoursHistory } from '../sites/hours-history.ts';
import { openSpans } from './business-time.ts';

/**
 * Why a wait is as long as it is: what began it and what ended it, and the time between the two that counted.
 * @throws ApiError `not_found`
 */
export async function explainWait(
  db: Db,
  { id, kind, seq }: { id: string; kind: string; seq: number },
): Promise<ExplainedWait> {
  const wait = await db
    .selectFrom('moment_facts')
    .innerJoin('conversations', 'conversations.id', 'moment_facts.conversation_id')
    .select(['site_id', 'at', 'from_at', 'from_seq', 'wall_ms', 'open_ms'])
    .where('conversation_id', '=', id)
    .where('moment_facts.seq', '=', seq)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (wait === undefined || wait.from_at === null || wait.from_seq === null)
    throw new ApiError('not_found', 'Nobody waited for this.');
  const history = await hoursHistory(db, wait.site_id);
  const hours = history.findLast(({ since }) => since <= wait.at)?.hours ?? null;
  const counted = openSpans(history, wait.from_at, wait.at);
  return {
    from: wait.from_at,
    to: wait.at,
    wallMs: wait.wall_ms ?? 0,
    openMs: wait.open_ms ?? 0,
    timeZone: hours?.timeZone ?? null,
    counted,
    question: await messageAt(db, id, wait.from_seq),
    answer: await messageAt(db, id, seq),
  };
}

/** The message with this number; null where the event is another. */
async function messageAt(db: Db, id: string, seq: number): Promise<Message | null> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', id)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row === undefined ? null : messageFrom(row, 'agent');
}
