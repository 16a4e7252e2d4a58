import type { InboxOrder, InboxPage, Queue } from '../contract/schemas/agent-api.ts';
import type { Db } from '../database/database.ts';
import { afterCursor, cursorOf, type Keyset, ordered } from '../database/keyset.ts';
import { prepared } from '../database/prepared.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';
import { cardsFrom } from './read-cards.ts';

const CARDS_PER_PAGE = 40;
const QUEUES: readonly Queue[] = ['waiting', 'with_bot', 'mine', 'open', 'snoozed', 'resolved'];
/** Counting a hundred thousand resolved conversations for every agent would cost more than it tells. */
export const MAX_COUNT = 1_000;

/**
 * One page of a queue, with the counts of all.
 * @param cursor from the page before, of the same queue and order
 * @throws ApiError `bad_request` when the cursor is not one of ours
 */
export async function readInbox(
  db: Db,
  agent: AgentRow,
  {
    queue,
    order,
    cursor,
    limit = CARDS_PER_PAGE,
  }: {
    queue: Queue;
    order?: InboxOrder | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  },
): Promise<Omit<InboxPage, 'epoch'>> {
  const keyset = keysetOf(queue, order ?? (queue === 'waiting' ? 'longest' : 'latest'));
  let query = ordered(db.selectFrom('conversations').selectAll(), keyset)
    .where('status', '=', statusOf(queue))
    // A conversation that only has a file being uploaded is nobody's business yet.
    .where('last_message_seq', '>', 0);
  if (queue === 'mine') query = query.where('assignee_id', '=', agent.id);
  if (cursor !== undefined) query = query.where(afterCursor(keyset, cursor));
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const [cards, counts] = await Promise.all([cardsFrom(db, agent, page), countQueues(db, agent)]);
  return {
    cards,
    next: rows.length > limit && last !== undefined ? cursorOf(keyset, last) : null,
    ...counts,
  };
}

/** The console orders its cards the same way (`stores/inbox/inbox/inbox-queues.ts`). */
function keysetOf(queue: Queue, order: InboxOrder): Keyset {
  const time = queue === 'waiting' ? 'waiting_since' : 'active_at';
  if (order === 'priority')
    return [
      ['priority', 'desc'],
      ['active_at', 'desc'],
    ];
  return [[time, order === 'longest' ? 'asc' : 'desc']];
}

function statusOf(queue: Queue): ConversationRow['status'] {
  return queue === 'mine' ? 'open' : queue;
}

/** All counts in one question: each for itself would cost a way to the database and back. */
const countsOf = prepared<{ agent: string }, Record<Queue | 'longest', number | null>>((db, place) => {
  const listed = () => db.selectFrom('conversations').where('last_message_seq', '>', 0);
  const count = (queue: Queue) => {
    // Nothing but what the index holds, so that no row is read.
    const some = listed().select('status').where('status', '=', statusOf(queue)).limit(MAX_COUNT);
    return db
      .selectFrom((queue === 'mine' ? some.where('assignee_id', '=', place('agent')) : some).as('some'))
      .select((eb) => eb.fn.countAll<number>().as('counted'))
      .as(queue);
  };
  const longest = listed()
    .select('waiting_since')
    .where('status', '=', 'waiting')
    .orderBy('waiting_since')
    .limit(1)
    .as('longest');
  return db.selectNoFrom([...QUEUES.map(count), longest]) as never;
});

async function countQueues(db: Db, agent: AgentRow): Promise<Pick<InboxPage, 'counts' | 'longestWaitSince'>> {
  const [row] = await countsOf(db, { agent: agent.id });
  const counts = Object.fromEntries(QUEUES.map((queue) => [queue, Number(row?.[queue] ?? 0)]));
  const longest = row?.longest ?? null;
  return {
    counts: counts as InboxPage['counts'],
    longestWaitSince: longest === null ? null : Number(longest),
  };
}
